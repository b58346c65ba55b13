using System.Security.Cryptography;
using System.Text;
using UsmeAprende.Credentials;

namespace UsmeAprende.Tests.Credentials;

/// <summary>R23, R25: ours, changed, another's, taken back.</summary>
public sealed class CredentialVerifierTests
{
    [Fact]
    public async Task Credential_AsItWasSigned_IsValidAndTellsItsData()
    {
        await using var site = await CredentialsSite.StartAsync();

        var verdict = await site.VerifyAsync(await site.SignAsync(SampleAwards.Certificate));

        Assert.Equal(CredentialStanding.Valid, verdict.Standing);
        Assert.Equal(
            new SignedClaims
            {
                CredentialId = SampleAwards.Certificate.CredentialId,
                AchievementName = "Herramientas digitales básicas",
                ValidFrom = SampleAwards.Certificate.ValidFrom,
                RecipientName = "María Inés Chisacá Muñoz",
                Number = "2026-0042",
                Narrative = "40 horas, 3 cafés charlados.",
            },
            verdict.Claims
        );
    }

    [Fact]
    public async Task Credential_WithAnotherName_IsTamperedAndTellsNothing()
    {
        await using var site = await CredentialsSite.StartAsync();
        var jws = await site.SignAsync(SampleAwards.Certificate);
        var parts = jws.Split('.');
        var forged = Encoding.UTF8.GetString(Outsider.Decode(parts[1])).Replace("María Inés", "Otra Persona", StringComparison.Ordinal);

        var verdict = await site.VerifyAsync($"{parts[0]}.{Outsider.Encode(forged)}.{parts[2]}");

        Assert.Equal(new CredentialVerdict(CredentialStanding.Tampered), verdict);
    }

    [Fact]
    public async Task Credential_WithAnyCharacterChanged_IsNeverValid()
    {
        await using var site = await CredentialsSite.StartAsync();
        var jws = await site.SignAsync(SampleAwards.Badge);

        // The last character of each part may hold bits that say nothing, so those are left out.
        for (var at = 0; at < jws.Length - 1; at += 37)
        {
            if (jws[at] == '.' || jws[at + 1] == '.')
                continue;
            var changed = jws[..at] + (jws[at] == 'A' ? 'B' : 'A') + jws[(at + 1)..];
            Assert.NotEqual(CredentialStanding.Valid, (await site.VerifyAsync(changed)).Standing);
        }
    }

    [Fact]
    public async Task Credential_OfAnotherSite_IsOfAnUnknownKey()
    {
        await using var site = await CredentialsSite.StartAsync();
        await using var other = await CredentialsSite.StartAsync();
        await site.CurrentKeyAsync();

        Assert.Equal(CredentialStanding.UnknownKey, (await site.VerifyAsync(await other.SignAsync(SampleAwards.Badge))).Standing);
    }

    [Fact]
    public async Task Credential_ThatBringsItsOwnKeyOrNoSignature_IsUnreadable()
    {
        await using var site = await CredentialsSite.StartAsync();
        var jws = await site.SignAsync(SampleAwards.Badge);
        var kid = Outsider.Header(jws).GetProperty("kid").GetString();
        var (payload, signature) = (jws.Split('.')[1], jws.Split('.')[2]);

        foreach (
            var header in new[]
            {
                $$"""{"alg":"none","typ":"JWT","kid":"{{kid}}"}""",
                $$"""{"alg":"HS256","typ":"JWT","kid":"{{kid}}"}""",
                $$$"""{"alg":"RS256","typ":"JWT","kid":"{{{kid}}}","jwk":{"kty":"RSA"}}""",
                $$"""{"alg":"RS256","alg":"RS256","typ":"JWT","kid":"{{kid}}"}""",
                """{"alg":"RS256","typ":"JWT","jwk":{"kty":"RSA"}}""",
                """["RS256","JWT","kid"]""",
                "nada",
            }
        )
            Assert.Equal(
                CredentialStanding.Unreadable,
                (await site.VerifyAsync($"{Outsider.Encode(header)}.{payload}.{signature}")).Standing
            );
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("hola")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("eyJ9.e30.")]
    [InlineData("eyJ9.e30.a a")]
    public async Task Text_ThatIsNoCredential_IsUnreadable(string? text)
    {
        await using var site = await CredentialsSite.StartAsync();

        Assert.Equal(CredentialStanding.Unreadable, (await site.VerifyAsync(text)).Standing);
    }

    [Fact]
    public async Task Credential_TakenBack_SaysSoAndStillTellsItsData()
    {
        await using var site = await CredentialsSite.StartAsync();
        var jws = await site.SignAsync(SampleAwards.Badge);
        site.Revoked.Add(SampleAwards.Badge.CredentialId);

        var verdict = await site.VerifyAsync(jws);

        Assert.Equal(CredentialStanding.Revoked, verdict.Standing);
        Assert.Equal("Clave firme", verdict.Claims?.AchievementName);
    }

    [Fact]
    public async Task Credential_OfARetiredKey_StillVerifies_HereAndForAnOutsider()
    {
        await using var site = await CredentialsSite.StartAsync();
        var old = await site.SignAsync(SampleAwards.Badge);
        var retiring = await site.CurrentKeyAsync();

        Assert.Equal(Rotation.Rotated, await site.RotateAsync(retiring.Thumbprint));

        Assert.Equal(CredentialStanding.Valid, (await site.VerifyAsync(old)).Standing);
        var published = (await site.KeysAsync()).Single(key => key.Thumbprint == retiring.Thumbprint);
        Assert.NotNull(published.RetiredAt);
        Assert.True(Outsider.Accepts(old, JsonWebKey.ToJson(published, site.Issuer)));
        var signedNow = await site.SignAsync(SampleAwards.Certificate);
        Assert.NotEqual(Outsider.Header(old).GetProperty("kid").GetString(), Outsider.Header(signedNow).GetProperty("kid").GetString());
    }

    [Fact]
    public async Task Credential_IssuedUnderAnEarlierAddress_StillVerifies()
    {
        await using var site = await CredentialsSite.StartAsync();
        var jws = await site.SignAsync(SampleAwards.Badge);

        await using var moved = site.Beside(url: "https://otro.example");

        Assert.Equal(CredentialStanding.Valid, (await moved.VerifyAsync(jws)).Standing);
    }

    [Fact]
    public async Task Text_SignedByOurKeyThatIsNoCredential_IsUnreadable()
    {
        await using var site = await CredentialsSite.StartAsync();
        var key = await site.CurrentKeyAsync();
        using var rsa = await site.WithAsync((SigningKeys keys) => Task.FromResult<RSA>(keys.Open(key)));

        var jws = CompactJws.Sign("""{"id":7}"""u8, site.Issuer.KeyId(key.Thumbprint), rsa);

        Assert.Equal(CredentialStanding.Unreadable, (await site.VerifyAsync(jws)).Standing);
    }
}
