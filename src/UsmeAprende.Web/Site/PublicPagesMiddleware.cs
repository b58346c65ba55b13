namespace UsmeAprende.Web.Site;

/// <summary>The first middleware: answers what is already in memory, before routing, sessions or the database are touched.</summary>
public static class PublicPagesMiddleware
{
    public static IApplicationBuilder UsePublicPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<PublicPages>();
        var assets = app.ApplicationServices.GetRequiredService<SiteAssets>();
        var drawings = app.ApplicationServices.GetRequiredService<CatalogueDrawings>();
        return app.Use(next =>
            context =>
            {
                var request = context.Request;
                var isHead = HttpMethods.IsHead(request.Method);
                if (!isHead && !HttpMethods.IsGet(request.Method))
                    return next(context);
                if (
                    !request.QueryString.HasValue
                    && (
                        pages.TryGet(request.Path.Value!, "", out var response)
                        || assets.TryGet(request.Path, out response)
                        || drawings.TryGet(request.Path, out response)
                    )
                )
                    return response.WriteAsync(context);

                // Actions answer GET; the server itself leaves out the body that HEAD does not want.
                if (isHead)
                    request.Method = HttpMethods.Get;
                return next(context);
            }
        );
    }
}
