using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges.Goals;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Figures;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Badges.Goals;

/// <summary>The goals of all, on a site of their own: its clock goes through months.</summary>
public sealed class CollectiveGoalTests : IAsyncLifetime
{
    private readonly SiteHost _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Goal_Set_ShowsOnTheHomePageWithoutAnyNumberOfTheMonth() // R29
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        await SetAsync(luz, "500 lecciones entre todas las veredas", "500");
        await FinishAsync(people: 6, lessons: 30);
        await UpdateAsync();

        var (home, inside) = (await HomeAsync(), (await HtmlPage.GetAsync(luz.Browser, "/coordinacion/metas", Cancel)).Body!.TextContent);

        Assert.Contains("500 lecciones entre todas las veredas", home, StringComparison.Ordinal);
        Assert.Contains("Ya florece el primer frailejón", home, StringComparison.Ordinal);
        Assert.DoesNotContain("180", home, StringComparison.Ordinal);
        Assert.Contains("180 de 500", inside, StringComparison.Ordinal);
        Assert.Contains("6 personas", inside, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goal_OfFewerThanFivePeople_IsNotShownYet() // R29
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        await SetAsync(luz, "Cien lecciones", "100");
        await FinishAsync(people: 4, lessons: 30);

        await UpdateAsync();

        Assert.DoesNotContain("Cien lecciones", await HomeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goal_OfAMonthThatEnded_FreezesAfter14DaysAndIsToldAfter15() // R5, R29
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        await SetAsync(luz, "Cien lecciones", "100");
        await FinishAsync(people: 6, lessons: 30);
        GoTo(new DateTime(2035, 9, 14, 12, 0, 0, DateTimeKind.Utc));
        await UpdateAsync();
        var before = await GoalAsync();

        GoTo(new DateTime(2035, 9, 15, 6, 0, 0, DateTimeKind.Utc));
        await UpdateAsync();
        var frozen = await GoalAsync();
        var onThatDay = await HomeAsync();
        GoTo(new DateTime(2035, 9, 16, 6, 0, 0, DateTimeKind.Utc));
        await FinishAsync(people: 1, lessons: 1);
        await UpdateAsync();

        Assert.Null(before.FrozenAt);
        Assert.Equal((180, 6), (frozen.FrozenTotal, frozen.FrozenPeople));
        Assert.DoesNotContain("180", onThatDay, StringComparison.Ordinal);
        Assert.Contains("Entre todas y todos hicimos 180 lecciones", await HomeAsync(), StringComparison.Ordinal);
        Assert.Equal(frozen.FrozenAt, (await GoalAsync()).FrozenAt);
    }

    [Fact]
    public async Task Goal_Published_TellsTheOwnPartOfPlacesWithFivePeopleOrMore() // R29
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        await SetAsync(luz, "Cien lecciones", "100");
        await FinishAsync(people: 6, lessons: 10, "Olarte");
        await FinishAsync(people: 5, lessons: 10, "Chisacá");
        await FinishAsync(people: 3, lessons: 10, "El Hato");
        await FinishAsync(people: 2, lessons: 10);
        GoTo(new DateTime(2035, 9, 16, 6, 0, 0, DateTimeKind.Utc));
        await UpdateAsync();

        using var anybody = _site.Browser();
        var rows = (await HtmlPage.GetAsync(anybody, "/", Cancel)).QuerySelectorAll(".goal tbody tr").Select(row => row.TextContent.Trim());

        Assert.Equal(["Olarte60", "Chisacá50", "Otros lugares50"], rows);
        Assert.Contains("hicimos 160 lecciones", await HomeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goal_OfFewerThanFivePeople_IsPublishedWithoutANumber() // R29
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        await SetAsync(luz, "Cien lecciones", "100");
        await FinishAsync(people: 4, lessons: 30);
        GoTo(new DateTime(2035, 9, 16, 6, 0, 0, DateTimeKind.Utc));
        await UpdateAsync();

        Assert.Contains("participaron muy pocas personas", await HomeAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("120", await HomeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goal_WithoutSense_ComesBackWithWhatWasTyped()
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        using var form = Form("2035-08", "Muchas lecciones", "muchas");

        var response = await luz.Browser.PostAsync("/coordinacion/metas", form, Cancel);
        var page = await HtmlPage.ReadAsync(response, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("Muchas lecciones", page.QuerySelector("input[name=Title]")!.GetAttribute("value"));
        Assert.Contains("lecciones, con números", page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Goal_Removed_IsGoneFromTheHomePage()
    {
        using var luz = await LearnerClient.SignInAsync(_site, "Luz", PersonRole.Coordinator);
        await SetAsync(luz, "Cien lecciones", "100");

        var response = await luz.Browser.PostAsync($"/coordinacion/metas/{(await GoalAsync()).Id}/quitar", null, Cancel);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.DoesNotContain("Cien lecciones", await HomeAsync(), StringComparison.Ordinal);
    }

    private static FormUrlEncodedContent Form(string month, string title, string target) =>
        new(
            new Dictionary<string, string>
            {
                ["Month"] = month,
                ["Title"] = title,
                ["Target"] = target,
            }
        );

    private static async Task SetAsync(LearnerClient coordinator, string title, string target)
    {
        using var form = Form("2035-08", title, target);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.Browser.PostAsync("/coordinacion/metas", form, Cancel)).StatusCode);
    }

    private async Task FinishAsync(int people, int lessons, string? place = null)
    {
        var ids = _site
            .Services.GetRequiredService<CatalogueStore>()
            .Current.Courses.SelectMany(c => c.Lessons)
            .Take(lessons)
            .Select(l => l.Id)
            .ToList();
        for (var n = 0; n < people; n++)
        {
            using var learner = await LearnerClient.SignInAsync(_site);
            await LiveAsync(learner.Id, place);
            await learner.SyncAsync([.. ids.Select(Deed)]);
        }
    }

    private async Task LiveAsync(PersonId person, string? place)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .People.Where(p => p.Id == person)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Place, place), Cancel);
    }

    private Dictionary<string, object?> Deed(ActivityId lesson) =>
        new(LearnerClient.CreateRecord("completed", lesson))
        {
            ["occurred"] = _site
                .Clock.GetUtcNow()
                .UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };

    private void GoTo(DateTime moment) => _site.Clock.Advance(moment - _site.Clock.GetUtcNow().UtcDateTime);

    private async Task UpdateAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MonthClosing>().CloseAsync(Cancel);
        await scope.ServiceProvider.GetRequiredService<CollectiveGoalService>().UpdateAsync(Cancel);
    }

    private async Task<CollectiveGoal> GoalAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UsmeDb>().CollectiveGoals.AsNoTracking().SingleAsync(Cancel);
    }

    /// <summary>What the home page says.</summary>
    private async Task<string> HomeAsync()
    {
        using var anybody = _site.Browser();
        return (await HtmlPage.GetAsync(anybody, "/", Cancel)).QuerySelector("main")!.TextContent;
    }
}
