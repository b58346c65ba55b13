using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace UsmeAprende.Web.Kit.Security;

/// <summary>Adds the security headers of every response, cached ones included.</summary>
public static class SecurityHeaders
{
    private static readonly StringValues ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; object-src 'none'; frame-src 'none'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static readonly StringValues NoSniff = "nosniff";

    private static readonly StringValues NoStore = "no-store";

    // Never no-referrer: for a browser without Sec-Fetch-Site and Origin, the Referer is checked (R17).
    private static readonly StringValues ReferrerPolicy = "same-origin";

    private static readonly StringValues PermissionsPolicy = "camera=(self), microphone=(), geolocation=()";

    private static readonly StringValues StrictTransport = "max-age=31536000";

    private static readonly StringValues SameOrigin = "same-origin";

    /// <summary>The header that says which sites may embed a response. Not for responses with <c>Access-Control-Allow-Origin</c>.</summary>
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
    /// For styles and scripts, to which the policies of their page apply: sent again with each file, these headers would add a kilobyte to
    /// a first visit.
    /// </summary>
    public static void AddToFile(IHeaderDictionary headers) => headers.XContentTypeOptions = NoSniff;

    /// <summary>
    /// Adds HSTS to every response, cached ones and failures too. A proxy may end TLS, so the configured address decides.
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

                // By default a response is private and not cached; public pages set their own header.
                context.Response.Headers.CacheControl = NoStore;
                return next(context);
            }
        );
}

/// <summary>
/// For pages whose address contains a secret, as in an e-mail's link: requests from them send the site but not the page as referrer, so
/// that no log contains the secret. The site must be sent for the same-origin guard (R17). Search engines keep none of them either.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SecretAddressAttribute : ResultFilterAttribute
{
    public const string Policy = "strict-origin";

    public override void OnResultExecuting(ResultExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers["Referrer-Policy"] = Policy;
        headers["X-Robots-Tag"] = "noindex";
    }
}
