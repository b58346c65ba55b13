using UsmeAprende.Badges;
using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.Badges;

/// <summary>Rhythm and the latest badges, on the page of one's own learning.</summary>
public sealed class MyBadgesSection(OwnBadgesReader badges, BadgeStore store) : IMyLearningSection
{
    public async Task<MyLearningSection?> FindForPersonAsync(Guid person, CancellationToken cancel) =>
        store.Current.ById.Count == 0
            ? null
            : new MyLearningSection(
                "/Badges/_MyBadges.cshtml",
                new MyBadges(await badges.RhythmAsync(person, cancel), await badges.EarnedAsync(person, store.Current, cancel))
            );
}
