using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Credentials;

/// <summary>
/// The issuer's profile, and the addresses in every credential. These addresses must never change, since a signed credential cannot be
/// changed.
/// </summary>
public sealed class CredentialIssuer(IOptions<CredentialIssuerOptions> options)
{
    public const string ProfilePath = "/credenciales/emisor";
    public const string RevocationsPath = "/credenciales/revocadas";
    public const string KeysPath = "/.well-known/jwks.json";
    public const string KeyPath = "/.well-known/jwks/";

    /// <summary>False if the site's address is not configured: then nothing can be signed.</summary>
    public bool HasAddress => !string.IsNullOrEmpty(options.Value.Url);

    public string Id => AbsoluteUrl(ProfilePath);

    public string Revocations => AbsoluteUrl(RevocationsPath);

    /// <summary>The address at which a single key is served, which is also its <c>kid</c>.</summary>
    public string KeyId(string thumbprint) => AbsoluteUrl(KeyPath + thumbprint);

    /// <summary>The complete public address of a page of the site.</summary>
    /// <param name="path">Begins with a slash; an address that is already complete stays as it is.</param>
    /// <exception cref="CredentialsUnavailableException">The site's address is not set.</exception>
    public string AbsoluteUrl(string path)
    {
        if (!path.StartsWith('/'))
            return path;
        return HasAddress
            ? options.Value.Url!.TrimEnd('/') + path
            : throw new CredentialsUnavailableException(CredentialReadiness.NoAddress);
    }

    /// <summary>The profile as it is written inside a credential.</summary>
    public JsonObject CreateProfile()
    {
        var profile = new JsonObject
        {
            ["id"] = Id,
            ["type"] = new JsonArray("Profile"),
            ["name"] = options.Value.Name,
            ["url"] = AbsoluteUrl("/"),
        };
        if (!string.IsNullOrEmpty(options.Value.Email))
            profile["email"] = options.Value.Email;
        return profile;
    }

    /// <summary>The profile as it is served at its own address.</summary>
    public byte[] ToJson()
    {
        var document = new JsonObject { ["@context"] = CredentialJson.CreateContexts() };
        foreach (var (name, value) in CreateProfile())
            document[name] = value?.DeepClone();
        return CredentialJson.ToBytes(document);
    }
}

/// <summary>The issuer of badges and certificates, as every credential names it. The site fills it in from its own settings.</summary>
public sealed class CredentialIssuerOptions
{
    public const string Section = "Credentials";

    /// <summary>
    /// Scheme and host under which keys, issuer and revocation list stay, from <c>Site:Url</c>. Without it nothing is signed: the address
    /// must be right for as long as a credential is used.
    /// </summary>
    public string? Url { get; set; }

    /// <summary>The entity that is responsible for what is certified, from <c>Site:Entity</c>.</summary>
    [Required]
    public string Name { get; set; } = "Alcaldía Local de Usme";

    /// <summary>Where someone who received a credential can ask about it.</summary>
    public string? Email { get; set; }

    /// <summary>Length of new RSA keys; certificates are shown for decades.</summary>
    [Range(2048, 4096)]
    public int KeyBits { get; set; } = 3072;
}
