using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.OwnPages;

/// <summary>What a phone learns of the person besides the bare progress, so that it answers "what next" as the server does.</summary>
public sealed class OwnProgressTests(SiteHost site)
{
    [Fact]
    public async Task Progress_InTwoCourses_NamesTheOneOfTheLatestActivity()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var courses = site.Services.GetRequiredService<CatalogueStore>().Current.Courses;
        var (first, second) = (courses[0].Lessons.First(), courses[1].Lessons.First());
        var before = await ana.MeAsync();
        await ana.SyncAsync(
            With(LearnerClient.CreateRecord("completed", first.Id), "2026-11-22T15:00:00.000Z"),
            With(LearnerClient.CreateRecord("completed", second.Id), "2026-11-22T14:00:00.000Z")
        );

        var after = await ana.MeAsync();

        Assert.False(before.TryGetProperty("course", out _));
        Assert.Equal(courses[0].Id, after.GetProperty("course").GetString());
    }

    [Fact]
    public async Task Progress_OfThisWeekAndAnEarlierOne_CountsThisWeekOnly()
    {
        using var ana = await LearnerClient.SignInAsync(site);
        var lessons = site.Services.GetRequiredService<CatalogueStore>().Current.Courses[0].Lessons.Take(3).ToList();
        var now = site.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        await ana.SyncAsync(
            With(LearnerClient.CreateRecord("completed", lessons[0].Id), $"{now.AddDays(-8):yyyy-MM-ddTHH:mm:ss.fffZ}"),
            With(LearnerClient.CreateRecord("completed", lessons[1].Id), $"{now:yyyy-MM-ddTHH:mm:ss.fffZ}")
        );

        Assert.Equal(1, (await ana.MeAsync()).GetProperty("week").GetInt32());
    }

    private static Dictionary<string, object?> With(Dictionary<string, object?> record, string occurred)
    {
        record["occurred"] = occurred;
        return record;
    }
}
