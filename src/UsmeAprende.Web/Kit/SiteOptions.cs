using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using UsmeAprende.Web.Kit.Requests;

namespace UsmeAprende.Web.Kit;

/// <summary>Names and addresses of the site, so that another locality can use the programme unchanged.</summary>
public sealed class SiteOptions
{
    public const string Section = "Site";

    /// <summary>
    /// Size limit of a request. Forms and batches are small; an action that takes files has its own limit
    /// (<see cref="UploadSizeLimitAttribute"/>).
    /// </summary>
    public const long MaxRequestBytes = 1024 * 1024;

    [Required]
    public string Name { get; set; } = "UsmeAprende";

    /// <summary>The entity that is responsible for the site.</summary>
    [Required]
    public string Entity { get; set; } = "Alcaldía Local de Usme";

    [Required]
    public string Locality { get; set; } = "Usme";

    /// <summary>
    /// Scheme and host that people use, such as <c>https://aprende.example.gov.co</c>. If it is not set, the request's own.
    /// </summary>
    [RegularExpression("https?://[^/]+", ErrorMessage = "debe ser como https://aprende.ejemplo.gov.co, sin nada después del nombre")]
    public string? Url
    {
        get;
        // An empty setting counts as not set.
        set => field = string.IsNullOrWhiteSpace(value) ? null : value;
    }

    /// <summary>Whether people use HTTPS, even if a proxy passes their requests on without it.</summary>
    public bool IsSecure => Url?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>With HTTPS, the cookie gets the prefix "__Host-", so that no other site of the same domain can set it.</summary>
    public string CookieName(string name) => IsSecure ? $"__Host-{name}" : name;

    /// <summary>How long a request's body may take to arrive at any rate. After that it needs an average of 4 KB a second.</summary>
    [Range(typeof(TimeSpan), "00:00:02", "01:00:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(150);

    /// <summary>
    /// Addresses of the proxies in front of the site. Only their X-Forwarded-For is trusted; without this setting behind a proxy, all
    /// people would share one rate limit.
    /// </summary>
    public IReadOnlyList<string> Proxies { get; set; } = [];

    /// <summary>
    /// Whether phones keep pages for when there is no signal. Switched off, those that have some delete them at their next visit: what
    /// to do if a version that phones keep turns out to be broken.
    /// </summary>
    public bool WorksOffline { get; set; } = true;

    /// <summary>Address of the source code, as the licence demands.</summary>
    [Required]
    public string SourceUrl { get; set; } = "https://github.com/usme-innova/usme-aprende";

    /// <summary>The entity's tax number (NIT) with its check digit, as <c>899999061-9</c>.</summary>
    public string? Nit { get; set; }

    /// <summary>The entity's street address.</summary>
    public string? Address { get; set; }

    /// <summary>The entity's telephone, as people read it.</summary>
    public string? Telephone { get; set; }

    /// <summary>A PNG or JPEG file with the entity's emblem; without it, that of the certificates.</summary>
    public string? EmblemFile { get; set; }

    /// <summary>Contact for questions about personal data.</summary>
    public string? PrivacyContact { get; set; }
}

/// <summary>
/// The public address of the site, for links that people share. In production always the configured one, since the Host header can contain
/// anything.
/// </summary>
public sealed class PublicBaseUrl(IOptions<SiteOptions> site, IHostEnvironment environment)
{
    /// <returns>Scheme and host; null if none can be trusted.</returns>
    public string? Find(HttpRequest request) =>
        site.Value.Url ?? (environment.IsProduction() ? null : $"{request.Scheme}://{request.Host}");
}
