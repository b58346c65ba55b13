using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.Web.Site.Forms;

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
    public static IEnumerable<Choice> Kinds => NamedList.Kinds.All.Select(k => new Choice(k.Key, k.Value));

    public static IEnumerable<Choice> Areas => NamedList.Areas.All.Select(a => new Choice(a.Key, a.Value));

    public IEnumerable<Choice> VenueChoices => Venues.Select(v => new Choice(v.Id.ToString(), $"{v.Name}, {v.PlaceName}"));

    public IEnumerable<Choice> StaffChoices => Staff.Where(s => s.Id != Own).Select(s => new Choice(s.Id.ToString(), s.Name));

    public IEnumerable<Choice> CourseChoices => Courses.Select(c => new Choice(c.Id, c.Title));
}
