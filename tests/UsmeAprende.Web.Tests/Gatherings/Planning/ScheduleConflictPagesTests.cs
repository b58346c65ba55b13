using System.Net;

namespace UsmeAprende.Web.Tests.Gatherings.Planning;

/// <summary>Nobody can be at two gatherings, and few rooms hold two: whoever plans is warned, and decides.</summary>
public sealed class ScheduleConflictPagesTests : IAsyncLifetime
{
    private const string Staff = GatheringPagesTests.Staff;

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Overlap_OfAPlan_IsWarnedAndSavedOnceConfirmed()
    {
        using var facilitator = new BrowserVisit(_site);
        await GatheringPagesTests.PlanAsync(facilitator);
        var form = await GatheringPagesTests.FormAsync(facilitator);

        using var warned = await facilitator.PostAsync(Staff + "/nuevo", form);
        var page = await BrowserVisit.PageAsync(warned);
        form["Seen"] = page.QuerySelector("[name=Seen]")!.GetAttribute("value")!;
        form["Confirmed"] = "true";
        using var saved = await facilitator.PostAsync(Staff + "/nuevo", form);

        Assert.Equal(HttpStatusCode.BadRequest, warned.StatusCode);
        Assert.Contains("Mismo lugar", page.QuerySelector("#cruces")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task Overlap_OfTheRestOfASeries_IsWarned()
    {
        using var facilitator = new BrowserVisit(_site);
        await GatheringPagesTests.PlanAsync(facilitator);
        var series = await GatheringPagesTests.FormAsync(facilitator);
        (series["Day"], series["Repeat"], series["Times"]) = ("2035-09-03", "semanal", "2");
        using var planned = await GatheringPagesTests.SaveAsync(facilitator, series);
        var other = await GatheringPagesTests.FormAsync(facilitator);
        (other["Day"], other["From"], other["Until"]) = ("2035-09-10", "17:00", "18:00");
        using var beside = await facilitator.PostAsync(Staff + "/nuevo", other);
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (planned.StatusCode, beside.StatusCode));

        var change = new Dictionary<string, string>(series)
        {
            ["From"] = "17:00",
            ["Until"] = "19:00",
            ["Reason"] = "El salón abre más tarde.",
            ["Version"] = (await facilitator.ReadAsync($"{Staff}/{series["Id"]}/editar"))
                .QuerySelector("[name=Version]")!
                .GetAttribute("value")!,
        };
        using var rest = await facilitator.PostAsync(
            $"{Staff}/{series["Id"]}/editar",
            new Dictionary<string, string>(change) { ["Rest"] = "true" }
        );
        using var alone = await facilitator.PostAsync($"{Staff}/{series["Id"]}/editar", change);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.Redirect), (rest.StatusCode, alone.StatusCode));
        Assert.Contains(
            "10 de septiembre",
            (await BrowserVisit.PageAsync(rest)).QuerySelector("#cruces")!.TextContent,
            StringComparison.Ordinal
        );
    }
}
