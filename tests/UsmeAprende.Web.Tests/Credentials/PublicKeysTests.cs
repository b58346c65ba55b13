using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Credentials;

namespace UsmeAprende.Web.Tests.Credentials;

/// <summary>R23: what a validator elsewhere needs, it finds at the addresses that the credential itself names.</summary>
public sealed class PublicKeysTests(SiteHost site)
{
    [Fact]
    public async Task Credential_FollowedByAValidator_LeadsToItsKeyItsIssuerAndItsStatus()
    {
        using var stranger = new BrowserVisit(site);
        var jws = await SignAsync();
        using var header = Part(jws, 0);
        using var payload = Part(jws, 1);

        using var key = await FetchAsync(stranger, Text(header, "kid"));
        using var issuer = await FetchAsync(stranger, Text(payload, "iss"));
        using var status = await FetchAsync(stranger, payload.RootElement.GetProperty("credentialStatus").GetProperty("id").GetString()!);

        using var rsa = RSA.Create(
            new RSAParameters { Modulus = Base64Url.DecodeFromChars(Text(key, "n")), Exponent = Base64Url.DecodeFromChars(Text(key, "e")) }
        );
        var parts = jws.Split('.');
        Assert.True(
            rsa.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"),
                Base64Url.DecodeFromChars(parts[2]),
                HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1
            )
        );
        Assert.Equal(Text(header, "kid"), Text(key, "kid"));
        Assert.Equal(Text(payload, "iss"), Text(issuer, "id"));
        Assert.Equal("Alcaldía Local de Usme", Text(issuer, "name"));
        Assert.Equal(0, status.RootElement.GetProperty("revokedCredentials").GetArrayLength());
    }

    [Fact]
    public async Task KeySet_HoldsTheKeyThatSigns()
    {
        using var stranger = new BrowserVisit(site);
        using var header = Part(await SignAsync(), 0);

        using var set = await FetchAsync(stranger, "/.well-known/jwks.json");

        Assert.Contains(
            Text(header, "kid"),
            set.RootElement.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString())
        );
    }

    [Theory]
    [InlineData("/.well-known/jwks.json", "public, max-age=300")]
    [InlineData("/credenciales/emisor", "public, max-age=300")]
    [InlineData("/credenciales/revocadas", "no-cache")]
    public async Task Document_ForPagesOfOtherSites_IsOpenKeptAsLongAsItMayBeAndAnsweredWithoutABody(string path, string kept)
    {
        using var stranger = new BrowserVisit(site);
        await SignAsync();

        using var first = await stranger.Browser.GetAsync(path, BrowserVisit.Cancel);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await stranger.Browser.SendAsync(again, BrowserVisit.Cancel);

        Assert.Equal("application/json; charset=utf-8", first.Content.Headers.ContentType?.ToString());
        Assert.Equal(["*"], first.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(kept, first.Headers.GetValues("Cache-Control").Single());
        Assert.True(first.Headers.Contains("X-Content-Type-Options") && first.Headers.Contains("Content-Security-Policy"));
        Assert.False(first.Headers.Contains("Set-Cookie"));
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(["*"], second.Headers.GetValues("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Key_ThatNeverWas_IsMissing()
    {
        using var stranger = new BrowserVisit(site);

        Assert.Equal(HttpStatusCode.NotFound, await stranger.StatusAsync("/.well-known/jwks/NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs"));
    }

    [Fact]
    public async Task Site_WithAnAddress_PutsItInEveryCredential()
    {
        await using var own = new SiteHost { Environment = "Production" }.With("Site:Url", "https://aprende.usme.example");
        await own.InitializeAsync();

        using var header = Part(await SignAsync(own), 0);

        Assert.StartsWith("https://aprende.usme.example/.well-known/jwks/", Text(header, "kid"), StringComparison.Ordinal);
    }

    private Task<string> SignAsync() => SignAsync(site);

    private static async Task<string> SignAsync(SiteHost site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<CredentialSigner>()
            .SignAsync(
                new CredentialContent
                {
                    CredentialId = Guid.CreateVersion7(),
                    SubjectId = Guid.CreateVersion7(),
                    ValidFrom = new DateTime(2026, 8, 15, 0, 0, 0, DateTimeKind.Utc),
                    Achievement = new CredentialAchievement
                    {
                        Address = "/insignias/primer-paso",
                        Type = AchievementType.Badge,
                        Name = "Primer paso",
                        Description = "Empezó.",
                        Criteria = "Terminar una lección.",
                    },
                },
                BrowserVisit.Cancel
            );
    }

    private static async Task<JsonDocument> FetchAsync(BrowserVisit stranger, string address)
    {
        var path =
            Uri.TryCreate(address, UriKind.Absolute, out var whole) && whole.Scheme != Uri.UriSchemeFile ? whole.PathAndQuery : address;
        using var response = await stranger.Browser.GetAsync(path, BrowserVisit.Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(BrowserVisit.Cancel));
    }

    private static JsonDocument Part(string jws, int part) => JsonDocument.Parse(Base64Url.DecodeFromChars(jws.Split('.')[part]));

    private static string Text(JsonDocument json, string member) => json.RootElement.GetProperty(member).GetString()!;
}
