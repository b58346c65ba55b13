using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings.Sheets;

/// <summary>Gathers what an attendance list says.</summary>
public sealed class AttendanceSheets(UsmeDb db, SheetRows rows, IOptions<FormOptions> form)
{
    /// <summary>To be signed: everyone expected gets a code first.</summary>
    public async Task<AttendanceSheet> BlankAsync(Gathering gathering, CancellationToken cancel) =>
        await OfAsync(gathering, isFilled: false, await rows.NumberAsync(gathering, cancel), cancel);

    /// <summary>As it was taken.</summary>
    public async Task<AttendanceSheet> FilledAsync(Gathering gathering, CancellationToken cancel) =>
        await OfAsync(
            gathering,
            isFilled: true,
            [
                .. (await rows.OfAsync(gathering, cancel))
                    .Where(p => p.Who.Presence is not null)
                    .OrderBy(p => p.Who.SearchKey, StringComparer.Ordinal),
            ],
            cancel
        );

    private async Task<AttendanceSheet> OfAsync(
        Gathering gathering,
        bool isFilled,
        IReadOnlyList<SheetPerson> people,
        CancellationToken cancel
    )
    {
        var venue = await db.Venues.AsNoTracking().SingleAsync(v => v.Id == gathering.VenueId, cancel);
        var lies = await db.Places.Where(p => p.Id == venue.PlaceId).Select(p => p.Name).SingleOrDefaultAsync(cancel);
        var staff = await db
            .GatheringFacilitators.Where(f => f.GatheringId == gathering.Id)
            .Join(db.People, f => f.PersonId, p => p.Id, (_, p) => (p.GivenNames + " " + p.Surnames).Trim())
            .OrderBy(n => n)
            .ToListAsync(cancel);
        return new AttendanceSheet
        {
            Form = form.Value,
            Gathering = gathering,
            Place = string.Join(", ", new[] { venue.Name, venue.Address, lies ?? "" }.Where(part => part.Length > 0).Distinct()),
            Facilitators = [.. staff.Select(s => s.Trim()).Where(s => s.Length > 0)],
            IsFilled = isFilled,
            People = people,
        };
    }
}
