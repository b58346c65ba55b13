using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.People;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Reads what the form of a gathering offers.</summary>
public sealed class GatheringChoicesReader(UsmeDb db, Venues venues, CatalogueStore catalogue)
{
    /// <param name="own">A facilitator who plans, who cannot leave themselves out and lose sight of it.</param>
    public async Task<GatheringChoices> ReadAsync(Guid? own, Guid? venue, CancellationToken cancel) =>
        new(
            await venues.OfferedAsync(venue, cancel),
            await StaffAsync(cancel),
            [.. catalogue.Current.Courses.Where(c => c.HasLessons)],
            own
        );

    public Task<List<StaffName>> StaffAsync(CancellationToken cancel) =>
        db
            .People.Where(p => p.ErasedAt == null && (p.Role == PersonRole.Facilitator || p.Role == PersonRole.Coordinator))
            .OrderBy(p => p.NameKey)
            .Select(p => new StaffName(p.Id, (p.GivenNames + " " + p.Surnames).Trim()))
            .ToListAsync(cancel);
}
