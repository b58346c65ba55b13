using System.Net;
using UsmeAprende.Demo;

namespace UsmeAprende.Web.Tests.Gatherings.Evidence;

/// <summary>A facilitator's month, and the minutes, on the screen and as files.</summary>
public sealed class MonthlyReportPagesTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Report_OfOnesMonth_IsAPageAndTwoFiles()
    {
        var page = (await _cafe.Facilitator.ReadAsync("/facilitacion/informe?mes=no-es")).QuerySelector("main")!;
        var types = new List<string?>();
        foreach (var link in page.QuerySelectorAll("a.button").Select(a => a.GetAttribute("href")!))
        {
            using var file = await _cafe.Facilitator.Browser.GetAsync(link, BrowserVisit.Cancel);
            types.Add(file.Content.Headers.ContentType?.MediaType);
        }

        Assert.Contains("Horas de todas las personas", page.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana Lucía", page.TextContent, StringComparison.Ordinal);
        Assert.Equal(["application/pdf", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"], types);
    }

    [Fact]
    public async Task Minutes_OfAClosedCafe_AreCorrectedWithAReasonAndPrinted()
    {
        var path = $"/facilitacion/encuentros/{DemoAttendance.LastWeek}/acta";
        using var mute = await _cafe.Facilitator.PostAsync(path, ("hecho", "Se hizo todo"), ("compromisos", ""));
        using var said = await _cafe.Facilitator.PostAsync(path, ("hecho", "Se hizo todo"), ("compromisos", ""), ("motivo", "Faltaba"));
        using var pdf = await _cafe.Facilitator.Browser.GetAsync($"{path}.pdf", BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, mute.StatusCode);
        Assert.Equal("Se hizo todo", (await BrowserVisit.PageAsync(mute)).QuerySelector("[name=hecho]")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.Redirect, said.StatusCode);
        var page = (await _cafe.Facilitator.ReadAsync(path)).QuerySelector("main")!.TextContent;
        Assert.Contains("Faltaba", page, StringComparison.Ordinal);
        Assert.Contains("envió un audio a alguien de su familia", page, StringComparison.Ordinal);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Summary_OfAClosedCafe_SaysHours()
    {
        var list = await _cafe.Facilitator.ReadAsync($"/facilitacion/encuentros/{DemoAttendance.LastWeek}/asistencia");

        var summary = list.QuerySelector("[aria-labelledby=resumen]")!.TextContent;
        Assert.Contains("Horas de todas las personas", summary, StringComparison.Ordinal);
        Assert.DoesNotContain("Minutos en total", summary, StringComparison.Ordinal);
    }
}
