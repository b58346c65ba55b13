using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Badges.Sharing;

/// <summary>Taking a badge back: found by whoever coordinates, with a reason, and said wherever the badge is seen.</summary>
public sealed class BadgeRevocationTests : IAsyncLifetime
{
    private const string Why = "La asistencia se anotó a otra persona.";

    private readonly SiteHost _site = new SiteHost().With("Site:Url", "https://aprende.example.gov.co");
    private LearnerClient _ana = null!;
    private LearnerClient _luz = null!;
    private BadgeAward _award = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Address => $"/coordinacion/insignias/{_award.Id}";

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _ana = await LearnerClient.SignInAsync(_site);
        _luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        var lesson = _site.Services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons).First();
        Assert.Equal(["stored"], await _ana.SyncAsync(LearnerClient.CreateRecord("completed", lesson.Id)));
        var earned = await AwardAsync();
        using var shown = Form(("showName", "true"));
        await _ana.Browser.PostAsync($"/mis-insignias/{earned.Id}/compartir", shown, Cancel);
        _award = await AwardAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _ana.Dispose();
        _luz.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Index_ListsWhatWasSharedAndNamesNobody()
    {
        var page = await HtmlPage.GetAsync(_luz.Browser, "/coordinacion/insignias", Cancel);

        Assert.Contains("Primer paso", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_ByAddressCredentialOrOwner_FindsIt()
    {
        Assert.True(PersonEmailAddress.TryParse("ana@example.org", out var mail, out _));
        await AskAsync(db =>
        {
            db.Add(PersonIdentifier.CreateClaimed(_ana.Id, mail, _site.Clock.GetUtcNow().UtcDateTime));
            return db.SaveChangesAsync(Cancel);
        });

        foreach (
            var typed in new[]
            {
                $"https://aprende.example.gov.co/insignias/{_award.Id}",
                $"urn:uuid:{_award.CredentialId}",
                "ana@example.org",
            }
        )
            Assert.NotNull((await SearchAsync(typed)).QuerySelector($"a[href='{Address}']"));
    }

    [Fact]
    public async Task Find_ForSomebodyWhoSharedNothing_SaysSo()
    {
        var page = await SearchAsync("nadie@example.org");

        Assert.Contains("No encontramos ninguna", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("nadie@example.org", page.QuerySelector("input[name=Busca]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Show_OfABadgeThatItsOwnerKeeps_IsNotFound() // nobody else sees it
    {
        await _ana.Browser.PostAsync($"/mis-insignias/{_award.Id}/retirar", null, Cancel);
        await AskAsync(db =>
            db.BadgeAwards.Where(a => a.Id == _award.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.SignedCredential, (string?)null), Cancel)
        );

        Assert.Equal(HttpStatusCode.NotFound, (await _luz.Browser.GetAsync(Address, Cancel)).StatusCode);
    }

    [Fact]
    public async Task Revoke_WithoutAReason_ComesBackWithWhatWasTyped()
    {
        using var form = Form(("Reason", "error"));

        var response = await _luz.Browser.PostAsync(Address + "/revocar", form, Cancel);
        var page = await HtmlPage.ReadAsync(response, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("error", page.QuerySelector("input[name=Reason], textarea[name=Reason]")!.GetAttribute("value"));
        Assert.Contains("Explique por qué", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await AwardAsync()).RevokedAt);
    }

    [Fact]
    public async Task Revoke_WithAReason_IsSaidOnThePageInTheListAndToItsOwner()
    {
        using var anybody = _site.Browser();
        Assert.Equal(HttpStatusCode.OK, (await anybody.GetAsync(_award.Path, Cancel)).StatusCode);

        await RevokeAsync(HttpStatusCode.Redirect);
        var shown = (await HtmlPage.GetAsync(anybody, _award.Path, Cancel)).Body!.TextContent;
        var own = (await HtmlPage.GetAsync(_ana.Browser, "/mis-insignias", Cancel)).Body!.TextContent;

        Assert.Contains("Esta insignia fue revocada", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Why, shown, StringComparison.Ordinal);
        Assert.Contains(
            $"urn:uuid:{_award.CredentialId}",
            await anybody.GetStringAsync("/credenciales/revocadas", Cancel),
            StringComparison.Ordinal
        );
        Assert.Contains(Why, own, StringComparison.Ordinal);
        Assert.Contains(Why, (await HtmlPage.GetAsync(_luz.Browser, Address, Cancel)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Revoke_Twice_RefusesTheSecondAndKeepsTheFirstReason()
    {
        await RevokeAsync(HttpStatusCode.Redirect);

        await RevokeAsync(HttpStatusCode.BadRequest);

        Assert.Equal(Why, (await AwardAsync()).RevocationReason);
    }

    [Fact]
    public async Task Revoked_IsNotEarnedAgain()
    {
        await RevokeAsync(HttpStatusCode.Redirect);
        var lesson = _site.Services.GetRequiredService<CatalogueStore>().Current.Courses.SelectMany(c => c.Lessons).Skip(1).First();

        await _ana.SyncAsync(LearnerClient.CreateRecord("completed", lesson.Id));

        Assert.NotNull((await AwardAsync()).RevokedAt);
    }

    [Fact]
    public async Task Revoke_IsAuditedByIdsAndItsReasonIsErasedWithThePerson() // R30, R31
    {
        await RevokeAsync(HttpStatusCode.Redirect);
        var entry = await AskAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(e => e.Action == BadgesAudit.Revoked, Cancel));
        var before = await AskAsync(db => db.AuditValues.Where(v => v.Sequence == entry.Sequence).Select(v => v.After).SingleAsync(Cancel));

        await using (var scope = _site.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<PersonErasure>().EraseAsync(_ana.Id, Cancel);

        Assert.Equal((_luz.Id, $"insignia/{_award.Id}"), (entry.ActorId!.Value, entry.Subject));
        Assert.Equal(Why, before);
        Assert.False(await AskAsync(db => db.AuditValues.AnyAsync(v => v.Sequence == entry.Sequence, Cancel)));
        Assert.Null((await AwardAsync()).RevocationReason);
        Assert.Contains(
            "Esa persona pidió borrar sus datos",
            (await HtmlPage.GetAsync(_luz.Browser, Address, Cancel)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    private async Task RevokeAsync(HttpStatusCode expected)
    {
        using var form = Form(("Reason", Why));
        Assert.Equal(expected, (await _luz.Browser.PostAsync(Address + "/revocar", form, Cancel)).StatusCode);
    }

    private async Task<AngleSharp.Dom.IDocument> SearchAsync(string typed)
    {
        using var form = Form(("Busca", typed));
        return await HtmlPage.ReadAsync(await _luz.Browser.PostAsync("/coordinacion/insignias", form, Cancel), Cancel);
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private Task<BadgeAward> AwardAsync() =>
        AskAsync(db => db.BadgeAwards.AsNoTracking().SingleAsync(a => a.PersonId == _ana.Id && a.BadgeId == "primer-paso", Cancel));

    private async Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }
}
