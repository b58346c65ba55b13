using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>Takes and gives up seats, for people with an account and without.</summary>
public sealed class ReservationService(
    UsmeDb db,
    FormIdempotency forms,
    SeatAllocation seating,
    SeatLimits limits,
    NewcomerRegistration newcomers,
    NewcomerSeatFinder newcomerSeats,
    AuditTrail audit,
    PublicStamps stamps,
    TimeProvider clock
)
{
    /// <inheritdoc cref="SeatLimits.MostPerContact"/>
    public const int MostPerContact = SeatLimits.MostPerContact;

    /// <inheritdoc cref="SeatLimits.MostPerConnection"/>
    public const int MostPerConnection = SeatLimits.MostPerConnection;

    /// <summary>For whoever staff or the programme itself seats: nothing is counted.</summary>
    public Task<ReservationResult> ReserveAsync(PersonId person, Guid gathering, CancellationToken cancel) =>
        ReserveAsync(person, gathering, null, cancel);

    /// <param name="person">Who asks for themself.</param>
    /// <param name="gathering">Where.</param>
    /// <param name="from">Counted, but for people known to the programme.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<ReservationResult> ReserveAsync(PersonId person, Guid gathering, SeatRequestOrigin? from, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                var (found, refusal) = await LockOpenGatheringAsync(gathering, cancel);
                if (refusal is { } no)
                    return no;
                var (crowded, counted) = await limits.FindRefusalAsync(found!, person, from?.ConnectionAt(gathering), cancel);
                if (crowded is { } full)
                    return full;
                var reservation = await seating.AllocateAsync(found!, person, cancel);
                reservation.Connection ??= counted?.Value;
                return ResultFor(reservation);
            },
            cancel
        );

    /// <summary>For somebody without an account, who is never taken for anybody known (R12).</summary>
    /// <param name="token">The secret of the form that was sent: sent twice, it is one person and one seat.</param>
    public Task<ReservationResult> ReserveAsNewcomerAsync(Guid gathering, PersonProfile profile, string token, CancellationToken cancel) =>
        ReserveAsNewcomerAsync(gathering, profile, token, null, cancel);

    /// <inheritdoc cref="ReserveAsNewcomerAsync(Guid, PersonProfile, string, CancellationToken)"/>
    public Task<ReservationResult> ReserveAsNewcomerAsync(
        Guid gathering,
        PersonProfile profile,
        string token,
        SeatRequestOrigin? from,
        CancellationToken cancel
    ) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                var hash = ReservationToken.ComputeHash(token);
                var form = ReservationToken.ComputeFormId(hash);
                var history = await forms.ReadAsync([form], cancel);
                if (await db.SeatReservations.SingleOrDefaultAsync(r => r.TokenHash == hash, cancel) is { } sent)
                    return history.IsRepeated(form, new { gathering, profile }) ? ResultFor(sent) : ReservationResult.SentOtherwise;
                var (found, refusal) = await LockOpenGatheringAsync(gathering, cancel);
                if (refusal is { } no)
                    return no;
                if (await newcomerSeats.FindAsync(gathering, profile, cancel) is { } same)
                    return same is SeatState.Reserved ? ReservationResult.AlreadyReserved : ReservationResult.AlreadyWaiting;
                var connection = from?.ConnectionAt(gathering);
                if (await limits.FindRefusalAsync(found!, profile, connection, cancel) is { } full)
                    return full;
                var reservation = await seating.AllocateAsync(found!, await newcomers.RegisterAsync(profile, cancel), cancel);
                (reservation.TokenHash, reservation.Connection) = (hash, connection?.Value);
                history.Store(form, new { gathering, profile });
                return ResultFor(reservation);
            },
            cancel
        );

    public async Task<SeatReservation?> FindByTokenAsync(string token, CancellationToken cancel)
    {
        if (!ReservationToken.IsWellFormed(token))
            return null;
        var hash = ReservationToken.ComputeHash(token);
        return await db.SeatReservations.AsNoTracking().SingleOrDefaultAsync(r => r.TokenHash == hash, cancel);
    }

    /// <summary>
    /// Whether the secret's form was already answered for another gathering or somebody else: the next of a family, typed into a form that
    /// the browser kept.
    /// </summary>
    public async Task<bool> BelongsToSomebodyElseAsync(Guid gathering, string token, PersonProfile profile, CancellationToken cancel)
    {
        var hash = ReservationToken.ComputeHash(token);
        var name = PersonName.SearchKey(profile.GivenNames.Value, profile.Surnames.Value);
        return await db.SeatReservations.AnyAsync(
            r => r.TokenHash == hash && (r.GatheringId != gathering || !db.People.Any(p => p.Id == r.PersonId && p.NameKey == name)),
            cancel
        );
    }

    /// <summary>Asks again for a seat that was given up, under the same link.</summary>
    public Task<ReservationResult> ReserveAgainAsync(string token, CancellationToken cancel) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (await FindByTokenAsync(token, cancel) is not { } reservation)
                    return ReservationResult.Gone;
                var (found, refusal) = await LockOpenGatheringAsync(reservation.GatheringId, cancel);
                return refusal
                    ?? (reservation.IsActive ? null : await limits.FindRefusalAsync(found!, reservation.Connection, cancel))
                    ?? ResultFor(await seating.AllocateAsync(found!, reservation.PersonId, cancel));
            },
            cancel
        );

    /// <param name="token">The private link's secret.</param>
    /// <param name="form">The form's id: sent again after the seat was taken back, it changes nothing (R33).</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>False where the link leads to nothing.</returns>
    public async Task<bool> GiveUpAsync(string token, Guid form, CancellationToken cancel) =>
        await FindByTokenAsync(token, cancel) is { } reservation
        && await GiveUpAsync(r => r.Id == reservation.Id, reservation.GatheringId, form, by: null, cancel);

    /// <summary>Gives up what the person holds there under any of their rows (R14).</summary>
    public Task<bool> GiveUpAsync(PersonId person, Guid gathering, Guid form, CancellationToken cancel) =>
        GiveUpAsync(r => db.SamePerson(person).Contains(r.PersonId), gathering, form, by: null, cancel);

    /// <summary>Somebody told the facilitator that they will not come: none of their rows keeps a seat (R14).</summary>
    /// <param name="actor">Who notes it.</param>
    /// <param name="gathering">One of theirs.</param>
    /// <param name="reservation">Any of the person's reservations there.</param>
    /// <param name="form">The form's id: sent again after the seat was taken back, it changes nothing (R33).</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<bool> GiveUpByStaffAsync(Actor actor, Guid gathering, Guid reservation, Guid form, CancellationToken cancel)
    {
        if (
            !await db.GatheringsForStaff(actor).AnyAsync(g => g.Id == gathering, cancel)
            || await db
                .SeatReservations.Where(r => r.Id == reservation && r.GatheringId == gathering)
                .Select(r => (PersonId?)r.PersonId)
                .SingleOrDefaultAsync(cancel)
                is not { } person
        )
            return false;
        return await GiveUpAsync(r => db.SamePerson(person).Contains(r.PersonId), gathering, form, actor.PersonId, cancel);
    }

    private Task<bool> GiveUpAsync(
        System.Linq.Expressions.Expression<Func<SeatReservation, bool>> which,
        Guid gathering,
        Guid form,
        PersonId? by,
        CancellationToken cancel
    ) =>
        db.WriteGatheringsAsync(
            stamps,
            async () =>
            {
                if (await seating.LockAsync(gathering, cancel) is not { } found)
                    return false;
                var history = await forms.ReadAsync([form], cancel);
                if (history.IsKnown(form))
                    return true;
                history.Store(form, gathering);
                var held = await db
                    .SeatReservations.Where(r => r.GatheringId == gathering && r.State != SeatState.GivenUp)
                    .Where(which)
                    .ToListAsync(cancel);
                foreach (var reservation in held)
                {
                    await seating.GiveUpAsync(found, reservation, cancel);
                    if (by is { } staff)
                        await audit.AppendAsync(
                            db,
                            staff,
                            GatheringAudit.SeatGivenUp,
                            GatheringAudit.Subject(gathering),
                            PeopleAudit.Subject(reservation.PersonId),
                            null,
                            cancel
                        );
                }
                return true;
            },
            cancel
        );

    private async Task<(Gathering? Found, ReservationResult? Refusal)> LockOpenGatheringAsync(Guid gathering, CancellationToken cancel)
    {
        var found = await seating.LockAsync(gathering, cancel);
        return (
            found,
            found switch
            {
                null => ReservationResult.Gone,
                { CancelledAt: not null } => ReservationResult.Cancelled,
                _ when found.ClosedAt is not null || found.StartsAt <= clock.GetUtcNow().UtcDateTime => ReservationResult.Over,
                _ => null,
            }
        );
    }

    private static ReservationResult ResultFor(SeatReservation reservation) =>
        reservation.State is SeatState.Reserved ? ReservationResult.Reserved : ReservationResult.Waiting;
}
