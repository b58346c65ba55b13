using System.Buffers.Binary;
using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Web.Tests.People.Accounts;

public sealed class PasskeyTests(SiteHost site)
{
    // R11, R15
    [Fact]
    public async Task Passkey_DuringALock_OpensAndCountsAsBothFactors()
    {
        using var facilitator = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        using var passkey = new SoftwarePasskey();
        var document = BrowserVisit.NewDocument();
        await facilitator.SignUpAsync(document);
        using var added = await facilitator.PostAsync(
            "/mi-cuenta/seguridad/llaves",
            ("credential", passkey.Create(await OptionsAsync(facilitator, "/api/passkeys/crear")))
        );
        for (var i = 0; i < SignInFailureCounter.Most; i++)
            (await elsewhere.SignInAsync(document, "no es")).Dispose();

        using var password = await elsewhere.SignInAsync(document, BrowserVisit.Password);
        using var shown = await elsewhere.PostAsync(
            "/entrar/llave?volver=/mi-cuenta/seguridad",
            ("credential", passkey.Get(await OptionsAsync(elsewhere, "/api/passkeys/entrar")))
        );

        Assert.Equal("/mi-cuenta/seguridad?hecho=llave", added.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.BadRequest, password.StatusCode);
        Assert.Equal("/mi-cuenta/seguridad", shown.Headers.Location?.OriginalString);
        Assert.Single((await elsewhere.ReadAsync("/mi-cuenta/seguridad")).QuerySelectorAll("input[name=id]"));
    }

    [Fact]
    public async Task Passkey_TakenAwayShownTwiceOrUnknown_OpensNothing()
    {
        using var ana = new BrowserVisit(site);
        using var elsewhere = new BrowserVisit(site);
        using var passkey = new SoftwarePasskey();
        using var unknown = new SoftwarePasskey();
        await ana.SignUpAsync();
        (
            await ana.PostAsync(
                "/mi-cuenta/seguridad/llaves",
                ("credential", passkey.Create(await OptionsAsync(ana, "/api/passkeys/crear")))
            )
        ).Dispose();
        var page = await ana.ReadAsync("/mi-cuenta/seguridad");

        using var stranger = await elsewhere.PostAsync(
            "/entrar/llave",
            ("credential", unknown.Get(await OptionsAsync(elsewhere, "/api/passkeys/entrar")))
        );
        var answer = passkey.Get(await OptionsAsync(elsewhere, "/api/passkeys/entrar"));
        using var first = await elsewhere.PostAsync("/entrar/llave", ("credential", answer));
        using var again = await elsewhere.PostAsync("/entrar/llave", ("credential", answer));
        (
            await ana.PostAsync("/mi-cuenta/seguridad/llaves/quitar", ("id", page.QuerySelector("input[name=id]")!.GetAttribute("value")!))
        ).Dispose();
        using var late = await elsewhere.PostAsync(
            "/entrar/llave",
            ("credential", passkey.Get(await OptionsAsync(elsewhere, "/api/passkeys/entrar")))
        );

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.BadRequest, HttpStatusCode.BadRequest],
            [stranger.StatusCode, first.StatusCode, again.StatusCode, late.StatusCode]
        );
        Assert.Equal(HttpStatusCode.OK, await ana.StatusAsync("/mi-cuenta"));
    }

    // Whoever finds a phone open makes no key of their own to come back with.
    [Fact]
    public async Task Passkey_WithoutThePassword_IsNotMade()
    {
        using var ana = new BrowserVisit(site);
        await ana.SignUpAsync();

        using var none = await ana.PostAsync("/api/passkeys/crear");
        using var wrong = await ana.PostAsync("/api/passkeys/crear", ("KeyPassword", "no es"));

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [none.StatusCode, wrong.StatusCode]);
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType?.MediaType);
    }

    private static async Task<string> OptionsAsync(BrowserVisit visit, string path)
    {
        using var response = await visit.PostAsync(path, ("KeyPassword", BrowserVisit.Password));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync(BrowserVisit.Cancel);
    }
}

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
