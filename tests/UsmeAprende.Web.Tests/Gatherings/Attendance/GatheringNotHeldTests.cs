using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Demo;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>What staff see and may do at a gathering that has not begun or was cancelled (R34).</summary>
public sealed class GatheringNotHeldTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task List_OfACafeOfAnotherDay_SaysWhenItIsInsteadOfOfferingMarks() // R34
    {
        await MoveAsync(days: 3);

        var page = await _cafe.Facilitator.ReadAsync(CafeScenario.ListPath);

        Assert.Contains(
            "Este encuentro empieza el jueves 9 de agosto de 2035",
            page.QuerySelector(".notice.care")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Empty(page.QuerySelectorAll("[data-attend], [name=carne]"));
        Assert.Contains("Ana Lucía", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/marcar")]
    [InlineData("/registrar")]
    [InlineData("/papel/codigos")]
    public async Task Form_OfACafeOfAnotherDay_IsRefusedWithItsDate(string form) // R34
    {
        await MoveAsync(days: 3);

        using var response = await _cafe.Facilitator.PostAsync(CafeScenario.Path + form, Typed(form));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(
            "Este encuentro empieza el jueves 9 de agosto de 2035",
            (await BrowserVisit.PageAsync(response)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("(no está)", await _cafe.StateAsync(CafeScenario.Ana));
    }

    [Fact]
    public async Task Cafe_CancelledAndHeldAfterAll_CountsAgain() // R34
    {
        Assert.Equal(["stored"], await _cafe.SendAsync(CafeScenario.Tap(CafeScenario.Ana)));
        var asked = await _cafe.Facilitator.ReadAsync(CafeScenario.Path + "/cancelar");
        await _cafe.Facilitator.PostAsync(CafeScenario.Path + "/cancelar", ("Reason", "Se fue la luz."));

        var cancelled = await _cafe.Facilitator.ReadAsync(CafeScenario.ListPath);
        var late = await _cafe.SendAsync(CafeScenario.Tap(CafeScenario.Ana));
        await _cafe.Facilitator.PostAsync(CafeScenario.Path + "/restablecer", ("Reason", "Sí se hizo: llegó la luz."));

        Assert.Contains("Ya hay 1 persona en la asistencia", asked.QuerySelector(".notice.care")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Este encuentro está cancelado", cancelled.QuerySelector(".notice.care")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["stored cancelled"], late);
        Assert.Equal("vino", await _cafe.StateAsync(CafeScenario.Ana));
    }

    [Fact]
    public async Task Marks_OfACafeOfAnotherDay_AreStoredAndToldNotToCount() // R34, R7
    {
        await MoveAsync(days: 3);

        Assert.Equal(["stored not-begun"], await _cafe.SendAsync(CafeScenario.Tap(CafeScenario.Ana)));
        Assert.Equal("(no está)", await _cafe.StateAsync(CafeScenario.Ana));
    }

    private static Dictionary<string, string> Typed(string form) =>
        form switch
        {
            "/marcar" => new() { ["Person"] = CafeScenario.Ana.ToString(), ["What"] = "Came" },
            "/registrar" => new()
            {
                ["Id"] = Guid.CreateVersion7().ToString(),
                ["GivenNames"] = "Rosa",
                ["Surnames"] = "Chisacá",
                ["DataTreatment"] = "true",
            },
            _ => new() { ["codigos"] = "1 2" },
        };

    private async Task MoveAsync(int days)
    {
        await using var scope = _cafe.Site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var today = db.Entry(await db.Gatherings.SingleAsync(g => g.Id == DemoAttendance.Today, BrowserVisit.Cancel));
        today.Property(g => g.StartsAt).CurrentValue = today.Entity.StartsAt.AddDays(days);
        today.Property(g => g.EndsAt).CurrentValue = today.Entity.EndsAt.AddDays(days);
        await db.SaveChangesAsync(BrowserVisit.Cancel);
    }
}
