using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges;
using UsmeAprende.Credentials;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Tests.Certificates;

namespace UsmeAprende.Web.Tests.Badges.Sharing;

/// <summary>R23: a badge that leaves the site, for wallets and for whoever asks for all of it.</summary>
public sealed partial class BadgeWalletTests : IAsyncLifetime
{
    private const string FirstBadge = "primer-paso";

    private CertificateOffice _office = null!;
    private BrowserVisit _ana = null!;
    private BadgeAward _award = null!;
    private PersonId _person;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _office = await CertificateOffice.OpenAsync();
        _ana = new BrowserVisit(_office.Site);
        _person = await _ana.SignUpAsync(more: ("Email", "Ana.Lucia@ejemplo.co"));
        _award = BadgeAward.Create(_person, FirstBadge, new DateTime(2026, 8, 1, 15, 0, 0, DateTimeKind.Utc));
        await _ana.WithDbAsync(db =>
        {
            db.Add(_award);
            return db.SaveChangesAsync(Cancel);
        });
    }

    public async ValueTask DisposeAsync()
    {
        _ana.Dispose();
        await _office.DisposeAsync();
    }

    [Fact]
    public async Task Badge_ForAWallet_CarriesItsProofAndNothingOfItsOwner()
    {
        var credential = await CarryAsync();

        Assert.Equal("eddsa-rdfc-2022", (string?)credential["proof"]![0]!["cryptosuite"]);
        Assert.Null(credential["credentialSubject"]!["identifier"]);
        Assert.Equal($"urn:uuid:{_award.CredentialId}", (string?)credential["id"]);
        var stored = await AwardAsync();
        Assert.Equal(CredentialVerificationStatus.Valid, (await VerifyAsync(stored.SignedCredential!)).Status);
        Assert.Null(stored.SharedAt);
    }

    [Fact]
    public async Task Email_UnderlinedByItsOwner_GoesInAsAHashAndIsKeptNowhere()
    {
        await ProveEmailAsync();

        var credential = await CarryAsync(("correo", "true"));

        Assert.StartsWith(
            "sha256$",
            (string?)credential["credentialSubject"]!["identifier"]![0]!["identityHash"],
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("ejemplo.co", credential.ToJsonString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("sha256$", Payload((await AwardAsync()).SignedCredential!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Email_ThatIsNotProven_IsNotOfferedAndNotTaken()
    {
        Assert.Null((await _ana.ReadAsync("/mis-insignias")).QuerySelector("input[name=correo]"));

        using var refused = await _ana.PostAsync($"/mis-insignias/{_award.Id}/billetera", ("correo", "true"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("no está confirmado", (await BrowserVisit.PageAsync(refused)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_AsAPicture_HasTheCredentialInside()
    {
        using var response = await _ana.PostAsync($"/mis-insignias/{_award.Id}/billetera", ("forma", "dibujo"));

        var inside = BakedPng.Read(await response.Content.ReadAsByteArrayAsync(Cancel));

        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("DataIntegrityProof", (string?)JsonNode.Parse(inside!)!["proof"]![0]!["type"]);
    }

    [Fact]
    public async Task Badge_OfAnotherPerson_IsNotGiven()
    {
        using var luz = new BrowserVisit(_office.Site);
        await luz.SignUpAsync();

        using var refused = await luz.PostAsync($"/mis-insignias/{_award.Id}/billetera");

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        using var nothing = await luz.PostAsync("/mis-insignias/todo");
        Assert.Equal(HttpStatusCode.BadRequest, nothing.StatusCode);
    }

    [Fact]
    public async Task All_ThatOnePersonEarned_IsOneRecordOfBadgesAndCertificates()
    {
        await _office.SeedAsync(graduates =>
        {
            graduates.Finish(_person);
            return true;
        });
        await ProveEmailAsync();
        await _ana.WithDbAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == _person)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.VerifiedAt, DateTime.UnixEpoch), Cancel)
        );
        await _office.IssueAsync(_person);
        var entry = await _ana.WithDbAsync(db => db.Certificates.SingleAsync(Cancel));

        using var response = await _ana.PostAsync("/mis-insignias/todo");
        var record = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;

        Assert.Equal("application/vc", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(["VerifiableCredential", "ClrCredential"], record["type"]!.AsArray().Select(type => (string?)type));
        var parts = record["credentialSubject"]!["verifiableCredential"]!.AsArray();
        var awards = await _ana.WithDbAsync(db => db.BadgeAwards.Select(a => a.CredentialId).ToListAsync(Cancel));
        Assert.Equal(
            awards.Append(entry.CredentialId).Select(id => $"urn:uuid:{id}").Order(StringComparer.Ordinal),
            parts.Select(part => (string)part!["id"]!).Order(StringComparer.Ordinal)
        );
        Assert.All([record, .. parts], part => Assert.NotNull(part!["proof"]![0]!["proofValue"]));
        Assert.Equal($"{entry.Number}", (string?)Statuses(parts, "constancias")["statusListIndex"]);
    }

    [Fact]
    public async Task Revoked_InTheBitList_IsTheOneBitOfItsPlace()
    {
        await CarryAsync();
        var award = await AwardAsync();
        var address = $"/credenciales/estado/insignias/{(award.StatusIndex!.Value / 131_072) + 1}";
        var (before, etag) = await ListAsync(address);
        await _ana.WithDbAsync(async db =>
        {
            (await db.BadgeAwards.SingleAsync(Cancel)).Revoke("Fue de otra persona.", new DateTime(2026, 9, 1, 0, 0, 0, DateTimeKind.Utc));
            return await db.SaveChangesAsync(Cancel);
        });

        var (after, changed) = await ListAsync(address);

        Assert.NotEqual(etag, changed);
        Assert.DoesNotContain(before, value => value != 0);
        var index = award.StatusIndex!.Value % 131_072;
        Assert.Equal(0x80 >> (index % 8), after[index / 8]);
        Assert.Equal(1, after.Sum(value => System.Numerics.BitOperations.PopCount(value)));
    }

    [Theory]
    [InlineData("/credenciales/estado/insignias/1", HttpStatusCode.OK)]
    [InlineData("/credenciales/estado/insignias/2", HttpStatusCode.NotFound)]
    [InlineData("/credenciales/estado/insignias/0", HttpStatusCode.NotFound)]
    [InlineData("/credenciales/estado/insignias/2147483647", HttpStatusCode.NotFound)]
    [InlineData("/credenciales/estado/constancias/1999", HttpStatusCode.NotFound)]
    [InlineData("/credenciales/estado/otras/1", HttpStatusCode.NotFound)]
    public async Task List_OfAFeature_IsThereOnlyIfItCanBeNamed(string address, HttpStatusCode expected) =>
        Assert.Equal(expected, await _ana.StatusAsync(address));

    private async Task<JsonNode> CarryAsync(params (string Name, string Value)[] form)
    {
        using var response = await _ana.PostAsync($"/mis-insignias/{_award.Id}/billetera", form);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
    }

    private async Task<(byte[] Bits, EntityTagHeaderValue? Tag)> ListAsync(string address)
    {
        using var response = await _ana.Browser.GetAsync(address, Cancel);
        Assert.Equal(["*"], response.Headers.GetValues("Access-Control-Allow-Origin"));
        var list = JsonNode.Parse(await response.Content.ReadAsStringAsync(Cancel))!;
        Assert.NotNull(list["proof"]);
        using var packed = new System.IO.Compression.GZipStream(
            new MemoryStream(System.Buffers.Text.Base64Url.DecodeFromChars(((string)list["credentialSubject"]!["encodedList"]!).AsSpan(1))),
            System.IO.Compression.CompressionMode.Decompress
        );
        using var bits = new MemoryStream();
        await packed.CopyToAsync(bits, Cancel);
        return (bits.ToArray(), response.Headers.ETag);
    }

    private static JsonNode Statuses(JsonArray parts, string list) =>
        parts
            .Select(part => part!["credentialStatus"])
            .Single(status => ((string?)status!["statusListCredential"])?.Contains($"/{list}/", StringComparison.Ordinal) == true)!;

    private Task<int> ProveEmailAsync() =>
        _ana.WithDbAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == _person && i.Kind == IdentifierKind.Email)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.VerifiedAt, DateTime.UnixEpoch), Cancel)
        );

    private Task<BadgeAward> AwardAsync() => _ana.WithDbAsync(db => db.BadgeAwards.AsNoTracking().SingleAsync(Cancel));

    private async Task<CredentialVerificationResult> VerifyAsync(string jws)
    {
        await using var scope = _office.Site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CredentialVerifier>().VerifyAsync(jws, Cancel);
    }

    private static string Payload(string jws) => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(jws.Split('.')[1]));
}
