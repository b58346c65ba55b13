using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Tests.Credentials;

public sealed class SigningKeyStoreTests
{
    // R23: the first of two servers to start makes the key of both.
    [Fact]
    public async Task FirstKey_AskedForByTwoServersAtOnce_IsOne()
    {
        await using var one = await CredentialBuilder.StartAsync();
        await using var two = await one.BesideAsync();

        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(n => Task.Run(() => (n % 2 == 0 ? one : two).CurrentKeyAsync())));

        Assert.Single(keys.Select(key => key.Thumbprint).Distinct());
        Assert.Equal(keys[0].Thumbprint, Assert.Single(await one.KeysAsync()).Thumbprint);
    }

    [Fact]
    public async Task Rotation_PressedOnTwoServersAtOnce_MakesOneNewKeyThatBothSignWith()
    {
        await using var one = await CredentialBuilder.StartAsync();
        await using var two = await one.BesideAsync();
        var first = await one.CurrentKeyAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(n => Task.Run(() => (n % 2 == 0 ? one : two).RotateAsync(first.Thumbprint)))
        );

        Assert.Single(answers, KeyRotationResult.Rotated);
        var keys = await two.KeysAsync();
        Assert.Equal([2, 1], keys.Select(key => key.Generation));
        Assert.Equal([null, keys[0].CreatedAt], keys.Select(key => key.RetiredAt));
        var verdicts = new List<CredentialVerificationStatus>();
        foreach (var signer in new[] { one, two })
        {
            var jws = await signer.SignAsync(SampleCredentials.Badge);
            Assert.EndsWith(keys[0].Thumbprint, OutsideVerifier.Header(jws).GetProperty("kid").GetString(), StringComparison.Ordinal);
            verdicts.Add((await one.VerifyAsync(jws)).Status);
        }
        Assert.Equal([CredentialVerificationStatus.Valid, CredentialVerificationStatus.Valid], verdicts);
    }

    // R31.
    [Fact]
    public async Task Rotation_IsAudited()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var first = await site.CurrentKeyAsync();

        await site.RotateAsync(first.Thumbprint);

        var entry = Assert.Single(await site.WithAsync((UsmeDb db) => db.AuditEntries.ToListAsync(TestSite.Cancel)));
        Assert.Equal(CredentialsAudit.Rotated, entry.Action);
        Assert.Equal($"clave/{(await site.CurrentKeyAsync()).Thumbprint}", entry.Subject);
        Assert.True((await site.WithAsync((UsmeDb db) => AuditTrail.VerifyAsync(db, TestSite.Cancel))).Holds);
    }

    // R15
    [Fact]
    public async Task Rotation_ByWhoeverIsNoAdministratorAnyMore_ChangesNothing()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var first = await site.CurrentKeyAsync();

        Assert.Equal(KeyRotationResult.NotAllowed, await site.RotateAsync(first.Thumbprint, PersonRole.Coordinator));

        Assert.Single(await site.KeysAsync());
    }

    [Fact]
    public async Task Rotation_OfAKeyThatNeverSigned_ChangesNothing()
    {
        await using var site = await CredentialBuilder.StartAsync();
        await site.CurrentKeyAsync();

        Assert.Equal(KeyRotationResult.AlreadyRotated, await site.RotateAsync("nada"));

        Assert.Single(await site.KeysAsync());
    }

    [Fact]
    public async Task Key_WhoseFolderIsLost_IsSaidToBeLockedAndNeverReplacedByItself()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var old = await site.SignAsync(SampleCredentials.Badge);
        var locked = Assert.Single(await site.KeysAsync());
        await using var restored = await site.BesideAsync(keys: "otras");

        Assert.Equal(CredentialReadiness.KeyLocked, await restored.ReadinessAsync());
        var refused = await Assert.ThrowsAsync<CredentialsUnavailableException>(() => restored.SignAsync(SampleCredentials.Badge));
        Assert.Equal(CredentialReadiness.KeyLocked, refused.Readiness);
        Assert.Equal(locked.Thumbprint, Assert.Single(await restored.KeysAsync()).Thumbprint);

        // An administrator who knows it is lost goes on with a new one; what was signed stays valid.
        Assert.Equal(KeyRotationResult.Rotated, await restored.RotateAsync(locked.Thumbprint));
        Assert.Equal(CredentialReadiness.Ready, await restored.ReadinessAsync());
        Assert.Equal(CredentialVerificationStatus.Valid, (await restored.VerifyAsync(old)).Status);
        Assert.Equal(
            CredentialVerificationStatus.Valid,
            (await restored.VerifyAsync(await restored.SignAsync(SampleCredentials.Certificate))).Status
        );
    }

    [Fact]
    public async Task PrivatePart_InTheDatabase_IsSealed()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var key = await site.CurrentKeyAsync();

        using var rsa = await site.WithAsync((SigningKeyStore keys) => Task.FromResult(keys.OpenPrivatePart(key)));

        var secret = rsa.ExportParameters(includePrivateParameters: true).D!;
        Assert.True(key.SealedPrivatePart.AsSpan().IndexOf(secret.AsSpan(0, 32)) < 0);
        using var stranger = RSA.Create();
        Assert.Throws<CryptographicException>(() => stranger.ImportPkcs8PrivateKey(key.SealedPrivatePart, out _));
    }

    [Fact]
    public async Task PublishedKeys_Always_AreThePublicNumbersAlone()
    {
        await using var site = await CredentialBuilder.StartAsync();
        await site.RotateAsync((await site.CurrentKeyAsync()).Thumbprint);

        using var set = JsonDocument.Parse(JsonWebKey.SetToJson(await site.KeysAsync(), site.Issuer));

        var keys = set.RootElement.GetProperty("keys").EnumerateArray().ToList();
        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.Equal(["kty", "use", "alg", "kid", "n", "e"], key.EnumerateObject().Select(member => member.Name)));
    }

    // The example of RFC 7638, section 3.1.
    [Fact]
    public void Thumbprint_OfTheStandardsOwnExample_IsTheStandardsOwnAnswer()
    {
        const string modulus =
            "0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W"
            + "-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91"
            + "CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2Nc"
            + "Rwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw";
        using var rsa = RSA.Create(
            new RSAParameters
            {
                Modulus = Base64Url.DecodeFromChars(modulus),
                Exponent = Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes("AQAB")),
            }
        );

        Assert.Equal("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs", JsonWebKey.Thumbprint(rsa));
    }
}
