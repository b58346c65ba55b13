using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>The choices in the form of a gathering.</summary>
/// <param name="Staff">The staff who can facilitate.</param>
/// <param name="Own">The facilitator who plans, who is always one of its facilitators.</param>
public sealed record GatheringChoices(
    IReadOnlyList<ListedVenue> Venues,
    IReadOnlyList<StaffName> Staff,
    IReadOnlyList<Course> Courses,
    PersonId? Own
)
{
    public static IEnumerable<FormChoice> Kinds => GatheringCodeList.Kinds.All.Select(k => new FormChoice(k.Key, k.Value));

    public static IEnumerable<FormChoice> Areas => GatheringCodeList.Areas.All.Select(a => new FormChoice(a.Key, a.Value));

    public IEnumerable<FormChoice> VenueChoices => Venues.Select(v => new FormChoice(v.Id.ToString(), $"{v.Name}, {v.PlaceName}"));

    public IEnumerable<FormChoice> StaffChoices => Staff.Where(s => s.Id != Own).Select(s => new FormChoice(s.Id.ToString(), s.Name));

    public IEnumerable<FormChoice> CourseChoices => Courses.Select(c => new FormChoice(c.Id, c.Title));
}

/// <summary>Reads the choices for the form of a gathering.</summary>
public sealed class GatheringChoicesReader(UsmeDb db, VenueService venues, CatalogueStore catalogue)
{
    /// <param name="own">The facilitator who plans: they cannot remove themselves, or they would not see it any more.</param>
    public async Task<GatheringChoices> ReadAsync(PersonId? own, Guid? venue, CancellationToken cancel) =>
        new(
            await venues.ListOfferedAsync(venue, cancel),
            await ListStaffAsync(cancel),
            [.. catalogue.Current.Courses.Where(c => c.HasLessons)],
            own
        );

    public Task<List<StaffName>> ListStaffAsync(CancellationToken cancel) =>
        db
            .People.Where(p => p.ErasedAt == null && (p.Role == PersonRole.Facilitator || p.Role == PersonRole.Coordinator))
            .OrderBy(p => p.NameKey)
            .Select(p => new StaffName(p.Id, (p.GivenNames + " " + p.Surnames).Trim()))
            .ToListAsync(cancel);
}

/// <summary>A colleague, by name.</summary>
public sealed record StaffName(PersonId Id, string Name);
