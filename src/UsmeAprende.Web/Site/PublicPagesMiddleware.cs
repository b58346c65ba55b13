namespace UsmeAprende.Web.Site;

/// <summary>The first middleware: answers what is already in memory, before routing, sessions or the database are touched.</summary>
public static class PublicPagesMiddleware
{
    public static IApplicationBuilder UsePublicPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<PublicPages>();
        var assets = app.ApplicationServices.GetRequiredService<SiteAssets>();
        var drawings = app.ApplicationServices.GetRequiredService<CatalogueDrawings>();
        return app.Use(next => context =>
        {
            var request = context.Request;
            var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
            return reads && !request.QueryString.HasValue && (pages.TryGet(request.Path, out var response) || assets.TryGet(request.Path, out response) || drawings.TryGet(request.Path, out response))
                ? response.WriteAsync(context)
                : next(context);
        });
    }
}
