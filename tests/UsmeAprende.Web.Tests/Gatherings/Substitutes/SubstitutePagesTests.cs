using System.Net;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Gatherings.Substitutes;

/// <summary>A colleague opens a café that is not theirs, and runs it with a code.</summary>
public sealed class SubstitutePagesTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Cafe_OfSomebodyElse_IsOpenedWithACode() // R15
    {
        using var colleague = new BrowserVisit(_cafe.Site);
        await colleague.SignUpAsync(role: PersonRole.Facilitator);
        using var issued = await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/relevo/codigo");
        var code = (await BrowserVisit.PageAsync(issued)).QuerySelector(".code")!.TextContent;

        using var refused = await colleague.Browser.GetAsync(CafeScenario.ListPath, BrowserVisit.Cancel);
        var told = await BrowserVisit.PageAsync(refused);
        using var wrong = await colleague.PostAsync($"{CafeScenario.Path}/relevo", ("codigo", "1111 2222"));
        using var joined = await colleague.PostAsync($"{CafeScenario.Path}/relevo", ("codigo", code));

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.NotNull(told.QuerySelector($"form[action='{CafeScenario.Path}/relevo'] [name=codigo]"));
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.Equal("1111 2222", (await BrowserVisit.PageAsync(wrong)).QuerySelector("[name=codigo]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
        Assert.Contains(
            "Ya facilita este encuentro",
            (await colleague.ReadAsync(joined.Headers.Location!.ToString())).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, await colleague.StatusAsync(CafeScenario.ListPath));
    }

    [Fact]
    public async Task Cafe_OfSomebodyElse_TellsALearnerNothing()
    {
        using var learner = new BrowserVisit(_cafe.Site);
        await learner.SignUpAsync();

        using var there = await learner.Browser.GetAsync(CafeScenario.Path, BrowserVisit.Cancel);
        using var nowhere = await learner.Browser.GetAsync($"/facilitacion/encuentros/{Guid.CreateVersion7()}", BrowserVisit.Cancel);

        Assert.Equal(nowhere.StatusCode, there.StatusCode);
        Assert.DoesNotContain("Lo facilita", await there.Content.ReadAsStringAsync(BrowserVisit.Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_TriedOneAfterTheOther_AreRefusedForAWhile()
    {
        using var colleague = new BrowserVisit(_cafe.Site);
        await colleague.SignUpAsync(role: PersonRole.Facilitator);
        var answers = new List<HttpStatusCode>();

        for (var guess = 0; guess < 7; guess++)
        {
            using var answer = await colleague.PostAsync($"{CafeScenario.Path}/relevo", ("codigo", $"{guess}"));
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.BadRequest, 6), HttpStatusCode.TooManyRequests], answers);
    }
}
