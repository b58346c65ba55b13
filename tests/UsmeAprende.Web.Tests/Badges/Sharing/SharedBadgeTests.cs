using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Catalogue;
using UsmeAprende.Credentials;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Badges.Sharing;

public sealed class SharedBadgeTests : IAsyncLifetime
{
    private const string FirstBadge = "primer-paso";

    // A credential names the site's address for ever: a site that has none signs nothing.
    private readonly SiteHost _site = new SiteHost().With("Site:Url", "https://aprende.example.gov.co");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Badge_NotShared_IsItsOwnersAlone()
    {
        using var ana = await EarnAsync();
        var award = await AwardAsync(ana);

        Assert.Contains("Primer paso", await TextAsync(ana.Browser, "/mis-insignias"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/insignias/{award.Id}"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/insignias/{award.Id}/credencial"));
    }

    [Fact]
    public async Task Badge_SharedWithoutName_ShowsNoNameAndLeadsToItsCredential() // R23
    {
        using var ana = await EarnAsync();
        var award = await ShareAsync(ana, showName: false);
        using var anybody = _site.Browser();

        var page = await TextAsync(anybody, $"/insignias/{award.Id}");
        var credential = await anybody.GetAsync($"/insignias/{award.Id}/credencial", Cancel);
        var jws = await credential.Content.ReadAsStringAsync(Cancel);

        Assert.DoesNotContain("Ana Lucía", page, StringComparison.Ordinal);
        Assert.Contains("<meta name=\"robots\" content=\"noindex\">", page, StringComparison.Ordinal);
        Assert.Contains("Terminó su primera lección.", page, StringComparison.Ordinal);
        Assert.Contains(
            "property=\"og:image\" content=\"https://aprende.example.gov.co/insignias/dibujos/primer-paso.png\"",
            page,
            StringComparison.Ordinal
        );
        Assert.Equal("text/plain", credential.Content.Headers.ContentType?.MediaType);
        Assert.True(credential.Headers.CacheControl?.NoStore);
        Assert.Equal(["*"], credential.Headers.GetValues("Access-Control-Allow-Origin"));
        Assert.Equal(CredentialVerificationStatus.Valid, (await VerifyAsync(jws)).Status);
        Assert.DoesNotContain(
            "Ana",
            System.Text.Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(jws.Split('.')[1])),
            StringComparison.Ordinal
        );
        Assert.Contains(jws, await TextAsync(anybody, $"/insignias/{award.Id}/imagen.svg"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_SharedWithName_ShowsItUntilItIsTakenAway()
    {
        using var ana = await EarnAsync();
        var award = await ShareAsync(ana, showName: true);
        using var anybody = _site.Browser();
        var named = await TextAsync(anybody, $"/insignias/{award.Id}");

        await ShareAsync(ana, showName: false);
        var unnamed = await TextAsync(anybody, $"/insignias/{award.Id}");
        await ana.Browser.PostAsync($"/mis-insignias/{award.Id}/retirar", null, Cancel);

        Assert.Contains("Ana Lucía Chisacá", named, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Lucía", unnamed, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/insignias/{award.Id}"));
    }

    [Fact]
    public async Task Badge_SharedWithName_ShowsTheCorrectedOneAtOnce()
    {
        using var ana = await EarnAsync();
        var award = await ShareAsync(ana, showName: true);
        using var anybody = _site.Browser();
        var before = await TextAsync(anybody, $"/insignias/{award.Id}");

        Assert.True(PersonName.TryParse("Ana María", out var given, out _) & PersonName.TryParse("Güiza Peña", out var surnames, out _));
        await using (var scope = _site.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<AccountSelfService>()
                .UpdateProfileAsync(ana.Id, new PersonProfile { GivenNames = given, Surnames = surnames }, Cancel);
        var after = await TextAsync(anybody, $"/insignias/{award.Id}");

        Assert.Contains("Ana Lucía", before, StringComparison.Ordinal);
        Assert.Contains("Ana María", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Lucía", after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Credential_AfterSharingAgain_IsTheOneFirstSigned() // R23
    {
        using var ana = await EarnAsync();
        var first = (await ShareAsync(ana, showName: true)).SignedCredential;

        _site.Clock.Advance(TimeSpan.FromDays(1));
        await ana.Browser.PostAsync($"/mis-insignias/{(await AwardAsync(ana)).Id}/retirar", null, Cancel);

        Assert.NotNull(first);
        Assert.Equal(first, (await ShareAsync(ana, showName: false)).SignedCredential);
    }

    [Fact]
    public async Task Badge_OfAMinorWithoutGuardian_IsNotShared() // R16
    {
        using var yuli = await EarnAsync();
        await ChangeAsync(db =>
            db.People.Where(p => p.Id == yuli.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.BirthYear, 2022), Cancel)
        );
        var award = await AwardAsync(yuli);

        var refused = await yuli.Browser.PostAsync($"/mis-insignias/{award.Id}/compartir", Form(true), Cancel);
        await ChangeAsync(db =>
            db.People.Where(p => p.Id == yuli.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.GuardianAuthorisedAt, _site.Clock.GetUtcNow().UtcDateTime), Cancel)
        );
        var allowed = await yuli.Browser.PostAsync($"/mis-insignias/{award.Id}/compartir", Form(true), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("menor de edad", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, allowed.StatusCode);
    }

    [Fact]
    public async Task Badge_OfSomebodyElse_CannotBeSharedNorWithdrawn()
    {
        using var ana = await EarnAsync();
        using var luz = await LearnerClient.SignInAsync(_site, "Luz");
        var award = await AwardAsync(ana);

        Assert.Equal(
            HttpStatusCode.NotFound,
            (await luz.Browser.PostAsync($"/mis-insignias/{award.Id}/compartir", Form(true), Cancel)).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await luz.Browser.PostAsync($"/mis-insignias/{award.Id}/retirar", null, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Badge_Revoked_SaysSoEverywhere() // R23
    {
        using var ana = await EarnAsync();
        var award = await ShareAsync(ana, showName: true);
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            var coordinator = new Person { CreatedAt = DateTime.UnixEpoch, Role = PersonRole.Coordinator };
            var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
            db.Add(coordinator);
            await db.SaveChangesAsync(Cancel);
            Assert.True(
                await scope
                    .ServiceProvider.GetRequiredService<BadgeRevocation>()
                    .RevokeAsync(coordinator.Id.AsCoordinator(), award.Id, "Fue de otra persona.", Cancel)
            );
        }
        using var anybody = _site.Browser();

        var page = await TextAsync(anybody, $"/insignias/{award.Id}");

        Assert.Contains("Esta insignia fue revocada", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Lucía", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, await StatusAsync($"/insignias/{award.Id}/credencial"));
        Assert.Equal(CredentialVerificationStatus.Revoked, (await VerifyAsync(award.SignedCredential!)).Status);
    }

    [Fact]
    public async Task Badge_OfAnErasedPerson_IsOutOfSight() // R30
    {
        using var ana = await EarnAsync();
        var award = await ShareAsync(ana, showName: true);

        // Kept from here on, with her name.
        Assert.Equal(HttpStatusCode.OK, await StatusAsync($"/insignias/{award.Id}"));
        await using (var scope = _site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<PersonErasure>().EraseAsync(ana.Id, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync($"/insignias/{award.Id}"));
    }

    private async Task<LearnerClient> EarnAsync()
    {
        var ana = await LearnerClient.SignInAsync(_site);
        var lesson = _site.Services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons).First();
        Assert.Equal(["stored"], await ana.SyncAsync(LearnerClient.CreateRecord("completed", lesson.Id)));
        return ana;
    }

    private async Task<BadgeAward> ShareAsync(LearnerClient owner, bool showName)
    {
        var award = await AwardAsync(owner);
        var response = await owner.Browser.PostAsync($"/mis-insignias/{award.Id}/compartir", Form(showName), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return await AwardAsync(owner);
    }

    private static FormUrlEncodedContent Form(bool showName) => new(showName ? [KeyValuePair.Create("showName", "true")] : []);

    private async Task<BadgeAward> AwardAsync(LearnerClient owner)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .BadgeAwards.AsNoTracking()
            .SingleAsync(a => a.PersonId == owner.Id && a.BadgeId == FirstBadge, Cancel);
    }

    private async Task ChangeAsync(Func<UsmeDb, Task<int>> change)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        Assert.Equal(1, await change(scope.ServiceProvider.GetRequiredService<UsmeDb>()));
    }

    private async Task<CredentialVerificationResult> VerifyAsync(string jws)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CredentialVerifier>().VerifyAsync(jws, Cancel);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var anybody = _site.Browser();
        return (await anybody.GetAsync(path, Cancel)).StatusCode;
    }

    private static async Task<string> TextAsync(HttpClient browser, string path)
    {
        var response = await browser.GetAsync(path, Cancel);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync(Cancel);
    }
}
