using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using UsmeAprende.Web.Kit.Requests;

namespace UsmeAprende.Web.Kit;

/// <summary>Whatever names a place, so that another locality can use the programme as it is.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>
    /// Forms and batches are small; an action that takes files raises it for itself (<see cref="UploadSizeLimitAttribute"/>).
    /// </summary>
    public const long MaxRequestBytes = 1024 * 1024;

    [Required]
    public string Name { get; set; } = "UsmeAprende";

    /// <summary>The entity that answers for the site.</summary>
    [Required]
    public string Entity { get; set; } = "Alcaldía Local de Usme";

    [Required]
    public string Locality { get; set; } = "Usme";

    /// <summary>
    /// Scheme and host people use, such as <c>https://aprende.example.gov.co</c>. Where none is given, the request's own.
    /// </summary>
    [RegularExpression("https?://[^/]+", ErrorMessage = "Site:Url must be a scheme and a host, without a path.")]
    public string? Url
    {
        get;
        // A setting left empty is one that is not set.
        set => field = string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>People come by HTTPS, though a proxy may pass their requests on without.</summary>
    public bool IsSecure => Url?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>
    /// Where people come by HTTPS, browsers let nobody else set a cookie of this name, other sites of the same domain neither.
    /// </summary>
    public string CookieName(string name) => IsSecure ? $"__Host-{name}" : name;

    /// <summary>
    /// How long a request's body may take to arrive at any pace; one that is larger than that allows must then come at 4 KB a second on
    /// average.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(150);

    /// <summary>
    /// Addresses of the proxies in front of the site. Theirs is the only word taken on where a request comes from; without it all of a
    /// café, and all of Usme, would share one limit of tries.
    /// </summary>
    public IReadOnlyList<string> Proxies { get; set; } = [];

    /// <summary>Where the source of the running programme is, as its licence asks.</summary>
    [Required]
    public string SourceUrl { get; set; } = "https://github.com/usme-innova/usme-aprende";

    /// <summary>Whom to write to about one's data.</summary>
    public string? PrivacyContact { get; set; }
}

/// <summary>
/// The address under which the world knows the site, for links that people send on. In production only the one that is configured: a
/// request's Host is whatever its sender wrote.
/// </summary>
public sealed class PublicBaseUrl(IOptions<SiteOptions> site, IHostEnvironment environment)
{
    /// <returns>Scheme and host; null where there is none that may be told.</returns>
    public string? Find(HttpRequest request) =>
        site.Value.Url ?? (environment.IsProduction() ? null : $"{request.Scheme}://{request.Host}");
}
