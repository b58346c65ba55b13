using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Web.Site;
using UsmeAprende.Web.Site.Forms;

namespace UsmeAprende.Web.Gatherings;

/// <summary>The gatherings to come, and what they can be looked for by.</summary>
/// <param name="Typed">The day that was asked for, as typed.</param>
public sealed record GatheringsPage(
    IReadOnlyList<PublicGathering> Gatherings,
    IReadOnlyList<Place> Places,
    IReadOnlyList<Course> Courses,
    GatheringFilter Filter,
    string? Typed
)
{
    public bool IsFiltered => Filter != new GatheringFilter();

    public static IEnumerable<Choice> KindChoices => NamedList.Kinds.All.Select(k => new Choice(k.Key, k.Value));

    public IEnumerable<Choice> PlaceChoices => Places.Select(p => new Choice(p.Id.ToString(), $"{p.Name} ({p.Kind})"));

    public IEnumerable<Choice> CourseChoices => Courses.Select(c => new Choice(c.Id, c.Title));

    /// <summary>By month, as people look through a calendar.</summary>
    public IEnumerable<IGrouping<string, PublicGathering>> Months => Gatherings.GroupBy(g => BogotaTime.Month(g.StartsAt));
}
