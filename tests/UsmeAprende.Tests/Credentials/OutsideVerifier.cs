using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace UsmeAprende.Tests.Credentials;

/// <summary>Somebody else's programme: it has a credential and the published key, and none of the code that signed.</summary>
internal static class OutsideVerifier
{
    public static byte[] Decode(string base64Url) =>
        Convert.FromBase64String(base64Url.Replace('-', '+').Replace('_', '/').PadRight((base64Url.Length + 3) / 4 * 4, '='));

    public static string Encode(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static JsonElement Part(string jws, int part)
    {
        using var json = JsonDocument.Parse(Decode(jws.Split('.')[part]));
        return json.RootElement.Clone();
    }

    public static JsonElement Header(string jws) => Part(jws, 0);

    public static JsonElement Payload(string jws) => Part(jws, 1);

    /// <summary>RFC 7515, section 5.2, with the key as RFC 7517 writes it.</summary>
    public static bool Accepts(string jws, byte[] publishedKey)
    {
        using var jwk = JsonDocument.Parse(publishedKey);
        using var rsa = RSA.Create(new RSAParameters { Modulus = Decode(Member(jwk, "n")), Exponent = Decode(Member(jwk, "e")) });
        var parts = jws.Split('.');
        return rsa.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
            Decode(parts[2]),
            HashAlgorithmName.SHA256,
            RSASignaturePadding.Pkcs1
        );
    }

    private static string Member(JsonDocument jwk, string name) => jwk.RootElement.GetProperty(name).GetString()!;
}
