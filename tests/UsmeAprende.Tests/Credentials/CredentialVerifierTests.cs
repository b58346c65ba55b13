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
        await using var site = await CredentialBuilder.StartAsync();

        var verdict = await site.VerifyAsync(await site.SignAsync(SampleCredentials.Certificate));

        Assert.Equal(CredentialVerificationStatus.Valid, verdict.Status);
        Assert.Equal(
            new SignedClaims
            {
                CredentialId = SampleCredentials.Certificate.CredentialId,
                AchievementName = "Herramientas digitales básicas",
                ValidFrom = SampleCredentials.Certificate.ValidFrom,
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
        await using var site = await CredentialBuilder.StartAsync();
        var jws = await site.SignAsync(SampleCredentials.Certificate);
        var parts = jws.Split('.');
        var forged = Encoding
            .UTF8.GetString(OutsideVerifier.Decode(parts[1]))
            .Replace("María Inés", "Otra Persona", StringComparison.Ordinal);

        var verdict = await site.VerifyAsync($"{parts[0]}.{OutsideVerifier.Encode(forged)}.{parts[2]}");

        Assert.Equal(new CredentialVerificationResult(CredentialVerificationStatus.Tampered), verdict);
    }

    [Fact]
    public async Task Credential_WithAnyCharacterChanged_IsNeverValid()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var jws = await site.SignAsync(SampleCredentials.Badge);

        // The last character of each part may hold bits that say nothing, so those are left out.
        for (var at = 0; at < jws.Length - 1; at += 37)
        {
            if (jws[at] == '.' || jws[at + 1] == '.')
                continue;
            var changed = jws[..at] + (jws[at] == 'A' ? 'B' : 'A') + jws[(at + 1)..];
            Assert.NotEqual(CredentialVerificationStatus.Valid, (await site.VerifyAsync(changed)).Status);
        }
    }

    [Fact]
    public async Task Credential_OfAnotherSite_IsOfAnUnknownKey()
    {
        await using var site = await CredentialBuilder.StartAsync();
        await using var other = await CredentialBuilder.StartAsync();
        await site.CurrentKeyAsync();

        Assert.Equal(
            CredentialVerificationStatus.UnknownKey,
            (await site.VerifyAsync(await other.SignAsync(SampleCredentials.Badge))).Status
        );
    }

    [Fact]
    public async Task Credential_ThatBringsItsOwnKeyOrNoSignature_IsUnreadable()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var jws = await site.SignAsync(SampleCredentials.Badge);
        var kid = OutsideVerifier.Header(jws).GetProperty("kid").GetString();
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
                CredentialVerificationStatus.Unreadable,
                (await site.VerifyAsync($"{OutsideVerifier.Encode(header)}.{payload}.{signature}")).Status
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
        await using var site = await CredentialBuilder.StartAsync();

        Assert.Equal(CredentialVerificationStatus.Unreadable, (await site.VerifyAsync(text)).Status);
    }

    [Fact]
    public async Task Credential_TakenBack_SaysSoAndStillTellsItsData()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var jws = await site.SignAsync(SampleCredentials.Badge);
        site.Revoked.Add(SampleCredentials.Badge.CredentialId);

        var verdict = await site.VerifyAsync(jws);

        Assert.Equal(CredentialVerificationStatus.Revoked, verdict.Status);
        Assert.Equal("Clave firme", verdict.Claims?.AchievementName);
    }

    [Fact]
    public async Task Credential_OfARetiredKey_StillVerifies_HereAndForAnOutsider()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var old = await site.SignAsync(SampleCredentials.Badge);
        var retiring = await site.CurrentKeyAsync();

        Assert.Equal(KeyRotationResult.Rotated, await site.RotateAsync(retiring.Thumbprint));

        Assert.Equal(CredentialVerificationStatus.Valid, (await site.VerifyAsync(old)).Status);
        var published = (await site.KeysAsync()).Single(key => key.Thumbprint == retiring.Thumbprint);
        Assert.NotNull(published.RetiredAt);
        Assert.True(OutsideVerifier.Accepts(old, JsonWebKey.ToJson(published, site.Issuer)));
        var signedNow = await site.SignAsync(SampleCredentials.Certificate);
        Assert.NotEqual(
            OutsideVerifier.Header(old).GetProperty("kid").GetString(),
            OutsideVerifier.Header(signedNow).GetProperty("kid").GetString()
        );
    }

    [Fact]
    public async Task Credential_IssuedUnderAnEarlierAddress_StillVerifies()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var jws = await site.SignAsync(SampleCredentials.Badge);

        await using var moved = await site.BesideAsync(url: "https://otro.example");

        Assert.Equal(CredentialVerificationStatus.Valid, (await moved.VerifyAsync(jws)).Status);
    }

    [Fact]
    public async Task Text_SignedByOurKeyThatIsNoCredential_IsUnreadable()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var key = await site.CurrentKeyAsync();
        using var rsa = await site.WithAsync((SigningKeyStore keys) => Task.FromResult<RSA>(keys.OpenPrivatePart(key)));

        var jws = CompactJws.Sign("""{"id":7}"""u8, site.Issuer.KeyId(key.Thumbprint), rsa);

        Assert.Equal(CredentialVerificationStatus.Unreadable, (await site.VerifyAsync(jws)).Status);
    }
}
