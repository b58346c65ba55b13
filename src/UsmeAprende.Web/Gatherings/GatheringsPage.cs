using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.People.Places;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings;

/// <summary>The gatherings to come, and what they can be looked for by.</summary>
/// <param name="Typed">The day that was asked for, as typed.</param>
public sealed record GatheringsPage(
    IReadOnlyList<PublicGathering> Gatherings,
    IReadOnlyList<LocalityPlace> Places,
    IReadOnlyList<Course> Courses,
    GatheringFilter Filter,
    string? Typed
)
{
    public bool IsFiltered => Filter != new GatheringFilter();

    public static IEnumerable<FormChoice> KindChoices => NamedList.Kinds.All.Select(k => new FormChoice(k.Key, k.Value));

    public IEnumerable<FormChoice> PlaceChoices => Places.Select(p => new FormChoice(p.Id.ToString(), $"{p.Name} ({p.Kind})"));

    public IEnumerable<FormChoice> CourseChoices => Courses.Select(c => new FormChoice(c.Id, c.Title));

    /// <summary>By month, as people look through a calendar.</summary>
    public IEnumerable<IGrouping<string, PublicGathering>> Months => Gatherings.GroupBy(g => SpanishDates.Month(g.StartsAt));
}
