using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Options;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.Web.Kit.Security;

/// <summary>
/// Refuses cross-site requests (R17). Public pages are the same for everyone and cannot have a token, so the browser's headers about the
/// origin of a request are checked, which no page can forge.
/// </summary>
public sealed class SameOriginGuard(RequestDelegate next, IOptions<SiteOptions> site)
{
    private readonly string? _site = site.Value.Url;

    /// <summary>For the one action that is authorised by its own token: the unsubscribe POST of mail clients (RFC 8058).</summary>
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

    // The error page of a refused request passes here again, still as a POST.
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
