using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace UsmeAprende.Web.Kit.Security;

/// <summary>The headers every response carries, public bytes included.</summary>
public static class SecurityHeaders
{
    private static readonly StringValues ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-src 'none'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly StringValues NoSniff = "nosniff";

    private static readonly StringValues NoStore = "no-store";

    // Never no-referrer: a browser without Sec-Fetch-Site or Origin is told apart by its Referer (R17).
    private static readonly StringValues ReferrerPolicy = "same-origin";

    private static readonly StringValues PermissionsPolicy = "camera=(self), microphone=(), geolocation=()";

    private static readonly StringValues StrictTransport = "max-age=31536000";

    private static readonly StringValues SameOrigin = "same-origin";

    /// <summary>
    /// Who may show a response within a page of theirs. Only for what does not take other sites' word for it by
    /// <c>Access-Control-Allow-Origin</c>.
    /// </summary>
    public const string ResourcePolicy = "Cross-Origin-Resource-Policy";

    public static void AddTo(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = NoSniff;
        headers["Referrer-Policy"] = ReferrerPolicy;
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers[ResourcePolicy] = SameOrigin;
    }

    /// <summary>
    /// Style and scripts are governed by the page that asks for them: its policies, sent again with each file, would be a kilobyte of a
    /// first visit.
    /// </summary>
    public static void AddToFile(IHeaderDictionary headers) => headers.XContentTypeOptions = NoSniff;

    /// <summary>
    /// On every response, the kept bytes and failures too. A proxy may take the encryption off, so what counts is how people come.
    /// </summary>
    public static IApplicationBuilder UseStrictTransport(this IApplicationBuilder app)
    {
        var isSecure = app.ApplicationServices.GetRequiredService<IOptions<SiteOptions>>().Value.IsSecure;
        return app.Use(next =>
            context =>
            {
                if (isSecure || context.Request.IsHttps)
                    context.Response.Headers.StrictTransportSecurity = StrictTransport;
                return next(context);
            }
        );
    }

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                AddTo(context.Response.Headers);

                // What is not a public page is somebody's own; public pages say otherwise for themselves.
                context.Response.Headers.CacheControl = NoStore;
                return next(context);
            }
        );
}

/// <summary>
/// Put on pages whose address is a key of its own, as in a letter's link: what is asked for from them says which site it comes from and not
/// which page, so that no log of requests holds the key. The site itself must be said, for the guard's sake (R17).
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SecretAddressAttribute : ResultFilterAttribute
{
    public const string Policy = "strict-origin";

    public override void OnResultExecuting(ResultExecutingContext context) =>
        context.HttpContext.Response.Headers["Referrer-Policy"] = Policy;
}
