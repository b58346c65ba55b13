using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Demo;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>Attendance by plain forms.</summary>
public sealed class AttendancePagesTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task List_OfTheGathering_ShowsNamesAndLastFourDigitsOnly() // only what a facilitator needs
    {
        var page = await _cafe.Facilitator.ReadAsync(CafeScenario.ListPath);

        var row = page.QuerySelector($"#p-{CafeScenario.Ana}")!.TextContent;
        Assert.Contains("Ana Lucía Ávila Cobos", row, StringComparison.Ordinal);
        Assert.Contains("termina en 0000", row, StringComparison.Ordinal);
        Assert.DoesNotContain("52700000", page.Source.Text, StringComparison.Ordinal);
        Assert.Equal(10, page.QuerySelectorAll(".people li").Length);
        Assert.Equal("Vinieron: 0", page.QuerySelector(".count")!.TextContent);
        Assert.Contains("Con cupo: 8", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tap_WithoutScripts_MarksAndCanBeUndone()
    {
        using var marked = await _cafe.Facilitator.PostAsync(
            $"{CafeScenario.Path}/marcar",
            ("Person", $"{CafeScenario.Ana}"),
            ("What", "Came")
        );
        Assert.Equal(HttpStatusCode.Redirect, marked.StatusCode);
        var page = await _cafe.Facilitator.ReadAsync(marked.Headers.Location!.ToString());
        Assert.Equal("vino", await _cafe.StateAsync(CafeScenario.Ana));
        Assert.Contains("Ana Lucía", page.QuerySelector(".notice.success")!.TextContent, StringComparison.Ordinal);

        using var undone = await _cafe.Facilitator.PostAsync(
            $"{CafeScenario.Path}/deshacer",
            ("registros", page.QuerySelector("[name=registros]")!.GetAttribute("value")!)
        );

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        Assert.Equal("", await _cafe.StateAsync(CafeScenario.Ana));
    }

    [Fact]
    public async Task LateTap_NotesTheTimeOfTheTapWhichCanBeChanged()
    {
        await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/marcar", ("Person", $"{CafeScenario.Ana}"), ("What", "Late"));
        var tapped = await _cafe.StateAsync(CafeScenario.Ana);

        await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/personas/{CafeScenario.Ana}", ("What", "Late"), ("Time", "10:20"));

        Assert.StartsWith("llegó 10:00", tapped, StringComparison.Ordinal);
        Assert.StartsWith("llegó 10:20", await _cafe.StateAsync(CafeScenario.Ana), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("What", "<script>")]
    [InlineData("What", "Undone")]
    [InlineData("What", "99")]
    [InlineData("Person", "00000000-0000-0000-0000-000000000000")]
    [InlineData("Person", "'; DROP TABLE Attendances; --")]
    [InlineData("Time", "99:99")]
    public async Task Tap_ThatMakesNoSense_IsRefusedInPlainWords(string field, string value)
    {
        var form = new Dictionary<string, string>
        {
            ["Person"] = $"{CafeScenario.Ana}",
            ["What"] = "Late",
            [field] = value,
        };

        using var response = await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/marcar", form);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((await BrowserVisit.PageAsync(response)).QuerySelectorAll(".error-summary"));
    }

    [Fact]
    public async Task Gathering_OfAnotherFacilitator_SaysWhoseItIsAndNothingElse() // R15
    {
        using var other = new BrowserVisit(_cafe.Site);
        await other.SignUpAsync(role: PersonRole.Facilitator);

        foreach (
            var path in new[]
            {
                CafeScenario.Path,
                $"{CafeScenario.Path}/registrar",
                $"{CafeScenario.Path}/cierre",
                $"{CafeScenario.Path}/personas/{CafeScenario.Ana}",
            }
        )
        {
            using var refused = await other.Browser.GetAsync(path, BrowserVisit.Cancel);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            var told = (await BrowserVisit.PageAsync(refused)).QuerySelector("main")!.TextContent;
            Assert.Contains("Lo facilita", told, StringComparison.Ordinal);
            Assert.DoesNotContain("Ana Lucía", told, StringComparison.Ordinal);
        }
        using var marked = await other.PostAsync($"{CafeScenario.Path}/marcar", ("Person", $"{CafeScenario.Ana}"), ("What", "Came"));

        Assert.Equal(HttpStatusCode.NotFound, marked.StatusCode);
        Assert.Equal("", await _cafe.StateAsync(CafeScenario.Ana));
    }

    [Fact]
    public async Task CardNumber_Typed_MarksItsOwnerWhoWasNotExpected() // R13
    {
        var card = await _cafe.Facilitator.WithDbAsync(db => db.SignInCards.SingleAsync(c => c.VoidedAt == null, BrowserVisit.Cancel));

        using var mistyped = await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/carne", ("carne", "1234 5678"));
        using var typed = await _cafe.Facilitator.PostAsync(
            $"{CafeScenario.Path}/carne",
            ("carne", $"{card.Number[..4]} {card.Number[4..]}")
        );

        Assert.Equal(HttpStatusCode.BadRequest, mistyped.StatusCode);
        Assert.Equal("1234 5678", (await BrowserVisit.PageAsync(mistyped)).QuerySelector("[name=carne]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, typed.StatusCode);
        Assert.Equal("vino", await _cafe.StateAsync(card.PersonId));
    }

    [Fact]
    public async Task WalkIn_WithNamesAndConsent_IsRegisteredAndMarked()
    {
        var form = await WalkInAsync("Nicolasa", "Quemba");

        using var mute = await _cafe.Facilitator.PostAsync(
            $"{CafeScenario.Path}/registrar",
            form.Where(f => f.Key != "DataTreatment").ToDictionary()
        );
        using var said = await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/registrar", form);
        using var again = await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/registrar", form);

        Assert.Equal(HttpStatusCode.BadRequest, mute.StatusCode);
        Assert.Equal("Nicolasa", (await BrowserVisit.PageAsync(mute)).QuerySelector("[name=GivenNames]")!.GetAttribute("value"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (said.StatusCode, again.StatusCode));
        Assert.Equal("vino", await _cafe.StateAsync(PersonId.Parse(form["Id"])));
        Assert.Equal(
            1,
            await _cafe.Facilitator.WithDbAsync(db => db.People.CountAsync(p => p.GivenNames == "Nicolasa", BrowserVisit.Cancel))
        );
    }

    [Fact]
    public async Task WalkIn_WhoResemblesSomebodyKnown_IsAskedAboutAndMarkedAsThatPerson() // R14
    {
        var form = await WalkInAsync("Jose", "de los rios Buitrago");
        form["BirthYear"] = "1948";

        using var asked = await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/registrar", form);
        var page = await BrowserVisit.PageAsync(asked);
        var offered = PersonId.Parse(page.QuerySelector("li form [name=Person]")!.GetAttribute("value")!);
        using var same = await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/marcar", ("Person", $"{offered}"), ("What", "Came"));

        Assert.Contains("¿Es esta persona?", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("79456123", page.Source.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, same.StatusCode);
        Assert.Equal("vino", await _cafe.StateAsync(offered));
    }

    [Fact]
    public async Task Closing_ConfirmsTimesAndShowsTheSummary() // R21
    {
        await _cafe.SendAsync(CafeScenario.Tap(CafeScenario.Ana));
        var open = await _cafe.Facilitator.ReadAsync("/facilitacion");
        // It lasts until eleven, and nobody closes it before.
        _cafe.Site.Clock.Advance(TimeSpan.FromHours(1));

        using var wrong = await _cafe.Facilitator.PostAsync(
            $"{CafeScenario.Path}/cierre",
            ("from", "2035-08-06T10:00"),
            ("until", "2035-08-06T09:00")
        );
        using var closed = await _cafe.Facilitator.PostAsync(
            $"{CafeScenario.Path}/cierre",
            ("from", "2035-08-06T09:30"),
            ("until", "2035-08-06T11:00")
        );

        Assert.NotNull(open.QuerySelector($"a[href='{CafeScenario.ListPath}']"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("2035-08-06T09:00", (await BrowserVisit.PageAsync(wrong)).QuerySelector("[name=until]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, closed.StatusCode);
        var summary = (await _cafe.Facilitator.ReadAsync(CafeScenario.ListPath)).QuerySelector("[aria-labelledby=resumen]")!.TextContent;
        Assert.Contains("Ana Lucía Ávila Cobos: 90 minutos", summary, StringComparison.Ordinal);
        Assert.Contains("Reservaron y no vinieron: 7", summary, StringComparison.Ordinal);
        Assert.Null((await _cafe.Facilitator.ReadAsync("/facilitacion")).QuerySelector($"a[href='{CafeScenario.ListPath}']"));
    }

    [Fact]
    public async Task Correction_AfterClosing_AsksWhyAndKeepsWhatWasTyped() // R21
    {
        var closed = $"/facilitacion/encuentros/{DemoAttendance.LastWeek}";

        using var mute = await _cafe.Facilitator.PostAsync($"{closed}/personas/{CafeScenario.Ana}", ("What", "Late"), ("Time", "10:40"));
        using var said = await _cafe.Facilitator.PostAsync(
            $"{closed}/personas/{CafeScenario.Ana}",
            ("What", "Late"),
            ("Time", "10:40"),
            ("Reason", "La planilla lo dice")
        );

        Assert.Equal(HttpStatusCode.BadRequest, mute.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        Assert.Contains(
            "llegó 10:40",
            (await _cafe.Facilitator.ReadAsync($"{closed}/asistencia")).QuerySelector($"#p-{CafeScenario.Ana}")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Person_WhoWasThere_SeesLessonsLearntTogetherAndHours() // R22
    {
        using var learner = new BrowserVisit(_cafe.Site);
        await learner.SignInAsync(DemoPeople.Accounts[0], DemoPeople.Password);
        var id = PersonId.Parse((await learner.ReadAsync("/mi-cuenta")).Body!.GetAttribute("data-person")!);

        await _cafe.SendAsync(CafeScenario.Tap(id));

        var page = (await learner.ReadAsync("/mi-aprendizaje")).QuerySelector("main")!.TextContent;
        Assert.Contains("Aprendidas en encuentro", page, StringComparison.Ordinal);
        Assert.Contains("Tiempo de aprendizaje", page, StringComparison.Ordinal);
        using var me = await learner.Browser.GetAsync("/api/me", BrowserVisit.Cancel);
        var told = await me.Content.ReadAsStringAsync(BrowserVisit.Cancel);
        Assert.Contains("\"together\":[\"herramientas-basicas/", told, StringComparison.Ordinal);
    }

    private async Task<Dictionary<string, string>> WalkInAsync(string givenNames, string surnames)
    {
        var page = await _cafe.Facilitator.ReadAsync($"{CafeScenario.Path}/registrar");
        return new Dictionary<string, string>
        {
            ["Id"] = page.QuerySelector("[name=Id]")!.GetAttribute("value")!,
            ["GivenNames"] = givenNames,
            ["Surnames"] = surnames,
            ["DataTreatment"] = "true",
        };
    }
}
