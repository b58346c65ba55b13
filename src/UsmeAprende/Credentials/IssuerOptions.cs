using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Credentials;

/// <summary>Who issues badges and certificates, as a credential says it for ever. The site fills in what its own settings say.</summary>
public sealed class IssuerOptions
{
    public const string Section = "Credentials";

    /// <summary>
    /// Scheme and host under which keys, issuer and revocation list stay, from <c>Site:Url</c>. Without it nothing is signed: a credential
    /// outlives the guess of an address.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>The entity that answers for what is certified, from <c>Site:Entity</c>.</summary>
    [Required]
    public string Name { get; set; } = "Alcaldía Local de Usme";

    /// <summary>Where someone who received a credential can ask about it.</summary>
    public string? Email { get; set; }

    /// <summary>Length of new RSA keys; certificates are shown for decades.</summary>
    [Range(2048, 4096)]
    public int KeyBits { get; set; } = 3072;
}
