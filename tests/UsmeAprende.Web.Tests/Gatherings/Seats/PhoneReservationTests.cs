using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Preferences;
using UsmeAprende.Web.Tests.Gatherings.Planning;

namespace UsmeAprende.Web.Tests.Gatherings.Seats;

/// <summary>A facilitator takes a seat for somebody who calls, once (R33), and is asked whether it is somebody known (R38).</summary>
public sealed class PhoneReservationTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");
    private BrowserVisit _facilitator = null!;
    private string _seats = "";

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _facilitator = new BrowserVisit(_site);
        _seats = $"{GatheringPagesTests.Staff}/{await GatheringPagesTests.PlanAsync(_facilitator, seats: "1")}/reservas";
    }

    public ValueTask DisposeAsync()
    {
        _facilitator.Dispose();
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Caller_WhoConsents_HasOneSeatHoweverOftenTheFormIsSent()
    {
        var form = await FormAsync("Teófilo", "Romero", "300 555 4433");

        using var first = await SendAsync(form);
        using var again = await SendAsync(form);
        var seats = await _facilitator.ReadAsync(again.Headers.Location!.ToString());

        Assert.Equal($"{_seats}?hecho=apartado", first.Headers.Location!.ToString());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Contains("Con cupo: 1 de 1", seats.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal("tel:+573005554433", seats.QuerySelector(".people a[href^='tel:']")!.GetAttribute("href"));
        Assert.Equal(1, await CountAuditsAsync());
        Assert.True(await _facilitator.WithDbAsync(db => db.Consents.AnyAsync(c => c.Given && c.NotedById != null, BrowserVisit.Cancel)));
    }

    [Theory]
    [InlineData("Phone", "", "Escriba el celular")]
    [InlineData("DataTreatment", "false", "Léale el permiso")]
    public async Task Caller_WithoutPhoneOrConsent_IsNotStoredAndWhatWasTypedStays(string field, string value, string told)
    {
        var form = await FormAsync("Teófilo", "Romero", "3005554433");
        form[field] = value;

        using var refused = await SendAsync(form);
        var page = await BrowserVisit.PageAsync(refused);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(told, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Teófilo", page.QuerySelector("#GivenNames")!.GetAttribute("value"));
        Assert.False(await _facilitator.WithDbAsync(db => db.People.AnyAsync(p => p.GivenNames == "Teófilo", BrowserVisit.Cancel)));
    }

    // R38
    [Fact]
    public async Task Caller_WhoHasASeatAlready_IsOfferedByNameAndGetsNoSecondOne()
    {
        using var first = await SendAsync(await FormAsync("Teófilo", "Romero", "3005554433"));

        var asked = await BrowserVisit.PageAsync(await SendAsync(await FormAsync("Teofilo", "Romero", "3005554433")));
        var yes = asked.QuerySelector<IHtmlFormElement>("form[action$='/apartar']")!;
        using var booked = await _facilitator.PostAsync(
            yes.GetAttribute("action")!,
            yes.QuerySelectorAll<IHtmlInputElement>("input").ToDictionary(i => i.Name!, i => i.Value)
        );

        Assert.Contains("¿Es Teófilo Romero", asked.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"{_seats}?hecho=ya-tenia", booked.Headers.Location!.ToString());
        Assert.Equal(1, await _facilitator.WithDbAsync(db => db.SeatReservations.CountAsync(BrowserVisit.Cancel)));
    }

    [Fact]
    public async Task Callers_MoreThanThereAreSeats_WaitAndAreToldTheirTurn()
    {
        using var first = await SendAsync(await FormAsync("Teófilo", "Romero", "3005554433"));
        using var second = await SendAsync(await FormAsync("Rosalba", "Tibaduiza", "3015554433"));
        using var learner = new BrowserVisit(_site);
        await learner.SignUpAsync();
        var id = _seats.Split('/')[^2];
        using var third = await learner.PostAsync($"/encuentros/{id}/reservar");
        using var visitor = new BrowserVisit(_site);
        using var fourth = await visitor.PostAsync(
            $"/encuentros/{id}/reservar/datos",
            ("GivenNames", "Luz"),
            ("Surnames", "Poveda"),
            ("Contact", "3025554433"),
            ("DataTreatment", "true")
        );

        Assert.Equal($"{_seats}?hecho=apartado-en-espera", second.Headers.Location!.ToString());
        Assert.Contains(
            "Usted es la segunda persona de la lista de espera.",
            (await learner.ReadAsync("/mis-encuentros")).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Usted es la tercera persona de la lista de espera.",
            (await visitor.ReadAsync(fourth.Headers.Location!.ToString())).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Caller_OfAGatheringThatIsOver_IsNotAskedForAnything()
    {
        var form = await FormAsync("Teófilo", "Romero", "3005554433");
        _site.Clock.Advance(TimeSpan.FromDays(30));
        using var visit = new BrowserVisit(_site);
        await visit.SignUpAsync(role: PersonRole.Coordinator);

        var page = await visit.ReadAsync($"{_seats}/nueva");
        using var sent = await visit.PostAsync($"{_seats}/nueva", form);

        Assert.Null(page.QuerySelector("form#registro"));
        Assert.Contains("Aquí ya no se aparta cupo", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.False(await visit.WithDbAsync(db => db.People.AnyAsync(p => p.GivenNames == "Teófilo", BrowserVisit.Cancel)));
    }

    // R15, R16: who may call is decided as in the list of calls.
    [Fact]
    public async Task Telephone_OfWhoRefusedCallsOrToAnotherMemberOfStaff_IsNotShown()
    {
        using var first = await SendAsync(await FormAsync("Teófilo", "Romero", "3005554433"));
        using var coordinator = new BrowserVisit(_site);
        await coordinator.SignUpAsync(role: PersonRole.Coordinator);
        using var other = new BrowserVisit(_site);
        await other.SignUpAsync(role: PersonRole.Facilitator);

        var seen = await coordinator.ReadAsync(_seats);
        await _facilitator.WithDbAsync(async db =>
        {
            var caller = await db.People.Where(p => p.GivenNames == "Teófilo").Select(p => p.Id).SingleAsync(BrowserVisit.Cancel);
            db.Add(
                new ReminderOptOut
                {
                    PersonId = caller,
                    Kind = ReminderOptOut.EveryKind,
                    Channel = CallChannel.ChannelId,
                    RefusedAt = _site.Clock.GetUtcNow().UtcDateTime,
                }
            );
            return await db.SaveChangesAsync(BrowserVisit.Cancel);
        });
        var refused = await _facilitator.ReadAsync(_seats);

        Assert.Null(seen.QuerySelector("a[href^='tel:']"));
        Assert.Null(refused.QuerySelector("a[href^='tel:']"));
        Assert.Equal(HttpStatusCode.Forbidden, await other.StatusAsync($"{_seats}/nueva"));
    }

    private async Task<Dictionary<string, string>> FormAsync(string given, string surnames, string phone) =>
        new()
        {
            ["Id"] = (await _facilitator.ReadAsync($"{_seats}/nueva")).QuerySelector("[name=Id]")!.GetAttribute("value")!,
            ["GivenNames"] = given,
            ["Surnames"] = surnames,
            ["Phone"] = phone,
            ["DataTreatment"] = "true",
        };

    private Task<HttpResponseMessage> SendAsync(Dictionary<string, string> form) => _facilitator.PostAsync($"{_seats}/nueva", form);

    private Task<int> CountAuditsAsync() =>
        _facilitator.WithDbAsync(db => db.AuditEntries.CountAsync(a => a.Action == GatheringAudit.SeatBooked, BrowserVisit.Cancel));
}
