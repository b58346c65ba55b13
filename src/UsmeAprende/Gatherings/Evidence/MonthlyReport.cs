using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>
/// What a facilitator did in a month, in numbers: contractors need it to be paid. It names nobody who came. Gatherings whose attendance is
/// not closed are listed, and count for nothing yet.
/// </summary>
public sealed record MonthlyReport(DateOnly Month, string Facilitator, IReadOnlyList<MonthlyReportRow> Rows, int People)
{
    public IEnumerable<MonthlyReportRow> Closed => Rows.Where(r => r.IsClosed);

    public int Minutes => Closed.Sum(r => r.Minutes);

    public int PersonMinutes => Closed.Sum(r => r.PersonMinutes);

    public int Held => Closed.Count();

    public bool HasOpen => Rows.Any(r => !r.IsClosed);
}

/// <summary>One gathering of the month.</summary>
public sealed record MonthlyReportRow
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required DateTime FromAt { get; init; }

    public required DateTime UntilAt { get; init; }

    /// <summary>The venue, with its vereda or barrio.</summary>
    public required string Place { get; init; }

    public required bool IsClosed { get; init; }

    /// <summary>How long it really was.</summary>
    public int Minutes => IsClosed ? (int)(UntilAt - FromAt).TotalMinutes : 0;

    public required int People { get; init; }

    /// <summary>The minutes of all who came, late arrivals and early leaving taken off.</summary>
    public required int PersonMinutes { get; init; }
}

/// <summary>Computes a facilitator's month from the attendance that was taken (R21).</summary>
public sealed class MonthlyReportReader(UsmeDb db, EvidencePackage package)
{
    /// <param name="facilitator">Whose gatherings; nobody else's are in it.</param>
    /// <param name="month">Any day of the month, in Bogotá's time.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<MonthlyReport> ReadAsync(PersonId facilitator, DateOnly month, CancellationToken cancel)
    {
        var gatherings = await package.ListGatheringsAsync(facilitator, month, cancel);
        var ids = gatherings.ConvertAll(g => g.Id);
        var venueIds = gatherings.ConvertAll(g => g.VenueId);
        var venues = await (
            from venue in db.Venues
            where venueIds.Contains(venue.Id)
            join place in db.Places on venue.PlaceId equals place.Id into places
            from place in places.DefaultIfEmpty()
            select new
            {
                venue.Id,
                venue.Name,
                Place = place == null ? "" : place.Name,
            }
        ).ToDictionaryAsync(v => v.Id, cancel);
        var marks = await (
            from attendance in db.Attendances.AsNoTracking()
            where ids.Contains(attendance.GatheringId)
            join person in db.People on attendance.PersonId equals person.Id
            select new { attendance, person.SurvivorId }
        ).ToListAsync(cancel);
        var rows = gatherings
            .Select(g =>
            {
                // Rows of one human are one person (R14).
                var came = marks
                    .Where(m => m.attendance.GatheringId == g.Id)
                    .GroupBy(m => m.SurvivorId, m => m.attendance.Presence)
                    .Select(own => own.Aggregate((all, one) => all.Join(one)))
                    .ToList();
                var venue = venues[g.VenueId];
                return new MonthlyReportRow
                {
                    Id = g.Id,
                    Title = g.Title,
                    FromAt = g.FromAt,
                    UntilAt = g.UntilAt,
                    Place = string.Join(", ", new[] { venue.Name, venue.Place }.Where(part => part.Length > 0).Distinct()),
                    IsClosed = g.ClosedAt is not null,
                    People = came.Count,
                    PersonMinutes = came.Sum(presence => CreditedTime.Clip(g.FromAt, g.UntilAt, presence).Minutes),
                };
            })
            .ToList();
        var closed = gatherings.Where(g => g.ClosedAt is not null).Select(g => g.Id).ToHashSet();
        return new MonthlyReport(
            new DateOnly(month.Year, month.Month, 1),
            await db.People.Where(p => p.Id == facilitator).Select(p => (p.GivenNames + " " + p.Surnames).Trim()).SingleAsync(cancel),
            rows,
            marks.Where(m => closed.Contains(m.attendance.GatheringId)).DistinctBy(m => m.SurvivorId).Count()
        );
    }
}
