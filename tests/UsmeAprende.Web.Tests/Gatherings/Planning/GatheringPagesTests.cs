using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Gatherings.Planning;

public sealed class GatheringPagesTests : IAsyncLifetime
{
    internal const string Staff = "/facilitacion/encuentros";

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Plan_WithEverythingMissing_ComesBackWithSentencesAndWhatWasTyped()
    {
        using var facilitator = new BrowserVisit(_site);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        using var response = await facilitator.PostAsync(
            Staff + "/nuevo",
            ("Title", "Café de claves"),
            ("Seats", "muchos"),
            ("Day", "mañana")
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = await BrowserVisit.PageAsync(response);
        Assert.Equal("Café de claves", page.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("muchos", page.QuerySelector("#Seats")!.GetAttribute("value"));
        Assert.Contains("Elija el lugar", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Elija el día", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gathering_PlannedThenFilled_IsReservedWithoutAnAccountAndGivenUpByItsLink()
    {
        using var facilitator = new BrowserVisit(_site);
        using var visitor = new BrowserVisit(_site);
        var id = await PlanAsync(facilitator, seats: "1");

        Assert.Contains("Café de claves", (await visitor.ReadAsync("/encuentros")).Body!.TextContent, StringComparison.Ordinal);
        using var start = await visitor.PostAsync($"/encuentros/{id}/reservar");
        Assert.Equal($"/encuentros/{id}/reservar", start.Headers.Location!.ToString());
        var link = await ReserveAsync(visitor, id, "Ana", "300 123 4567");
        Assert.Contains(
            Uri.EscapeDataString($"http://localhost{link}"),
            (await visitor.ReadAsync(link)).QuerySelector("a[href^='https://wa.me/?text=']")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        var second = await ReserveAsync(visitor, id, "Rosa", "rosa@ejemplo.co");
        Assert.Contains("lista de espera", (await visitor.ReadAsync(second)).Body!.TextContent, StringComparison.Ordinal);

        using var given = await visitor.PostAsync(link + "/ceder");

        Assert.Contains("pasó a usted", (await visitor.ReadAsync(second)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Rosa", (await visitor.ReadAsync(second)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await visitor.StatusAsync("/encuentros/reservas/AAAAAAAAAAAAAAAAAAAAAA"));
    }

    // R16
    [Fact]
    public async Task Reservation_OfAMinorWithoutAnAdult_IsRefusedAndKept()
    {
        using var facilitator = new BrowserVisit(_site);
        using var visitor = new BrowserVisit(_site);
        var id = await PlanAsync(facilitator);

        using var response = await visitor.PostAsync(
            $"/encuentros/{id}/reservar/datos",
            ("GivenNames", "Yuli"),
            ("Surnames", "Ortíz"),
            ("Contact", "300 123 4567"),
            ("Minor", "true"),
            ("DataTreatment", "true")
        );

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Yuli", (await BrowserVisit.PageAsync(response)).QuerySelector("#GivenNames")!.GetAttribute("value"));
        Assert.Equal(0, await visitor.WithDbAsync(db => db.SeatReservations.CountAsync(BrowserVisit.Cancel)));
    }

    // R39: one stranger cannot take all the seats, and is told so; a facilitator reserves as many as are needed.
    [Fact]
    public async Task Newcomers_FromOneConnection_AreToldWhenItHoldsEnoughSeatsAndStaffAreNot()
    {
        using var facilitator = new BrowserVisit(_site);
        using var stranger = new BrowserVisit(_site);
        var id = await PlanAsync(facilitator);
        Task<HttpResponseMessage> ReserveAsync(BrowserVisit visit, int n) =>
            visit.PostAsync(
                $"/encuentros/{id}/reservar/datos",
                ("GivenNames", "Falsa"),
                ("Surnames", "Persona"),
                ("Contact", $"31{20_000_000 + n}"),
                ("DataTreatment", "true")
            );

        for (var n = 0; n < ReservationService.MostPerConnection; n++)
            (await ReserveAsync(stranger, n)).Dispose();
        using var refused = await ReserveAsync(stranger, 50);
        using var helped = await ReserveAsync(facilitator, 51);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "Desde este internet ya hay",
            (await BrowserVisit.PageAsync(refused)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.Redirect, helped.StatusCode);
        Assert.Contains(
            "Misma conexión: 8",
            (await facilitator.ReadAsync($"{Staff}/{id}/reservas")).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task SignedIn_PressingTheSameButton_HasASeatWithOneTap()
    {
        using var facilitator = new BrowserVisit(_site);
        using var ana = new BrowserVisit(_site);
        var id = await PlanAsync(facilitator);
        await ana.SignUpAsync();

        using var response = await ana.PostAsync($"/encuentros/{id}/reservar");

        Assert.Equal("/mis-encuentros?hecho=cupo", response.Headers.Location!.ToString());
        Assert.Contains("Café de claves", (await ana.ReadAsync("/mis-encuentros")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Café de claves", (await ana.ReadAsync("/mi-aprendizaje")).Body!.TextContent, StringComparison.Ordinal);
    }

    // R15
    [Fact]
    public async Task Gathering_OfAnotherFacilitator_IsNotTheirs()
    {
        using var owner = new BrowserVisit(_site);
        using var other = new BrowserVisit(_site);
        using var coordinator = new BrowserVisit(_site);
        var id = await PlanAsync(owner);
        await other.SignUpAsync(role: PersonRole.Facilitator);
        await coordinator.SignUpAsync(role: PersonRole.Coordinator);

        foreach (var page in new[] { "editar", "cancelar", "reservas" })
        {
            Assert.Equal(HttpStatusCode.Forbidden, await other.StatusAsync($"{Staff}/{id}/{page}"));
            Assert.Equal(HttpStatusCode.OK, await owner.StatusAsync($"{Staff}/{id}/{page}"));
            Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync($"{Staff}/{id}/{page}"));
        }
        Assert.DoesNotContain("Café de claves", (await other.ReadAsync(Staff)).Body!.TextContent, StringComparison.Ordinal);
        using var cancelled = await other.PostAsync($"{Staff}/{id}/cancelar", ("Reason", "Porque sí."));
        Assert.Equal(HttpStatusCode.NotFound, cancelled.StatusCode);
    }

    [Fact]
    public async Task Cancelled_Gathering_StaysInPageAndFeedWithAHigherSequence()
    {
        using var facilitator = new BrowserVisit(_site);
        using var visitor = new BrowserVisit(_site);
        var id = await PlanAsync(facilitator);
        var before = await visitor.Browser.GetStringAsync("/encuentros.ics", BrowserVisit.Cancel);

        using var done = await facilitator.PostAsync($"{Staff}/{id}/cancelar", ("Reason", "La vía está cerrada."));

        var after = await visitor.Browser.GetStringAsync("/encuentros.ics", BrowserVisit.Cancel);
        Assert.Contains("STATUS:CONFIRMED", before, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", after, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1\r\n", after, StringComparison.Ordinal);
        Assert.Contains($"UID:{id}", after, StringComparison.Ordinal);
        Assert.Contains("La vía está cerrada.", (await visitor.ReadAsync($"/encuentros/{id}")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusAsync($"/encuentros/{id}.ics"));
    }

    private static async Task<string> ReserveAsync(BrowserVisit visitor, Guid id, string name, string contact)
    {
        var form = await visitor.ReadAsync($"/encuentros/{id}/reservar");
        using var response = await visitor.PostAsync(
            $"/encuentros/{id}/reservar/datos",
            ("Secret", form.QuerySelector("[name=Secret]")!.GetAttribute("value")!),
            ("GivenNames", name),
            ("Surnames", "Chisacá"),
            ("Contact", contact),
            ("DataTreatment", "true")
        );
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    internal static async Task<Guid> PlanAsync(BrowserVisit facilitator, string seats = "20")
    {
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        var places = await facilitator.ReadAsync("/facilitacion/lugares-de-encuentro");
        using var venue = await facilitator.PostAsync(
            "/facilitacion/lugares-de-encuentro",
            ("Id", places.QuerySelector("[name=Id]")!.GetAttribute("value")!),
            ("Name", "Salón comunal"),
            ("Place", places.QuerySelectorAll("#Place option")[1].GetAttribute("value")!),
            ("Address", "Junto a la escuela")
        );
        Assert.Equal(HttpStatusCode.Redirect, venue.StatusCode);
        var form = await FormAsync(facilitator);
        form["Seats"] = seats;
        using var response = await facilitator.PostAsync(Staff + "/nuevo", form);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return Guid.Parse(form["Id"]);
    }

    /// <summary>Saves what is planned. A series is shown first, and saved as it was shown.</summary>
    internal static async Task<HttpResponseMessage> SaveAsync(BrowserVisit facilitator, Dictionary<string, string> form)
    {
        var response = await facilitator.PostAsync(Staff + "/nuevo", form);
        if (response.StatusCode is not HttpStatusCode.OK)
            return response;
        form["Seen"] = (await BrowserVisit.PageAsync(response)).QuerySelector("[name=Seen]")!.GetAttribute("value")!;
        response.Dispose();
        return await facilitator.PostAsync(Staff + "/nuevo", form);
    }

    internal static async Task<Dictionary<string, string>> FormAsync(BrowserVisit facilitator)
    {
        var page = await facilitator.ReadAsync(Staff + "/nuevo");
        return new Dictionary<string, string>
        {
            ["Id"] = page.QuerySelector("[name=Id]")!.GetAttribute("value")!,
            ["Kind"] = "cafe",
            ["Title"] = "Café de claves",
            ["Day"] = "2035-08-21",
            ["From"] = "14:00",
            ["Until"] = "16:00",
            ["Repeat"] = "una",
            ["Venue"] = page.QuerySelectorAll("#Venue option")[^1].GetAttribute("value")!,
            ["Seats"] = "20",
            ["Area"] = "GAI",
        };
    }
}
