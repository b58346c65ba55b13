using AngleSharp.Dom;
using UsmeAprende.Demo;
using UsmeAprende.Web.Tests.Gatherings.Paper;

namespace UsmeAprende.Web.Tests.Gatherings.Day;

/// <summary>The page of a café's day, and what a facilitator's first page says of it.</summary>
public sealed class GatheringDayTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Day_OfACafe_HasAllThatIsNeededOnOnePage()
    {
        var main = (await _cafe.Facilitator.ReadAsync(CafeScenario.Path)).QuerySelector("main")!;

        Assert.Equal("Tomar asistencia", main.QuerySelector("a.button")!.TextContent);
        Assert.Contains("8 personas reservaron", main.TextContent, StringComparison.Ordinal);
        Assert.All(
            new[] { "/asistencia", "/papel", "/soportes", "/acta", "/cierre", "/reservas", "/relevo", "/editar" },
            page => Assert.NotNull(main.QuerySelector($"a[href='{CafeScenario.Path}{page}']"))
        );
        Assert.NotEmpty(main.QuerySelectorAll("a[href$='/guia']"));
        Assert.Empty(main.QuerySelectorAll(".checks .done"));
    }

    [Fact]
    public async Task Day_OfAClosedCafe_ShowsWhatIsDoneAndWhatIsMissing()
    {
        var main = (await _cafe.Facilitator.ReadAsync($"/facilitacion/encuentros/{DemoAttendance.LastWeek}")).QuerySelector("main")!;

        Assert.Equal(2, main.QuerySelectorAll(".checks .done").Length);
        Assert.Contains("La asistencia está cerrada", main.TextContent, StringComparison.Ordinal);
        Assert.Null(main.QuerySelector("a[href$='/relevo']"));
    }

    [Fact]
    public async Task Home_OfAFacilitator_ListsMissingPapersUntilTheyAreThereAndNeverOfCancelledCafes()
    {
        var today = await HomeAsync();
        var yesterday = await PlanAsync(-26);
        var cancelled = await PlanAsync(-50);
        (await _cafe.Facilitator.PostAsync($"{PathOf(cancelled)}/cancelar", ("Reason", "Llovió."))).Dispose();
        var open = await HomeAsync();
        (await _cafe.Facilitator.PostAsync($"{PathOf(yesterday)}/acta", ("hecho", "Encendimos el celular"))).Dispose();
        var written = await HomeAsync();

        Assert.NotNull(today.QuerySelector($"a.button[href='{CafeScenario.ListPath}']"));
        Assert.DoesNotContain("Sin cerrar", today.TextContent, StringComparison.Ordinal);
        Assert.All(
            new[] { "cierre", "soportes", "acta" },
            page => Assert.NotNull(open.QuerySelector($".todo a[href='{PathOf(yesterday)}/{page}']"))
        );
        Assert.Null(open.QuerySelector($"a[href^='{PathOf(cancelled)}']"));
        Assert.Null(written.QuerySelector($".todo a[href='{PathOf(yesterday)}/acta']"));
        Assert.NotNull(written.QuerySelector($".todo a[href='{PathOf(yesterday)}/soportes']"));
    }

    private static string PathOf(Guid cafe) => $"/facilitacion/encuentros/{cafe}";

    private Task<Guid> PlanAsync(int hoursAhead) => PaperCafe.PlanAsync(_cafe.Site, _cafe.Facilitator, _cafe.FacilitatorId, hoursAhead);

    private async Task<IElement> HomeAsync() => (await _cafe.Facilitator.ReadAsync("/facilitacion")).QuerySelector("main")!;
}
