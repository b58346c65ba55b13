using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace UsmeAprende.Web.Tests.People;

/// <summary>
/// An authenticator in memory (WebAuthn level 2, ES256, no attestation), as a phone has one behind its fingerprint reader.
/// </summary>
internal sealed class SoftwarePasskey : IDisposable
{
    private const string Host = "localhost";
    private const byte PresentAndVerified = 0b0000_0101;
    private const byte HoldsNewKey = 0b0100_0000;

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] _id = RandomNumberGenerator.GetBytes(16);
    private string _user = "";
    private uint _uses;

    /// <summary>Answers the server's creation options.</summary>
    public string Create(string options)
    {
        using var asked = JsonDocument.Parse(options);
        _user = asked.RootElement.GetProperty("user").GetProperty("id").GetString()!;
        var client = Client("webauthn.create", asked.RootElement);
        var data = AuthenticatorData(PresentAndVerified | HoldsNewKey, [.. new byte[16], 0, (byte)_id.Length, .. _id, .. PublicKey()]);

        // {"fmt": "none", "attStmt": {}, "authData": …} in CBOR.
        byte[] attestation =
        [
            0xA3,
            .. Text("fmt"),
            .. Text("none"),
            .. Text("attStmt"),
            0xA0,
            .. Text("authData"),
            0x58,
            (byte)data.Length,
            .. data,
        ];
        return Credential(
            new
            {
                clientDataJSON = Encode(client),
                attestationObject = Encode(attestation),
                transports = new[] { "internal" },
            }
        );
    }

    /// <summary>Answers the server's request options.</summary>
    public string Get(string options)
    {
        using var asked = JsonDocument.Parse(options);
        var client = Client("webauthn.get", asked.RootElement);
        var data = AuthenticatorData(PresentAndVerified, []);
        var signature = _key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Credential(
            new
            {
                clientDataJSON = Encode(client),
                authenticatorData = Encode(data),
                signature = Encode(signature),
                userHandle = _user,
            }
        );
    }

    public void Dispose() => _key.Dispose();

    private string Credential(object response) =>
        JsonSerializer.Serialize(
            new
            {
                id = Encode(_id),
                rawId = Encode(_id),
                type = "public-key",
                clientExtensionResults = new { },
                response,
            }
        );

    private static byte[] Client(string type, JsonElement options) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = options.GetProperty("challenge").GetString(),
                origin = $"http://{Host}",
                crossOrigin = false,
            }
        );

    private byte[] AuthenticatorData(byte flags, byte[] newKey)
    {
        var count = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(count, ++_uses);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes(Host)), flags, .. count, .. newKey];
    }

    // {1: 2, 3: -7, -1: 1, -2: x, -3: y}: a COSE key.
    private byte[] PublicKey()
    {
        var point = _key.ExportParameters(false).Q;
        return [0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32, .. point.X!, 0x22, 0x58, 32, .. point.Y!];
    }

    private static byte[] Text(string text) => [(byte)(0x60 + text.Length), .. Encoding.ASCII.GetBytes(text)];

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
