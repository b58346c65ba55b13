using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace UsmeAprende.Credentials;

/// <summary>
/// A signed text in compact form (RFC 7515): header, payload and signature with dots between, by RS256 only. The same key and payload
/// always give the same text.
/// </summary>
public sealed partial class CompactJws
{
    /// <summary>The file type of a credential that is saved or attached.</summary>
    public const string FileExtension = ".jws";

    // A credential has about three thousand characters; a longer text is something else.
    private const int MaxLength = 64 * 1024;
    private const int HeaderMembers = 3;

    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private CompactJws(string keyId, byte[] payload, byte[] signed, byte[] signature) =>
        (KeyId, Payload, _signed, _signature) = (keyId, payload, signed, signature);

    /// <summary>The id of the key that signed it, as it claims.</summary>
    public string KeyId { get; }

    /// <summary>The payload, not yet verified.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    public static string Sign(ReadOnlySpan<byte> payload, string keyId, RSA key)
    {
        var header = CredentialJson.ToBytes(
            new JsonObject
            {
                ["alg"] = "RS256",
                ["typ"] = "JWT",
                ["kid"] = keyId,
            }
        );
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    /// <summary>
    /// Parses the form and verifies nothing. A header with anything but RS256 and the id of a key is refused: no other algorithm, and no
    /// key inside the header, is ever used.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CompactJws? jws)
    {
        jws = null;
        if (text is null || text.Length > MaxLength || !Form().IsMatch(text))
            return false;
        var parts = text.Split('.');
        if (
            !TryDecode(parts[0], out var header)
            || !TryDecode(parts[1], out var payload)
            || !TryDecode(parts[2], out var signature)
            || KeyIdOf(header) is not { } keyId
        )
            return false;
        jws = new CompactJws(keyId, payload, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature);
        return true;
    }

    public bool IsSignedBy(RSA key) => key.VerifyData(_signed, _signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

    private static string? KeyIdOf(byte[] header) =>
        SignedClaims.ParseObject(header) is { Count: HeaderMembers } json
        && SignedClaims.ReadText(json["alg"]) == "RS256"
        && SignedClaims.ReadText(json["typ"]) == "JWT"
            ? SignedClaims.ReadText(json["kid"])
            : null;

    private static bool TryDecode(string part, out byte[] bytes)
    {
        bytes = [];
        if (!Base64Url.IsValid(part))
            return false;
        bytes = Base64Url.DecodeFromChars(part);
        return true;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\z")]
    private static partial Regex Form();
}
