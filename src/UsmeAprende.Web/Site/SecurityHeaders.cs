using Microsoft.Extensions.Primitives;

namespace UsmeAprende.Web.Site;

/// <summary>The headers every response carries, public bytes included.</summary>
public static class SecurityHeaders
{
    private static readonly StringValues ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-src 'none'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly StringValues NoSniff = "nosniff";

    private static readonly StringValues NoStore = "no-store";

    // Never no-referrer: a browser without Sec-Fetch-Site or Origin is told apart by its Referer (R17).
    private static readonly StringValues ReferrerPolicy = "same-origin";

    private static readonly StringValues PermissionsPolicy = "camera=(self), microphone=(), geolocation=()";

    private static readonly StringValues StrictTransport = "max-age=31536000";

    public static void AddTo(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = ReferrerPolicy;
        headers["Permissions-Policy"] = PermissionsPolicy;
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = StrictTransport;
    }

    /// <summary>Style and scripts are governed by the page that asks for them: its policies, sent again with each file, would be a kilobyte of a first visit.</summary>
    public static void AddToFile(IHeaderDictionary headers) => headers.XContentTypeOptions = NoSniff;

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use((context, next) =>
        {
            AddTo(context);

            // What is not a public page is somebody's own; public pages say otherwise for themselves.
            context.Response.Headers.CacheControl = NoStore;
            return next(context);
        });
}
