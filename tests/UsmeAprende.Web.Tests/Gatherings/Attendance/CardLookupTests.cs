using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Demo;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Attendance;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>Asking whose a card is must not become a way to look people up (R13, R31).</summary>
public sealed class CardLookupTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Card_OfSomebodyWhoWasNotExpected_LeavesATraceUntilTheyAreOnTheList()
    {
        var card = await _cafe.Facilitator.WithDbAsync(db => db.SignInCards.SingleAsync(c => c.VoidedAt == null, BrowserVisit.Cancel));

        await AskAsync(card.Number);
        var first = await TracesAsync();
        await _cafe.SendAsync(CafeScenario.Tap(card.PersonId));
        await AskAsync(card.Number);

        Assert.Equal([(_cafe.FacilitatorId, PeopleAudit.Subject(card.PersonId))], first);
        Assert.Equal(first, await TracesAsync());
    }

    [Fact]
    public async Task Cards_AskedAfterByTheHundred_AreRefusedToThatPersonAlone()
    {
        using var coordinator = new BrowserVisit(_cafe.Site);
        await coordinator.SignInAsync(DemoPeople.Accounts[2], DemoPeople.Password);
        var statuses = new List<HttpStatusCode>();
        for (var n = 0; n <= CardLookupLimiter.Most; n++)
            statuses.Add(await AskAsync("1234 5678"));

        using var typed = await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/carne", ("carne", "1234 5678"));
        using var colleague = await coordinator.Browser.PostAsJsonAsync(
            $"{CafeScenario.Api}/carne",
            new { carne = "1234 5678" },
            BrowserVisit.Cancel
        );

        Assert.All(statuses.SkipLast(1), s => Assert.Equal(HttpStatusCode.NotFound, s));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.Contains(
            "Espere un minuto",
            (await BrowserVisit.PageAsync(typed)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, colleague.StatusCode);
    }

    private async Task<HttpStatusCode> AskAsync(string number)
    {
        using var answer = await _cafe.Facilitator.Browser.PostAsJsonAsync(
            $"{CafeScenario.Api}/carne",
            new { carne = number },
            BrowserVisit.Cancel
        );
        return answer.StatusCode;
    }

    private async Task<List<(PersonId?, string)>> TracesAsync() =>
        [
            .. (
                await _cafe.Facilitator.WithDbAsync(db =>
                    db.AuditEntries.Where(e => e.Action == AttendanceAudit.CardLookedUp)
                        .OrderBy(e => e.Sequence)
                        .ToListAsync(BrowserVisit.Cancel)
                )
            ).Select(e => (e.ActorId, e.Subject)),
        ];
}
