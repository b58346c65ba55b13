using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;

namespace UsmeAprende.Web.Kit.Caching;

/// <summary>
/// Finds the canonical spelling of a public page's address. An id can be written in hundreds of ways, with capitals or %-codes; each would
/// be another page for the cache, for browsers and for search engines.
/// </summary>
public static class CanonicalAddress
{
    /// <returns>The canonical path; null if the request has it already.</returns>
    public static string? FindRedirect(HttpContext http)
    {
        if (http.GetEndpoint() is not RouteEndpoint route)
            return null;
        var path = Path(route.RoutePattern, http.Request.RouteValues);
        return path == http.Request.Path.Value && IsAsSent(http, path) ? null : path;
    }

    private static string Path(RoutePattern pattern, RouteValueDictionary values)
    {
        var path = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            path.Append('/');
            foreach (var part in segment.Parts)
            {
                path.Append(
                    part switch
                    {
                        RoutePatternLiteralPart literal => literal.Content,
                        RoutePatternSeparatorPart separator => separator.Content,
                        RoutePatternParameterPart parameter => Value(values[parameter.Name]?.ToString() ?? ""),
                        _ => throw new ArgumentOutOfRangeException(nameof(pattern), part.PartKind, null),
                    }
                );
            }
        }
        return path.Length == 0 ? "/" : path.ToString();
    }

    // Public pages have ids of the courses, which have no capitals, or Guids.
    private static string Value(string value) => Guid.TryParse(value, out var id) ? id.ToString("D") : value.ToLowerInvariant();

    // Paths arrive decoded. A character that needs no %-code must be sent without; other characters are in no page's address.
    private static bool IsAsSent(HttpContext http, string path)
    {
        var raw = http.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (string.IsNullOrEmpty(raw) || raw[0] != '/' || new PathString(path).ToUriComponent() != path)
            return true;
        var end = raw.IndexOf('?');
        return raw.AsSpan(0, end < 0 ? raw.Length : end).SequenceEqual(path);
    }
}
