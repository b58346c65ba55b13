using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Day;

/// <summary>Reads what a facilitator has to do next: today's gatherings, else the next one, and what past ones still lack.</summary>
public sealed class FacilitatorDayReader(UsmeDb db, TimeProvider clock)
{
    private const int MostMissing = 10;

    public async Task<FacilitatorDay> ReadAsync(Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var today = BogotaClock.DayOf(now);
        var (from, until) = (BogotaClock.ToUtc(today), BogotaClock.ToUtc(today.AddDays(1)));
        var open = db.GatheringsForStaff(actor).Where(g => g.CancelledAt == null && g.ClosedAt == null);
        var held = await SelectDay(open.Where(g => g.StartsAt >= from && g.StartsAt < until)).ToListAsync(cancel);
        var next = held.Count > 0 ? null : await SelectDay(open.Where(g => g.StartsAt >= until)).FirstOrDefaultAsync(cancel);

        // Today's stays above until it is closed; its papers are asked for after that.
        var missing = await SelectPapers(
                db.GatheringsForStaff(actor)
                    .Where(g => g.CancelledAt == null && g.EndsAt <= now && (g.StartsAt < from || g.ClosedAt != null))
            )
            .Where(p => !p.IsClosed || !p.HasMinutes || !p.HasSignedList)
            .OrderByDescending(p => p.StartsAt)
            .Take(MostMissing + 1)
            .ToListAsync(cancel);
        return new FacilitatorDay(held, next, [.. missing.Take(MostMissing)], missing.Count > MostMissing);
    }

    /// <summary>What one gathering has of its papers.</summary>
    public Task<GatheringPapers> ReadPapersAsync(Guid gathering, CancellationToken cancel) =>
        SelectPapers(db.Gatherings.Where(g => g.Id == gathering)).SingleAsync(cancel);

    private IQueryable<DayGathering> SelectDay(IQueryable<Gathering> gatherings) =>
        from gathering in gatherings
        join venue in db.Venues on gathering.VenueId equals venue.Id
        orderby gathering.StartsAt
        select new DayGathering
        {
            Id = gathering.Id,
            Title = gathering.Title,
            Venue = venue.Name,
            StartsAt = gathering.StartsAt,
            EndsAt = gathering.EndsAt,
            Reserved = db.SeatReservations.Count(r => r.GatheringId == gathering.Id && r.State == SeatState.Reserved),
            Waiting = db.SeatReservations.Count(r => r.GatheringId == gathering.Id && r.State == SeatState.Waiting),
            Came = db.Attendances.Count(a => a.GatheringId == gathering.Id),
        };

    private IQueryable<GatheringPapers> SelectPapers(IQueryable<Gathering> gatherings) =>
        gatherings.Select(g => new GatheringPapers
        {
            Id = g.Id,
            Title = g.Title,
            StartsAt = g.StartsAt,
            IsClosed = g.ClosedAt != null,
            HasMinutes = db.GatheringMinutes.Any(m => m.GatheringId == g.Id),
            HasSignedList = db.ProofFiles.Any(f => f.GatheringId == g.Id && f.Kind == EvidenceKind.SignedList && f.RemovedAt == null),
            Photos = db.ProofFiles.Count(f => f.GatheringId == g.Id && f.Kind == EvidenceKind.Photo && f.RemovedAt == null),
        });
}

/// <summary>What a facilitator has to do next.</summary>
/// <param name="Today">Not closed yet, the earliest first.</param>
/// <param name="Next">Only where there is none today.</param>
/// <param name="Missing">Past ones that lack something, the latest first; never cancelled ones.</param>
/// <param name="HasMore">There are more of those.</param>
public sealed record FacilitatorDay(
    IReadOnlyList<DayGathering> Today,
    DayGathering? Next,
    IReadOnlyList<GatheringPapers> Missing,
    bool HasMore
);

/// <summary>A gathering of today, or the next one.</summary>
public sealed record DayGathering
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string Venue { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    public required int Reserved { get; init; }

    public required int Waiting { get; init; }

    public required int Came { get; init; }
}

/// <summary>What a gathering has of its papers. Photographs are optional: nobody has to be on one.</summary>
public sealed record GatheringPapers
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required DateTime StartsAt { get; init; }

    public required bool IsClosed { get; init; }

    public required bool HasMinutes { get; init; }

    public required bool HasSignedList { get; init; }

    public required int Photos { get; init; }
}
