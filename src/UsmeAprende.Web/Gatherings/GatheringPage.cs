using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.Learning;

namespace UsmeAprende.Web.Gatherings;

/// <summary>One gathering with the lessons it covers, those that are still in the courses, in their order.</summary>
public sealed record GatheringPage(PublicGathering Gathering, IReadOnlyList<Lesson> Lessons, bool IsOver)
{
    public bool TakesPeople => !IsOver && Gathering.CancelledAt is null;

    public static GatheringPage Of(PublicGathering gathering, CourseCatalogue catalogue, DateTime now)
    {
        var named = gathering.Lessons.Select(l => ActivityIds.ResolveRenamed(catalogue, l)).ToHashSet(StringComparer.Ordinal);
        return new GatheringPage(
            gathering,
            [.. catalogue.Courses.SelectMany(c => c.Lessons).Where(l => named.Contains(l.Id))],
            gathering.StartsAt <= now
        );
    }
}
