using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Gatherings.Paper;

namespace UsmeAprende.Web.Tests.Gatherings.Seats;

/// <summary>Whoever reserved without an account corrects their name or contact by their private link.</summary>
public sealed class ReservationCorrectionTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");
    private BrowserVisit _ana = null!;
    private string _link = "";
    private Guid _gathering;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _ana = new BrowserVisit(_site);
        using var facilitator = new BrowserVisit(_site);
        _gathering = await PaperCafe.PlanAsync(
            _site,
            facilitator,
            await facilitator.SignUpAsync(role: PersonRole.Facilitator),
            hoursAhead: 48
        );
        _link = await ReserveAsync("Anna", "300 123 4567");
    }

    public async ValueTask DisposeAsync()
    {
        _ana.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Correction_ThroughTheLink_ChangesNameAndContactAndKeepsTheSeat()
    {
        var page = await _ana.ReadAsync(_link + "/datos");

        using var done = await CorrectAsync(("GivenNames", "Ana"), ("Contact", "ana@ejemplo.co"));

        Assert.Equal(_link + "?hecho=datos", done.Headers.Location!.ToString());
        var person = await PersonAsync();
        Assert.Equal(("Ana Chisacá", "ana@ejemplo.co"), (person.FullName, Assert.Single(person.Identifiers).Value));
        Assert.Contains("Su cupo está reservado", (await _ana.ReadAsync(_link)).Body!.TextContent, StringComparison.Ordinal);
        // Whoever finds the link learns nothing of the person.
        Assert.DoesNotContain("Anna", page.Source.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("3001234567", page.Source.Text, StringComparison.Ordinal);
        Assert.False(await AuditedAsync());
    }

    [Theory]
    [InlineData("GivenNames", "")]
    [InlineData("Contact", "muchos números")]
    [InlineData("Minor", "true")] // R16: without an adult
    public async Task Correction_ThatIsNotRight_ComesBackWithASentenceAndWhatWasTyped(string field, string value)
    {
        using var answer = await CorrectAsync((field, value));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = await BrowserVisit.PageAsync(answer);
        Assert.NotEmpty(page.QuerySelectorAll(".error-summary li"));
        Assert.Equal("Chisacá", page.QuerySelector("#Surnames")!.GetAttribute("value"));
        Assert.Equal("Anna", (await PersonAsync()).GivenNames);
    }

    [Fact]
    public async Task Contact_ThatHoldsManySeats_IsRefused()
    {
        for (var n = 0; n < ReservationService.MostPerContact; n++)
            await ReserveAsync($"Rosa {(char)('A' + n)}", "310 765 4321");

        using var refused = await CorrectAsync(("Contact", "310 765 4321"));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task Link_OfSomebodyKnownOtherwiseByNow_CorrectsNothing() // R10
    {
        var person = await PersonAsync();
        await _ana.WithDbAsync(async db =>
        {
            (await db.PersonIdentifiers.SingleAsync(i => i.PersonId == person.Id, BrowserVisit.Cancel)).Verify(DateTime.UnixEpoch, null);
            return await db.SaveChangesAsync(BrowserVisit.Cancel);
        });

        using var refused = await CorrectAsync(("GivenNames", "Otra"));

        Assert.Equal(_link, refused.Headers.Location!.ToString());
        Assert.Equal("Anna", (await PersonAsync()).GivenNames);
        Assert.Null((await _ana.ReadAsync(_link)).QuerySelector($"a[href='{_link}/datos']"));
    }

    [Fact]
    public async Task Link_AfterTheGatheringBegan_CorrectsNothing()
    {
        _site.Clock.Advance(TimeSpan.FromHours(49));

        using var refused = await CorrectAsync(("GivenNames", "Otra"));

        Assert.Equal(_link, refused.Headers.Location!.ToString());
        Assert.Equal("Anna", (await PersonAsync()).GivenNames);
    }

    [Fact]
    public async Task Link_ThatIsNone_IsNotFound()
    {
        Assert.Equal(HttpStatusCode.NotFound, await _ana.StatusAsync("/encuentros/reservas/AAAAAAAAAAAAAAAAAAAAAA/datos"));
        using var posted = await _ana.PostAsync(
            "/encuentros/reservas/AAAAAAAAAAAAAAAAAAAAAA/datos",
            ("GivenNames", "Ana"),
            ("Surnames", "Chisacá"),
            ("Contact", "300 123 4567")
        );
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    [Fact]
    public async Task Correction_ByAMemberOfStaff_IsAudited() // R31
    {
        using var staff = new BrowserVisit(_site);
        await staff.SignUpAsync(role: PersonRole.Facilitator);

        using var done = await staff.PostAsync(
            _link + "/datos",
            ("GivenNames", "Ana"),
            ("Surnames", "Chisacá"),
            ("Contact", "300 123 4567")
        );

        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.True(await AuditedAsync());
    }

    private Task<HttpResponseMessage> CorrectAsync(params (string Name, string Value)[] changed)
    {
        var form = new Dictionary<string, string>
        {
            ["GivenNames"] = "Anna",
            ["Surnames"] = "Chisacá",
            ["Contact"] = "300 123 4567",
        };
        foreach (var (name, value) in changed)
            form[name] = value;
        return _ana.PostAsync(_link + "/datos", form);
    }

    private async Task<string> ReserveAsync(string name, string contact)
    {
        var secret = ReservationToken.Create();
        using var response = await _ana.PostAsync(
            $"/encuentros/{_gathering}/reservar/datos",
            ("Secret", secret),
            ("GivenNames", name),
            ("Surnames", "Chisacá"),
            ("Contact", contact),
            ("DataTreatment", "true")
        );
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return $"/encuentros/reservas/{secret}";
    }

    private Task<Person> PersonAsync() =>
        _ana.WithDbAsync(async db =>
        {
            var hash = ReservationToken.ComputeHash(_link.Split('/')[^1]);
            var id = await db.SeatReservations.Where(r => r.TokenHash == hash).Select(r => r.PersonId).SingleAsync(BrowserVisit.Cancel);
            return await db.People.AsNoTracking().Include(p => p.Identifiers).SingleAsync(p => p.Id == id, BrowserVisit.Cancel);
        });

    private Task<bool> AuditedAsync() =>
        _ana.WithDbAsync(db => db.AuditEntries.AnyAsync(e => e.Action == GatheringAudit.HolderCorrected, BrowserVisit.Cancel));
}
