using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using UsmeAprende.Credentials.Proofs;

namespace UsmeAprende.Credentials;

/// <summary>
/// The issuer's profile, and the addresses in every credential. These addresses must never change, since a signed credential cannot be
/// changed.
/// </summary>
public sealed class CredentialIssuer(IOptions<CredentialIssuerOptions> options)
{
    public const string ProfilePath = "/credenciales/emisor";
    public const string ImagePath = "/credenciales/emisor/escudo";
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
        if (!string.IsNullOrEmpty(options.Value.Telephone))
            profile["phone"] = options.Value.Telephone;
        if (!string.IsNullOrEmpty(options.Value.Address))
            profile["address"] = new JsonObject
            {
                ["type"] = new JsonArray("Address"),
                ["streetAddress"] = options.Value.Address,
                ["addressLocality"] = options.Value.City,
                ["addressCountryCode"] = "CO",
            };
        if (!string.IsNullOrEmpty(options.Value.TaxNumber))
            profile["otherIdentifier"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "IdentifierEntry",
                    ["identifier"] = options.Value.TaxNumber,
                    ["identifierType"] = "ext:NIT",
                }
            );
        if (!string.IsNullOrEmpty(options.Value.ImageFile))
            profile["image"] = new JsonObject
            {
                ["id"] = AbsoluteUrl(ImagePath),
                ["type"] = "Image",
                ["caption"] = options.Value.Name,
            };
        return profile;
    }

    /// <summary>The profile as it is served at its own address, with the keys of embedded proofs: wallets look there for both.</summary>
    /// <param name="proofKeys">All public parts that ever signed a proof.</param>
    public byte[] ToJson(IReadOnlyList<byte[]> proofKeys)
    {
        var document = new JsonObject
        {
            // The first two define what is said of keys.
            ["@context"] = new JsonArray([
                "https://www.w3.org/ns/did/v1",
                "https://w3id.org/security/multikey/v1",
                .. CredentialJson.CreateContexts().Select(context => context!.DeepClone()),
            ]),
        };
        foreach (var (name, value) in CreateProfile())
            document[name] = value?.DeepClone();
        document["verificationMethod"] = new JsonArray([
            .. proofKeys.Select(key => new JsonObject
            {
                ["id"] = ProofKeyText.IdOf(key, this),
                ["type"] = "Multikey",
                ["controller"] = Id,
                ["publicKeyMultibase"] = ProofKeyText.Write(key),
            }),
        ]);
        document["assertionMethod"] = new JsonArray([.. proofKeys.Select(key => JsonValue.Create(ProofKeyText.IdOf(key, this)))]);
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

    /// <summary>The entity's tax number (NIT), with its check digit, from <c>Site:Nit</c>.</summary>
    public string? TaxNumber { get; set; }

    /// <summary>Street address, from <c>Site:Address</c>.</summary>
    public string? Address { get; set; }

    /// <summary>The city of that address.</summary>
    public string City { get; set; } = "Bogotá, D. C.";

    /// <summary>From <c>Site:Telephone</c>.</summary>
    public string? Telephone { get; set; }

    /// <summary>A PNG or JPEG file with the entity's emblem, from <c>Site:EmblemFile</c> or that of the certificates.</summary>
    public string? ImageFile { get; set; }

    /// <summary>Length of new RSA keys; certificates are shown for decades.</summary>
    [Range(2048, 4096)]
    public int KeyBits { get; set; } = 3072;
}
