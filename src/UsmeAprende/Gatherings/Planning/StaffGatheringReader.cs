using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Planning;

/// <summary>Reads what staff see of the gatherings that are theirs, and coordinators of all (R15).</summary>
public sealed class StaffGatheringReader(UsmeDb db, TimeProvider clock)
{
    private const int Most = 100;

    /// <param name="facilitator">Only theirs, for a coordinator who looks for somebody's.</param>
    public Task<List<StaffGathering>> ListAsync(
        Actor actor,
        GatheringStage stage,
        PersonId? facilitator,
        string? kind,
        CancellationToken cancel
    )
    {
        var gatherings = FilterByStage(stage, db.GatheringsForStaff(actor));
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

    public Task<int> CountToCloseAsync(Actor actor, CancellationToken cancel) =>
        FilterByStage(GatheringStage.ToClose, db.GatheringsForStaff(actor)).CountAsync(cancel);

    /// <summary>With its lessons and facilitators, where it is theirs to see.</summary>
    public Task<Gathering?> FindAsync(Actor actor, Guid id, CancellationToken cancel) =>
        db.GatheringsForStaff(actor)
            .AsNoTracking()
            .Include(g => g.Lessons)
            .Include(g => g.Facilitators)
            .AsSplitQuery()
            .SingleOrDefaultAsync(g => g.Id == id, cancel);

    /// <summary>What they facilitate that was planned last.</summary>
    public Task<Gathering?> FindLastPlannedAsync(Actor actor, CancellationToken cancel) =>
        db
            .Gatherings.AsNoTracking()
            .Where(g => g.Facilitators.Any(f => f.PersonId == actor.PersonId))
            .OrderByDescending(g => g.CreatedAt)
            .ThenByDescending(g => g.Id)
            .FirstOrDefaultAsync(cancel);

    /// <summary>The later ones of its series that are still to be held.</summary>
    public Task<List<Gathering>> ListRestOfSeriesAsync(Actor actor, Gathering gathering, CancellationToken cancel) =>
        db.RestOfSeriesForStaff(actor, gathering).AsNoTracking().ToListAsync(cancel);

    public Task<int> CountRestOfSeriesAsync(Actor actor, Gathering gathering, CancellationToken cancel) =>
        db.RestOfSeriesForStaff(actor, gathering).CountAsync(cancel);

    /// <summary>Who has a seat or waits for one, each human once (R14), in the order in which they asked.</summary>
    public async Task<IReadOnlyList<SeatHolder>> ListSeatHoldersAsync(Guid gathering, CancellationToken cancel)
    {
        var rows = await (
            from reservation in db.SeatReservations
            where reservation.GatheringId == gathering && reservation.State != SeatState.GivenUp
            join row in db.People on reservation.PersonId equals row.Id
            join person in db.People on (PersonId)row.SurvivorId equals person.Id
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
                )
                {
                    Person = person.Id,
                    Needs = person.Needs | row.Needs,
                },
            }
        ).ToListAsync(cancel);
        // A seat under one of their rows is better than a turn in the waiting list under another.
        var holders = rows.GroupBy(r => r.Person)
            .Select(own =>
                own.Select(r => r.Holder).MinBy(h => h.State)! with
                {
                    Needs = own.Aggregate(default(ParticipationNeeds), (all, r) => all | r.Holder.Needs),
                }
            )
            .ToList();
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

    private IQueryable<Gathering> FilterByStage(GatheringStage stage, IQueryable<Gathering> gatherings)
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

/// <summary>In which of the lists of staff a gathering stands.</summary>
public enum GatheringStage
{
    Coming,

    /// <summary>Held, and its attendance not closed yet.</summary>
    ToClose,

    /// <summary>Held and closed.</summary>
    Held,

    Cancelled,
}

/// <summary>A gathering in the lists of staff.</summary>
public sealed record StaffGathering
{
    public required Guid Id { get; init; }

    public required string Kind { get; init; }

    public required string Title { get; init; }

    public required string Venue { get; init; }

    public required DateTime StartsAt { get; init; }

    public required DateTime EndsAt { get; init; }

    public required int Seats { get; init; }

    public required int Reserved { get; init; }

    public required int Waiting { get; init; }

    public required int Attended { get; init; }

    public DateTime? CancelledAt { get; init; }

    public DateTime? ClosedAt { get; init; }

    public Guid? GroupId { get; init; }

    public required IReadOnlyList<string> Facilitators { get; init; }
}

/// <summary>Somebody who reserved, as the facilitator who expects them sees them.</summary>
/// <param name="ReservationId">Of the seat.</param>
/// <param name="Name">Whole.</param>
/// <param name="State">A seat or a turn.</param>
/// <param name="PromotedAt">When a seat became free for them.</param>
/// <param name="Connection">From which connection people whom nobody knows asked, where it was counted.</param>
public sealed record SeatHolder(Guid ReservationId, string Name, SeatState State, DateTime? PromotedAt, int? Connection)
{
    /// <summary>Fewer from one connection are a family.</summary>
    public const int Many = 4;

    /// <summary>How many seats of the gathering were asked for from there, where staff should know.</summary>
    public int? SameConnection { get; init; }

    public PersonId Person { get; init; }

    /// <summary>What they asked for to be able to take part.</summary>
    public ParticipationNeeds Needs { get; init; }
}
