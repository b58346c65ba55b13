using Microsoft.Extensions.Options;

namespace UsmeAprende.Mail;

/// <summary>
/// Who writes: the end of every letter. A letter that names nobody looks like those of swindlers, of which our own lessons warn.
/// </summary>
public sealed class EntityLetterhead(IOptions<LetterheadOptions> options)
{
    /// <summary>The site's name as people know it.</summary>
    public string SiteName => options.Value.SiteName;

    /// <summary>The site's address as people type it, without the scheme; null if it is not configured.</summary>
    public string? SiteAddress => options.Value.SiteUrl?.Split("://", 2)[^1];

    /// <summary>The lines of the signature; what is not configured is left out.</summary>
    /// <param name="why">Why this person gets this letter: a whole sentence after "porque".</param>
    public IReadOnlyList<string> Sign(string why) =>
        [
            .. new[] { SiteName, options.Value.Entity, options.Value.Address, Call, SiteAddress }.OfType<string>(),
            $"Le escribimos porque {why}",
        ];

    private string? Call => options.Value.Telephone is { } telephone ? $"Teléfono: {telephone}" : null;
}

/// <summary>The entity and the site, as letters name them; all of it comes from <c>Site:</c>.</summary>
public sealed class LetterheadOptions
{
    public string SiteName { get; set; } = "UsmeAprende";

    public string Entity { get; set; } = "Alcaldía Local de Usme";

    public string? SiteUrl { get; set; }

    public string? Address { get; set; }

    public string? Telephone { get; set; }
}
