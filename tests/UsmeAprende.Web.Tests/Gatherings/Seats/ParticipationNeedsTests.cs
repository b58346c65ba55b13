using AngleSharp.Dom;
using UsmeAprende.Web.Tests.Gatherings.Planning;

namespace UsmeAprende.Web.Tests.Gatherings.Seats;

/// <summary>«¿Necesita algo para participar?»: asked where one reserves and in one's data, seen by who facilitates.</summary>
public sealed class ParticipationNeedsTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Needs_OfAReservationAndOfAnAccount_AreSeenByWhoFacilitates()
    {
        using var facilitator = new BrowserVisit(_site);
        using var visitor = new BrowserVisit(_site);
        using var ana = new BrowserVisit(_site);
        var id = await GatheringPagesTests.PlanAsync(facilitator);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);

        var form = await visitor.ReadAsync($"/encuentros/{id}/reservar");
        using var reserved = await visitor.PostAsync(
            $"/encuentros/{id}/reservar/datos",
            ("Secret", form.QuerySelector("[name=Secret]")!.GetAttribute("value")!),
            ("GivenNames", "Rosa"),
            ("Surnames", "Chisacá"),
            ("Contact", "300 123 4567"),
            ("Needs", "SignLanguage"),
            ("DataTreatment", "true")
        );
        using var said = await ana.PostAsync(
            "/mi-cuenta/datos",
            ("GivenNames", "Ana Lucía"),
            ("Surnames", "Fernández"),
            ("DocumentType", "CC"),
            ("Document", document),
            ("Needs", "WrittenContact")
        );
        using var seat = await ana.PostAsync($"/encuentros/{id}/reservar");

        var list = await facilitator.ReadAsync($"/facilitacion/encuentros/{id}/reservas");
        var people = list.QuerySelectorAll(".people > li");
        Assert.Contains("Pide intérprete de señas", people.Single(p => Says(p, "Rosa")).TextContent, StringComparison.Ordinal);
        Assert.Contains("Escribirle, no llamarle", people.Single(p => Says(p, "Ana")).TextContent, StringComparison.Ordinal);
        Assert.NotNull((await ana.ReadAsync("/mi-cuenta/datos")).QuerySelector("input[value=WrittenContact][checked]"));
        Assert.Contains(
            "lengua de señas",
            (await visitor.ReadAsync($"/encuentros/{id}")).Body!.TextContent.ToLowerInvariant(),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "señas",
            (await visitor.ReadAsync(reserved.Headers.Location!.ToString())).QuerySelector("form")?.TextContent ?? "",
            StringComparison.Ordinal
        );

        static bool Says(IElement person, string name) => person.TextContent.Contains(name, StringComparison.Ordinal);
    }
}
