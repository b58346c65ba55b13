using System.Security.Cryptography;
using System.Text;
using UsmeAprende.Credentials;
using UsmeAprende.Data;

namespace UsmeAprende.Tests.Credentials;

/// <summary>R23, checked by an outsider and against files that another programme (OpenSSL) signed with the same fixed key.</summary>
public sealed class CredentialSignerTests
{
    private static readonly string Golden = Path.Combine(SourceRepository.Root, "tests/UsmeAprende.Tests/Credentials/golden");

    public static TheoryData<string> Awards => ["badge", "certificate"];

    [Theory]
    [MemberData(nameof(Awards))]
    public async Task Credential_OfAFixedKeyAndAward_IsTheSameToTheLastByte(string name)
    {
        await using var site = await WithGoldenKeyAsync();

        var first = await site.SignAsync(Award(name));
        site.Clock.Advance(TimeSpan.FromDays(400));
        var again = await site.SignAsync(Award(name));

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Golden, name + ".jws"), TestSite.Cancel), first);
        Assert.Equal(first, again);
    }

    [Theory]
    [MemberData(nameof(Awards))]
    public async Task Credential_CheckedByAnOutsiderWithThePublishedKey_IsGenuine(string name)
    {
        await using var site = await CredentialBuilder.StartAsync();

        var jws = await site.SignAsync(Award(name));

        var key = Assert.Single(await site.KeysAsync());
        Assert.True(OutsideVerifier.Accepts(jws, JsonWebKey.ToJson(key, site.Issuer)));
        var header = OutsideVerifier.Header(jws);
        Assert.Equal(["alg", "typ", "kid"], header.EnumerateObject().Select(member => member.Name));
        Assert.Equal("RS256", header.GetProperty("alg").GetString());
        Assert.Equal("JWT", header.GetProperty("typ").GetString());
        Assert.Equal($"{CredentialBuilder.Url}/.well-known/jwks/{key.Thumbprint}", header.GetProperty("kid").GetString());
    }

    [Theory]
    [MemberData(nameof(Awards))]
    public async Task Payload_IsTheCredentialItself_AndItsClaimsRepeatIt(string name)
    {
        await using var site = await CredentialBuilder.StartAsync();

        var payload = OutsideVerifier.Payload(await site.SignAsync(Award(name)));

        Assert.False(payload.TryGetProperty("vc", out _));
        Assert.Equal(payload.GetProperty("issuer").GetProperty("id").GetString(), payload.GetProperty("iss").GetString());
        Assert.Equal(payload.GetProperty("id").GetString(), payload.GetProperty("jti").GetString());
        Assert.Equal(payload.GetProperty("credentialSubject").GetProperty("id").GetString(), payload.GetProperty("sub").GetString());
        Assert.Equal(payload.GetProperty("validFrom").GetDateTimeOffset().ToUnixTimeSeconds(), payload.GetProperty("nbf").GetInt64());
        Assert.Equal($"urn:uuid:{Award(name).SubjectId}", payload.GetProperty("sub").GetString());
        Assert.Equal(CredentialBuilder.Url + "/credenciales/emisor", payload.GetProperty("iss").GetString());
    }

    [Fact]
    public async Task Badge_WhosePersonDidNotChooseToShowTheirName_SaysNothingOfThem()
    {
        await using var site = await CredentialBuilder.StartAsync();

        var subject = OutsideVerifier.Payload(await site.SignAsync(SampleCredentials.Badge)).GetProperty("credentialSubject");

        Assert.Equal(["id", "type", "achievement"], subject.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task Certificate_WithANameAndANumber_CarriesBothAsTheyAreWritten()
    {
        await using var site = await CredentialBuilder.StartAsync();

        var jws = await site.SignAsync(SampleCredentials.Certificate);

        var subject = OutsideVerifier.Payload(jws).GetProperty("credentialSubject");
        var identity = Assert.Single(subject.GetProperty("identifier").EnumerateArray());
        Assert.Equal("María Inés Chisacá Muñoz", identity.GetProperty("identityHash").GetString());
        Assert.False(identity.GetProperty("hashed").GetBoolean());
        Assert.Equal("2026-0042", subject.GetProperty("licenseNumber").GetString());
        Assert.Contains(
            "María Inés Chisacá Muñoz",
            Encoding.UTF8.GetString(OutsideVerifier.Decode(jws.Split('.')[1])),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Award_WhosePersonHasTheCredentialsName_IsNotSigned()
    {
        await using var site = await CredentialBuilder.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() =>
            site.SignAsync(SampleCredentials.Badge with { SubjectId = SampleCredentials.Badge.CredentialId })
        );
    }

    [Fact]
    public async Task Site_ThatDoesNotKnowItsAddress_SaysSoAndSignsNothing()
    {
        await using var site = await CredentialBuilder.StartAsync(url: null);

        Assert.Equal(CredentialReadiness.NoAddress, await site.ReadinessAsync());
        var refused = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => site.SignAsync(SampleCredentials.Badge));
        Assert.Equal(CredentialReadiness.NoAddress, refused.Readiness);
    }

    private static CredentialContent Award(string name) => name == "badge" ? SampleCredentials.Badge : SampleCredentials.Certificate;

    private static async Task<TestSite> WithGoldenKeyAsync()
    {
        var site = await CredentialBuilder.StartAsync();
        using var rsa = RSA.Create();
        rsa.ImportFromPem(await File.ReadAllTextAsync(Path.Combine(Golden, "test-key.pem"), TestSite.Cancel));
        var key = await site.WithAsync((SigningKeyStore keys) => Task.FromResult(keys.Seal(rsa, generation: 1)));
        await site.WithAsync(
            async (UsmeDb db) =>
            {
                db.Add(key);
                return await db.SaveChangesAsync(TestSite.Cancel);
            }
        );
        return site;
    }
}
