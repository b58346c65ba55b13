using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace UsmeAprende.Credentials;

/// <summary>
/// The public key as a JSON Web Key (RFC 7517), and its thumbprint (RFC 7638). It is made from the public key only, so that no private part
/// can get into it.
/// </summary>
public static class JsonWebKey
{
    public const int ThumbprintLength = 43;

    public static byte[] ToJson(SigningKey key, CredentialIssuer issuer) => CredentialJson.ToBytes(Create(key, issuer));

    /// <summary>The set of all keys, newest first.</summary>
    public static byte[] SetToJson(IEnumerable<SigningKey> keys, CredentialIssuer issuer) =>
        CredentialJson.ToBytes(new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => Create(key, issuer))]) });

    internal static string Thumbprint(RSA key)
    {
        var (n, e) = Numbers(key);
        // The thumbprint is the hash of exactly these three members, in this order and without spaces.
        return Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes($$"""{"e":"{{e}}","kty":"RSA","n":"{{n}}"}""")));
    }

    private static JsonObject Create(SigningKey key, CredentialIssuer issuer)
    {
        using var rsa = key.OpenPublicPart();
        var (n, e) = Numbers(rsa);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = issuer.KeyId(key.Thumbprint),
            ["n"] = n,
            ["e"] = e,
        };
    }

    private static (string N, string E) Numbers(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: false);
        return (Base64Url.EncodeToString(numbers.Modulus), Base64Url.EncodeToString(numbers.Exponent));
    }
}
