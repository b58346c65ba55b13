using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings;

/// <summary>Reads what staff see of the gatherings that are theirs, and coordinators of all (R15).</summary>
public sealed class StaffGatherings(UsmeDb db, TimeProvider clock)
{
    private const int Most = 100;

    /// <param name="facilitator">Only theirs, for a coordinator who looks for somebody's.</param>
    public Task<List<StaffGathering>> ListAsync(Guid staff, GatheringStage stage, Guid? facilitator, string? kind, CancellationToken cancel)
    {
        var gatherings = In(stage, db.GatheringsOf(staff));
        if (facilitator is { } who)
            gatherings = gatherings.Where(g => g.Facilitators.Any(f => f.PersonId == who));
        if (kind is not null)
            gatherings = gatherings.Where(g => g.Kind == kind);
        gatherings = stage is GatheringStage.Coming ? gatherings.OrderBy(g => g.StartsAt) : gatherings.OrderByDescending(g => g.StartsAt);
        return (
            from gathering in gatherings.Take(Most).AsSplitQuery()
            join venue in db.Venues on gathering.VenueId equals venue.Id
            select new StaffGathering
            {
                Id = gathering.Id,
                Kind = gathering.Kind,
                Title = gathering.Title,
                Venue = venue.Name,
                StartsAt = gathering.StartsAt,
                EndsAt = gathering.EndsAt,
                Seats = gathering.Seats,
                Reserved = db.SeatReservations.Count(r => r.GatheringId == gathering.Id && r.State == SeatState.Reserved),
                Waiting = db.SeatReservations.Count(r => r.GatheringId == gathering.Id && r.State == SeatState.Waiting),
                Attended = db.Attendances.Count(a => a.GatheringId == gathering.Id),
                CancelledAt = gathering.CancelledAt,
                ClosedAt = gathering.ClosedAt,
                GroupId = gathering.GroupId,
                Facilitators = gathering
                    .Facilitators.Join(db.People, f => f.PersonId, p => p.Id, (_, p) => (p.GivenNames + " " + p.Surnames).Trim())
                    .OrderBy(name => name)
                    .ToList(),
            }
        ).ToListAsync(cancel);
    }

    public Task<int> CountToCloseAsync(Guid staff, CancellationToken cancel) =>
        In(GatheringStage.ToClose, db.GatheringsOf(staff)).CountAsync(cancel);

    /// <summary>With its lessons and facilitators, where it is theirs to see.</summary>
    public Task<Gathering?> OfAsync(Guid staff, Guid id, CancellationToken cancel) =>
        db.GatheringsOf(staff)
            .AsNoTracking()
            .Include(g => g.Lessons)
            .Include(g => g.Facilitators)
            .AsSplitQuery()
            .SingleOrDefaultAsync(g => g.Id == id, cancel);

    /// <summary>The later ones of its series that are still to be held.</summary>
    public Task<List<Gathering>> RestAsync(Guid staff, Gathering gathering, CancellationToken cancel) =>
        Rest(staff, gathering).AsNoTracking().ToListAsync(cancel);

    public Task<int> CountRestAsync(Guid staff, Gathering gathering, CancellationToken cancel) => Rest(staff, gathering).CountAsync(cancel);

    private IQueryable<Gathering> Rest(Guid staff, Gathering gathering) =>
        db.GatheringsOf(staff)
            .Where(g =>
                g.GroupId != null
                && g.GroupId == gathering.GroupId
                && g.StartsAt > gathering.StartsAt
                && g.CancelledAt == null
                && g.ClosedAt == null
            );

    /// <summary>Who has a seat or waits for one, each human once (R14), in the order in which they asked.</summary>
    public async Task<IReadOnlyList<SeatHolder>> SeatsAsync(Guid gathering, CancellationToken cancel)
    {
        var rows = await (
            from reservation in db.SeatReservations
            where reservation.GatheringId == gathering && reservation.State != SeatState.GivenUp
            join row in db.People on reservation.PersonId equals row.Id
            join person in db.People on row.SurvivorId equals person.Id
            orderby reservation.AskedAt, reservation.Id
            select new
            {
                Person = person.Id,
                Holder = new SeatHolder(
                    reservation.Id,
                    (person.GivenNames + " " + person.Surnames).Trim(),
                    reservation.State,
                    reservation.PromotedAt,
                    reservation.Connection
                ),
            }
        ).ToListAsync(cancel);
        // A seat under one of their rows is better than a turn in the waiting list under another.
        var holders = rows.GroupBy(r => r.Person).Select(own => own.Select(r => r.Holder).MinBy(h => h.State)!).ToList();
        var many = holders
            .Where(h => h.Connection is not null)
            .CountBy(h => h.Connection!.Value)
            .Where(c => c.Value >= SeatHolder.Many)
            .ToDictionary();
        return
        [
            .. holders.Select(h =>
                h.Connection is { } from && many.TryGetValue(from, out var count) ? h with { SameConnection = count } : h
            ),
        ];
    }

    private IQueryable<Gathering> In(GatheringStage stage, IQueryable<Gathering> gatherings)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return stage switch
        {
            GatheringStage.Coming => gatherings.Where(g => g.CancelledAt == null && g.ClosedAt == null && g.EndsAt > now),
            GatheringStage.ToClose => gatherings.Where(g => g.CancelledAt == null && g.ClosedAt == null && g.EndsAt <= now),
            GatheringStage.Held => gatherings.Where(g => g.CancelledAt == null && g.ClosedAt != null),
            _ => gatherings.Where(g => g.CancelledAt != null),
        };
    }
}
