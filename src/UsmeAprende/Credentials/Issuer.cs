using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Credentials;

/// <summary>
/// The issuer's profile and the addresses that stand in every credential: they may never move, since what is signed cannot be changed.
/// </summary>
public sealed class Issuer(IOptions<IssuerOptions> options)
{
    public const string ProfilePath = "/credenciales/emisor";
    public const string RevocationsPath = "/credenciales/revocadas";
    public const string KeysPath = "/.well-known/jwks.json";
    public const string KeyPath = "/.well-known/jwks/";

    /// <summary>False until the site's address is set; until then nothing can be signed and no key has a name.</summary>
    public bool HasAddress => !string.IsNullOrEmpty(options.Value.Url);

    public string Id => Address(ProfilePath);

    public string Revocations => Address(RevocationsPath);

    /// <summary>Where the key is served by itself: its <c>kid</c>.</summary>
    public string KeyId(string thumbprint) => Address(KeyPath + thumbprint);

    /// <summary>A page of the site as the world outside reaches it.</summary>
    /// <param name="path">Begins with a slash; an address that is already whole stays as it is.</param>
    /// <exception cref="CredentialsUnavailableException">The site's address is not set.</exception>
    public string Address(string path)
    {
        if (!path.StartsWith('/'))
            return path;
        return HasAddress
            ? options.Value.Url!.TrimEnd('/') + path
            : throw new CredentialsUnavailableException(CredentialReadiness.NoAddress);
    }

    /// <summary>The profile as it stands inside a credential.</summary>
    public JsonObject Profile()
    {
        var profile = new JsonObject
        {
            ["id"] = Id,
            ["type"] = new JsonArray("Profile"),
            ["name"] = options.Value.Name,
            ["url"] = Address("/"),
        };
        if (!string.IsNullOrEmpty(options.Value.Email))
            profile["email"] = options.Value.Email;
        return profile;
    }

    /// <summary>The profile by itself, as it is served at its own address.</summary>
    public byte[] ToJson()
    {
        var document = new JsonObject { ["@context"] = CredentialJson.Contexts() };
        foreach (var (name, value) in Profile())
            document[name] = value?.DeepClone();
        return CredentialJson.ToBytes(document);
    }
}
