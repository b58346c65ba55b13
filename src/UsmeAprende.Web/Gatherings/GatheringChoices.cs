using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings;

/// <summary>What can be chosen in the form of a gathering.</summary>
/// <param name="Staff">Those who may run one.</param>
/// <param name="Own">A facilitator who plans: always among those who run it.</param>
public sealed record GatheringChoices(
    IReadOnlyList<ListedVenue> Venues,
    IReadOnlyList<StaffName> Staff,
    IReadOnlyList<Course> Courses,
    Guid? Own
)
{
    public static IEnumerable<FormChoice> Kinds => NamedList.Kinds.All.Select(k => new FormChoice(k.Key, k.Value));

    public static IEnumerable<FormChoice> Areas => NamedList.Areas.All.Select(a => new FormChoice(a.Key, a.Value));

    public IEnumerable<FormChoice> VenueChoices => Venues.Select(v => new FormChoice(v.Id.ToString(), $"{v.Name}, {v.PlaceName}"));

    public IEnumerable<FormChoice> StaffChoices => Staff.Where(s => s.Id != Own).Select(s => new FormChoice(s.Id.ToString(), s.Name));

    public IEnumerable<FormChoice> CourseChoices => Courses.Select(c => new FormChoice(c.Id, c.Title));
}
