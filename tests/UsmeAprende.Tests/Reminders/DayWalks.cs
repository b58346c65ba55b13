using UsmeAprende.Data;

namespace UsmeAprende.Tests.Reminders;

/// <summary>Days that pass at a site under test, and what people were told in them.</summary>
internal static class DayWalks
{
    /// <summary>What came into anybody's inbox.</summary>
    public static async Task<List<(PersonId Person, string Kind)>> ListMessagesAsync(this TestSite site) =>
        [.. (await site.RemindersAsync()).Where(r => r.ShownAt is not null).Select(r => (r.PersonId, r.Kind))];

    /// <summary>The days, from now on, on which a kind is said.</summary>
    public static async Task<List<int>> ListDaysOfKindAsync(this TestSite site, string kind, int days)
    {
        var from = site.Now;
        await site.PassDaysAsync(days);
        return
        [
            .. (await site.RemindersAsync())
                .Where(r => r.Kind == kind && r.ShownAt >= from)
                .OrderBy(r => r.ShownAt)
                .Select(r => BogotaClock.DayOf(r.ShownAt!.Value).DayNumber - BogotaClock.DayOf(from).DayNumber),
        ];
    }

    /// <summary>A look a day.</summary>
    public static async Task PassDaysAsync(this TestSite site, int days)
    {
        for (var day = 0; day < days; day++)
        {
            await site.PlanAndSendAsync();
            site.Clock.Advance(TimeSpan.FromDays(1));
        }
    }
}
