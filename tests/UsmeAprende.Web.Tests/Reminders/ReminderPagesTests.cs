using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Planning;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende.Web.Tests.Reminders;

public sealed class ReminderPagesTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional").With("Site:Url", "http://localhost");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Message_SaidToSomeone_IsCountedOnOwnPagesUntilTheySayTheyReadIt()
    {
        using var ana = new BrowserVisit(_site);
        await ana.SignUpAsync(more: ("Reminders", "true"));
        await SendAsync(TimeSpan.FromHours(2));

        var inbox = await ana.ReadAsync("/mi-cuenta/mensajes");
        Assert.Equal("1 mensaje nuevo", inbox.QuerySelector("header a[href='/mi-cuenta/mensajes']")!.GetAttribute("aria-label"));
        Assert.Contains("Cada lección toma unos diez minutos", inbox.QuerySelector("main article")!.TextContent, StringComparison.Ordinal);
        // Public pages are the same for everyone.
        Assert.Null((await ana.ReadAsync("/cursos")).QuerySelector("header a[href='/mi-cuenta/mensajes']"));

        using var read = await ana.PostAsync("/mi-cuenta/mensajes/leidos");
        Assert.Null((await ana.ReadAsync("/mi-cuenta/mensajes")).QuerySelector("header a[href='/mi-cuenta/mensajes']"));
    }

    [Fact]
    public async Task Messages_OfSomebodyNew_BeginWithHowToComeBack()
    {
        using var ana = new BrowserVisit(_site);
        await ana.SignUpAsync();

        var inbox = await ana.ReadAsync("/mi-cuenta/mensajes");

        Assert.Contains("Así vuelve a entrar", Assert.Single(inbox.QuerySelectorAll("main article")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preferences_Unticked_AreKeptAndNotOfferedBeyondOnesRole()
    {
        using var ana = new BrowserVisit(_site);
        await ana.SignUpAsync(more: ("Phone", "300 123 4578"));
        var before = await ana.ReadAsync("/mi-cuenta/avisos");
        Assert.NotEmpty(before.QuerySelectorAll("input[value='siga:llamada'][checked]"));
        Assert.Empty(
            before.QuerySelectorAll("input[value^='resumen:'], input[value^='asistencia:'], input[value='cafe-cancelado:mensajes']")
        );

        using var saved = await ana.PostAsync("/mi-cuenta/avisos", ("visto", "llamada"), ("vias", "llamada"), ("quiero", "siga:mensajes"));

        var after = await ana.ReadAsync("/mi-cuenta/avisos");
        Assert.Equal(["siga:mensajes"], after.QuerySelectorAll("input[name=quiero][checked]").Select(i => i.GetAttribute("value")));
    }

    // R28
    [Fact]
    public async Task CallList_OfAFacilitator_HoldsOnePersonOnceAndOnlyThoseOfHers()
    {
        using var facilitator = new BrowserVisit(_site);
        using var other = new BrowserVisit(_site);
        using var rosa = new BrowserVisit(_site);
        var staff = await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        await other.SignUpAsync(role: PersonRole.Facilitator);
        var person = await rosa.SignUpAsync(more: [("Phone", "300 123 4577"), ("Reminders", "true")]);
        await ReserveCancelledAsync(rosa, staff, person);
        await SendAsync(TimeSpan.FromHours(2));

        var list = await facilitator.ReadAsync("/facilitacion/llamadas");

        var line = Assert.Single(list.QuerySelectorAll("main li.card"));
        Assert.Contains("Avisarle que se canceló", line.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(
            "https://wa.me/573001234577?text=Hola%2C%20Ana%20Luc%C3%ADa.%20Se%20cancel%C3%B3",
            line.QuerySelector("a[href^='https://wa.me']")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        Assert.Empty((await other.ReadAsync("/facilitacion/llamadas")).QuerySelectorAll("main li.card"));

        // She cannot tick what is not hers; ticking leaves nothing more to say, and is audited.
        var action = line.QuerySelector("form")!.GetAttribute("action")!;
        using var stolen = await other.PostAsync(action);
        Assert.EndsWith("hecho=ya", stolen.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var ticked = await facilitator.PostAsync(action);
        Assert.EndsWith("hecho=llamada", ticked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Empty((await facilitator.ReadAsync("/facilitacion/llamadas")).QuerySelectorAll("main li.card"));
        Assert.Equal(
            staff,
            await rosa.WithDbAsync(db =>
                db.AuditEntries.Where(e => e.Action == RemindersAudit.Called).Select(e => e.ActorId).SingleAsync(BrowserVisit.Cancel)
            )
        );
    }

    // R28: nobody is called at dawn, but who looks then sees that calls wait.
    [Fact]
    public async Task CallList_BeforeSix_SaysHowManyWait()
    {
        using var facilitator = new BrowserVisit(_site);
        using var rosa = new BrowserVisit(_site);
        var staff = await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        var person = await rosa.SignUpAsync(more: [("Phone", "300 123 4577"), ("Reminders", "true")]);
        await ReserveCancelledAsync(rosa, staff, person);
        await SendAsync(TimeSpan.FromHours(2));
        var now = _site.Clock.GetUtcNow();
        var fiveInBogota = new DateTimeOffset(now.UtcDateTime.Date.AddDays(1).AddHours(10), TimeSpan.Zero);
        _site.Clock.Advance(fiveInBogota - now);
        await facilitator.SignInAsync(await DocumentAsync(staff), BrowserVisit.Password);

        var list = (await facilitator.ReadAsync("/facilitacion/llamadas")).QuerySelector("main")!;
        var home = (await facilitator.ReadAsync("/facilitacion")).QuerySelector("main")!;

        Assert.Empty(list.QuerySelectorAll("li.card"));
        Assert.Contains("1 llamada espera", list.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("No hay llamadas", list.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 llamada por hacer", home.TextContent, StringComparison.Ordinal);
    }

    private Task<string> DocumentAsync(PersonId person) =>
        new BrowserVisit(_site).WithDbAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == person).Select(i => i.Value).FirstAsync(BrowserVisit.Cancel)
        );

    [Fact]
    public async Task Templates_ForTheAdministrator_ShowEveryKindAndItsLetter()
    {
        using var administrator = new BrowserVisit(_site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);

        var templates = await administrator.ReadAsync("/administracion/plantillas");
        using var letter = await administrator.Browser.GetAsync("/administracion/plantillas/cafe-movido", BrowserVisit.Cancel);

        Assert.DoesNotContain("{{", templates.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            letter.Headers.GetValues("Content-Security-Policy").Single()
        );
        Assert.Equal(HttpStatusCode.NotFound, await administrator.StatusAsync("/administracion/plantillas/otra"));
    }

    private async Task ReserveCancelledAsync(BrowserVisit visit, PersonId staff, PersonId person)
    {
        var now = _site.Clock.GetUtcNow().UtcDateTime;
        await visit.WithDbAsync(async db =>
        {
            // Written as rows: the pages that plan gatherings are tested elsewhere.
            var (venue, gathering) = (Guid.CreateVersion7(), Guid.CreateVersion7());
            var starts = now.AddDays(9);
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO Venues (Id, Name, PlaceId, Address, IsAccessible)
                SELECT {venue}, 'Salón Olarte', Id, 'Calle 1', 1 FROM Places LIMIT 1
                """,
                BrowserVisit.Cancel
            );
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO Gatherings
                    (Id, Kind, Title, Area, VenueId, StartsAt, EndsAt, Seats, Sequence, Version, CreatedAt, ChangedAt, CancelledAt)
                VALUES ({gathering}, 'cafe', 'Café «Cuidarme»', '', {venue}, {starts}, {starts.AddHours(2)}, 20, 1, 1, {now}, {now}, {now})
                """,
                BrowserVisit.Cancel
            );
            db.AddRange(
                new GatheringFacilitator { GatheringId = gathering, PersonId = staff },
                new SeatReservation { GatheringId = gathering, PersonId = person }
            );
            return await db.SaveChangesAsync(BrowserVisit.Cancel);
        });
    }

    private async Task SendAsync(TimeSpan after)
    {
        await WithAsync((ReminderPlanner planner) => planner.PlanAsync(BrowserVisit.Cancel));
        _site.Clock.Advance(after);
        await WithAsync((ReminderSender sender) => sender.SendDueAsync(BrowserVisit.Cancel));
    }

    private async Task WithAsync<T>(Func<T, Task> work)
        where T : notnull
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await work(scope.ServiceProvider.GetRequiredService<T>());
    }
}
