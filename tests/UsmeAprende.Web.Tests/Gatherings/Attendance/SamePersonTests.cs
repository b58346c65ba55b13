using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Demo;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>R14: a facilitator says that two rows of her list are one person, and a coordinator decides.</summary>
public sealed class SamePersonTests : IAsyncLifetime
{
    private static readonly string Person = $"{CafeScenario.Path}/personas/{CafeScenario.Ana}";
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Row_SaidToBeAnother_WaitsForACoordinatorOnceHoweverOftenItIsSaid()
    {
        var page = await _cafe.Facilitator.ReadAsync(Person);
        Assert.NotNull(page.QuerySelector($"main a[href='/facilitacion/personas/{CafeScenario.Ana}']"));
        Assert.NotNull(page.QuerySelector($"main a[href='{Person}/es-la-misma']"));
        var other = DemoAttendance.NeighbourId(1);

        for (var sent = 0; sent < 2; sent++)
        {
            using var answer = await _cafe.Facilitator.PostAsync($"{Person}/es-la-misma", ("other", $"{other}"));
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        }

        var pair = await _cafe.Facilitator.WithDbAsync(db =>
            db.PossibleDuplicates.SingleAsync(d => d.Why == DuplicateReason.StaffSaysSo, BrowserVisit.Cancel)
        );
        Assert.Equal(new[] { CafeScenario.Ana, other }.Order(), new[] { pair.OneId, pair.OtherId }.Order());
        Assert.Null(pair.Verdict);
    }

    [Fact]
    public async Task Row_SaidToBeSomebodyWhoIsNotOnTheList_IsRefusedInWords()
    {
        using var answer = await _cafe.Facilitator.PostAsync($"{Person}/es-la-misma", ("other", $"{_cafe.FacilitatorId}"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "Escoja una persona de esta lista.",
            (await BrowserVisit.PageAsync(answer)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
    }
}
