using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using UsmeAprende.Credentials;
using UsmeAprende.Credentials.Proofs;
using UsmeAprende.Credentials.Status;

namespace UsmeAprende.Tests.Credentials.Proofs;

/// <summary>
/// R23: the proof inside a credential. The statements are compared with those that another programme (jsonld.js) read in the same files.
/// Digital Bazaar's verifier accepted the files with their proofs; how, stands in <c>docs/decisions</c>.
/// </summary>
public sealed class EmbeddedProofTests
{
    private static readonly DateTime At = new(2026, 8, 15, 19, 30, 12, DateTimeKind.Utc);
    private static readonly string Golden = Path.Combine(SourceRepository.Root, "tests/UsmeAprende.Tests/Credentials/golden");

    [Theory]
    [InlineData("embedded-badge")]
    [InlineData("embedded-certificate")]
    [InlineData("learner-record")]
    [InlineData("status-list")]
    public async Task Credential_OfEachKind_MakesTheStatementsThatAnotherProgrammeReads(string name)
    {
        var credential = (JsonObject)JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Golden, name + ".json"), TestSite.Cancel))!;
        credential.Remove("proof");

        var statements = CredentialGraph.Canonicalise(credential);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Golden, name + ".nq"), TestSite.Cancel), statements);
    }

    [Fact]
    public async Task Proof_CheckedByTheBook_IsOfThePublishedKey()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var credential = await EmbedAsync(site, SampleCredentials.Badge);

        var proof = (JsonObject)Assert.Single((JsonArray)credential["proof"]!)!;
        var published = Assert.Single(await site.WithAsync((ProofKeyStore keys) => keys.ListPublicPartsAsync(TestSite.Cancel)));

        Assert.Equal(ProofKeyText.IdOf(published, site.Issuer), (string?)proof["verificationMethod"]);
        Assert.StartsWith(
            $"{CredentialBuilder.Url}/credenciales/emisor#z6Mk",
            (string?)proof["verificationMethod"],
            StringComparison.Ordinal
        );
        Assert.True(Accepts(credential, published));
        credential["name"] = "Otra insignia";
        Assert.False(Accepts(credential, published));
    }

    [Fact]
    public async Task Proof_OfTheSameCredentialAndMoment_IsTheSameToTheLastByte()
    {
        await using var site = await CredentialBuilder.StartAsync();

        var first = await EmbedAsync(site, SampleCredentials.Certificate);
        site.Clock.Advance(TimeSpan.FromDays(400));

        Assert.Equal(first.ToJsonString(), (await EmbedAsync(site, SampleCredentials.Certificate)).ToJsonString());
    }

    [Fact]
    public async Task Proof_AfterANewKey_IsMadeByItAndTheOldOneStaysPublished()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var before = await EmbedAsync(site, SampleCredentials.Badge);
        await site.RotateAsync((await site.CurrentKeyAsync()).Thumbprint);

        var after = await EmbedAsync(site, SampleCredentials.Badge);

        var published = await site.WithAsync((ProofKeyStore keys) => keys.ListPublicPartsAsync(TestSite.Cancel));
        Assert.Equal(2, published.Count);
        Assert.True(Accepts(after, published[0]));
        Assert.True(Accepts(before, published[1]));
        var profile = Encoding.UTF8.GetString(site.Issuer.ToJson(published));
        Assert.All(published, key => Assert.Contains(ProofKeyText.IdOf(key, site.Issuer), profile, StringComparison.Ordinal));
    }

    // What is not in our vocabulary would be signed as nothing: anybody could change it.
    [Fact]
    public async Task Member_ThatMeansNothing_IsNeverSigned()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var credential = Unsigned(site, SampleCredentials.Badge).Json;
        credential["note"] = "algo más";

        await Assert.ThrowsAsync<NotSupportedException>(() => SignAsync(site, credential));
    }

    [Fact]
    public async Task Credential_WithAPlaceInABitList_NamesThatWayOfAskingAndNoOther()
    {
        await using var site = await CredentialBuilder.StartAsync();

        // The schemas of Open Badges 3.0 and CLR 2.0 demand one object here: a list of two fails.
        var status = Assert.IsType<JsonObject>((await EmbedAsync(site, SampleCredentials.Badge))["credentialStatus"]);

        Assert.Equal("BitstringStatusListEntry", (string?)status["type"]);
        Assert.Equal($"{CredentialBuilder.Url}/credenciales/estado/insignias/1", (string?)status["statusListCredential"]);
        Assert.Equal("7", (string?)status["statusListIndex"]);
        Assert.Equal($"{CredentialBuilder.Url}/credenciales/estado/insignias/1#7", (string?)status["id"]);
    }

    [Fact]
    public async Task Recipient_WhoWantsIt_IsASaltedHashThatNobodyReads()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var earned = Unsigned(site, SampleCredentials.Badge);

        earned.AddRecipient("Ana.Lucia@Ejemplo.co");

        var identity = Assert.Single((JsonArray)earned.Json["credentialSubject"]!["identifier"]!)!;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes("ana.lucia@ejemplo.co" + (string?)identity["salt"]));
        Assert.Equal("sha256$" + Convert.ToHexStringLower(hash), (string?)identity["identityHash"]);
        Assert.Equal(("emailAddress", true), ((string?)identity["identityType"], (bool)identity["hashed"]!));
        Assert.DoesNotContain("ejemplo.co", earned.Json.ToJsonString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Token_ThatWasSignedBefore_IsEmbeddedWordForWord()
    {
        await using var site = await CredentialBuilder.StartAsync();
        var jws = await site.SignAsync(SampleCredentials.Badge);

        var embedded = EarnedCredential.FromToken(jws, At, status: null, site.Issuer).Json;

        var payload = (JsonObject)JsonNode.Parse(OutsideVerifier.Payload(jws).GetRawText())!;
        foreach (var claim in (string[])["iss", "jti", "nbf", "sub"])
            payload.Remove(claim);
        Assert.Equal(payload.ToJsonString(), embedded.ToJsonString());
    }

    private static EarnedCredential Unsigned(TestSite site, CredentialContent award) =>
        EarnedCredential.FromContent(award, new StatusPosition("insignias/1", 7), site.Issuer);

    private static async Task<JsonObject> EmbedAsync(TestSite site, CredentialContent award)
    {
        var credential = Unsigned(site, award).Json;
        await SignAsync(site, credential);
        return credential;
    }

    private static Task<bool> SignAsync(TestSite site, JsonObject credential) =>
        site.WithAsync(
            async (EmbeddedProofSigner signer) =>
            {
                await signer.SignAsync(credential, At, TestSite.Cancel);
                return true;
            }
        );

    // W3C Data Integrity, eddsa-rdfc-2022, section 3.2.
    private static bool Accepts(JsonObject credential, byte[] publicPart)
    {
        var statements = (JsonObject)credential.DeepClone();
        var proof = (JsonObject)statements["proof"]![0]!.DeepClone();
        statements.Remove("proof");
        var value = (string)proof["proofValue"]!;
        proof.Remove("proofValue");
        byte[] signed = [.. Hash(proof), .. Hash(statements)];
        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, new Ed25519PublicKeyParameters(publicPart));
        verifier.BlockUpdate(signed, 0, signed.Length);
        return verifier.VerifySignature(DecodeBase58(value[1..]));
    }

    private static byte[] Hash(JsonObject json) => SHA256.HashData(Encoding.UTF8.GetBytes(CredentialGraph.Canonicalise(json)));

    private static byte[] DecodeBase58(string text)
    {
        const string alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
        var number = text.Aggregate(System.Numerics.BigInteger.Zero, (sum, digit) => (sum * 58) + alphabet.IndexOf(digit));
        var bytes = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[64 - bytes.Length], .. bytes];
    }
}
