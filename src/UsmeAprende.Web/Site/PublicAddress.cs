using Microsoft.Extensions.Options;

namespace UsmeAprende.Web.Site;

/// <summary>
/// The address under which the world knows the site, for links that people send on. In production only the one that is configured: a
/// request's Host is whatever its sender wrote.
/// </summary>
public sealed class PublicAddress(IOptions<SiteOptions> site, IHostEnvironment environment)
{
    /// <returns>Scheme and host; null where there is none that may be told.</returns>
    public string? Of(HttpRequest request) => site.Value.Url ?? (environment.IsProduction() ? null : $"{request.Scheme}://{request.Host}");
}
