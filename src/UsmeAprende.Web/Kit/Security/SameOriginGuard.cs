using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.Web.Kit.Security;

/// <summary>
/// Refuses requests that another site made a browser send (R17). Public pages are the same for everyone and so carry no token;
/// what the browser says of where a request comes from, and no page can forge, takes its place.
/// </summary>
public sealed class SameOriginGuard(RequestDelegate next, IOptions<SiteOptions> site)
{
    private readonly string? _site = site.Value.Url;

    /// <summary>Put on the one action whose own token is its authority: the mail clients' unsubscribe POST of RFC 8058.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class AnyOriginAttribute : Attribute;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (IsSafe(request.Method) || IsExempt(context))
        {
            await next(context);
            return;
        }

        var verdict = Judge(request);
        if (verdict is OriginResult.Same)
        {
            await next(context);
            return;
        }

        if (verdict is OriginResult.Unknown)
            ErrorController.GiveBackTyped(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
    }

    private OriginResult Judge(HttpRequest request)
    {
        var headers = request.Headers;
        if (headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } fetchSite)
            return fetchSite == "same-origin" ? OriginResult.Same : OriginResult.Cross;

        var own = _site ?? $"{request.Scheme}://{request.Host}";
        if (headers.Origin.ToString() is { Length: > 0 } origin)
            return string.Equals(origin, own, StringComparison.OrdinalIgnoreCase) ? OriginResult.Same : OriginResult.Cross;
        if (headers.Referer.ToString() is { Length: > 0 } referer)
            return referer.StartsWith(own + "/", StringComparison.OrdinalIgnoreCase) ? OriginResult.Same : OriginResult.Cross;
        return OriginResult.Unknown;
    }

    // The error page of a refused request passes here again, as the POST it was.
    private static bool IsExempt(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<AnyOriginAttribute>() is not null
        || context.Features.Get<IStatusCodeReExecuteFeature>() is not null;

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private enum OriginResult
    {
        Same,
        Cross,
        Unknown,
    }
}
