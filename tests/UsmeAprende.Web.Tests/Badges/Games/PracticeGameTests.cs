using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Games;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Badges.Games;

public sealed class PracticeGameTests(SiteHost site)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_OfThePlan_TellsWhatEachFamilyTrainsAndWhy()
    {
        using var browser = site.Browser();

        var page = (await HtmlPage.GetAsync(browser, "/juego", Cancel)).Body!;

        Assert.All(
            site.Services.GetRequiredService<BadgeStore>().Current.Families,
            family =>
            {
                Assert.Contains(family.Trains, page.TextContent, StringComparison.Ordinal);
                Assert.Contains(family.Why, page.TextContent, StringComparison.Ordinal);
            }
        );
        Assert.All(PracticeGame.All, game => Assert.NotNull(page.QuerySelector($"a[href='{game.Path}']")));
    }

    [Fact]
    public async Task Game_Open_HoldsSeveralRoundsOfTheCoursesQuestions()
    {
        using var browser = site.Browser();

        foreach (var game in PracticeGame.All)
        {
            var page = await HtmlPage.GetAsync(browser, game.Path, Cancel);
            var form = page.QuerySelector("form[data-game]")!;
            Assert.True(
                page.QuerySelectorAll(".question").Length
                    > 2 * int.Parse(form.GetAttribute("data-round")!, System.Globalization.CultureInfo.InvariantCulture),
                game.Name
            );
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/juego/ninguno", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Game_PlayedOnAPhone_IsKept()
    {
        using var ana = await LearnerClient.SignInAsync(site);

        var results = await ana.SyncAsync(
            LearnerClient.CreateRecord("played", PracticeGame.PutInOrder.Activity),
            LearnerClient.CreateRecord("played", new("juego/ninguno"))
        );

        Assert.Equal(["stored", "rejected unknown-activity"], results);
    }

    [Fact]
    public async Task Game_PlayedWithoutScripts_ExplainsWhatWasAnsweredAndIsKept()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var question = (await HtmlPage.GetAsync(ana.Browser, PracticeGame.SpotTheScam.Path, Cancel)).QuerySelector(".question")!;
        var right = question.QuerySelector("input[data-ok='1']")!;
        using var form = new FormUrlEncodedContent([KeyValuePair.Create(right.GetAttribute("name")!, right.GetAttribute("value")!)]);

        var response = await ana.Browser.PostAsync(PracticeGame.SpotTheScam.Path, form, Cancel);
        var page = await HtmlPage.ReadAsync(response, Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("¡Bien jugado!", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Correcto", page.QuerySelector(".question .verdict")!.TextContent, StringComparison.Ordinal);
        await using var scope = site.Services.CreateAsyncScope();
        Assert.True(
            await scope
                .ServiceProvider.GetRequiredService<UsmeDb>()
                .LearningRecords.AnyAsync(r => r.PersonId == ana.Id && r.Verb == RecordVerb.Played, Cancel)
        );
    }

    [Fact]
    public async Task Game_SentEmpty_AsksForOneAnswer()
    {
        using var browser = site.Browser();
        using var form = new FormUrlEncodedContent([]);

        var response = await browser.PostAsync(PracticeGame.PutInOrder.Path, form, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Responda por lo menos una pregunta", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }
}
