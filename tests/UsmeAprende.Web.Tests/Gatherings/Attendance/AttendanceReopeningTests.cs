using System.Net;
using UsmeAprende.Demo;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>An attendance that was closed by mistake.</summary>
public sealed class AttendanceReopeningTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Attendance_ClosedByMistake_IsOpenedAgainWithinADay() // R21
    {
        _cafe.Site.Clock.Advance(TimeSpan.FromHours(1));
        using var closed = await CloseAsync();
        var page = await _cafe.Facilitator.ReadAsync($"{CafeScenario.Path}/cierre");
        var which = page.QuerySelector("[name=closed]")!.GetAttribute("value")!;

        using var opened = await ReopenAsync(which);
        var list = await _cafe.Facilitator.ReadAsync(opened.Headers.Location!.ToString());

        Assert.Contains("Puede abrirla otra vez hasta el martes 7 de agosto", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(list.QuerySelectorAll("[data-attend]"));
        Assert.DoesNotContain("La asistencia está cerrada", list.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attendance_ClosedLongerThanADay_IsOnlyCorrected()
    {
        _cafe.Site.Clock.Advance(TimeSpan.FromHours(1));
        using var closed = await CloseAsync();
        var page = await _cafe.Facilitator.ReadAsync($"{CafeScenario.Path}/cierre");
        var which = page.QuerySelector("[name=closed]")!.GetAttribute("value")!;
        _cafe.Site.Clock.Advance(TimeSpan.FromHours(24));
        await _cafe.Facilitator.SignInAsync(DemoPeople.Accounts[1], DemoPeople.Password);

        using var late = await ReopenAsync(which);

        Assert.Equal(HttpStatusCode.BadRequest, late.StatusCode);
        var told = await BrowserVisit.PageAsync(late);
        Assert.Contains("Ya no se puede abrir otra vez", told.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Null(told.QuerySelector("[name=closed]"));
    }

    private Task<HttpResponseMessage> CloseAsync() =>
        _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/cierre", ("from", "2035-08-06T09:30"), ("until", "2035-08-06T11:00"));

    private Task<HttpResponseMessage> ReopenAsync(string which) =>
        _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/cierre/reabrir", ("closed", which));
}
