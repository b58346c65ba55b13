using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Wording;

namespace UsmeAprende.Gatherings.Seats;

/// <summary>Exports, erases and counts a person's reservations, groups, and the gatherings that they facilitate.</summary>
public sealed class SeatPersonalData(UsmeDb db, SeatAllocation seating, PublicStamps stamps, TimeProvider clock) : IPersonalData
{
    public string Part => "encuentros";

    public IReadOnlyList<Type> Tables => [typeof(SeatReservation), typeof(GroupEnrolment), typeof(GatheringFacilitator)];

    public async Task<object> CollectAsync(PersonId person, CancellationToken cancel) =>
        new
        {
            Reservas = await (
                from reservation in db.SeatReservations
                where db.SamePerson(person).Contains(reservation.PersonId)
                join gathering in db.Gatherings on reservation.GatheringId equals gathering.Id
                orderby gathering.StartsAt
                select new
                {
                    Encuentro = gathering.Title,
                    El = gathering.StartsAt,
                    Cupo = reservation.State.ToString(),
                    PedidoEl = reservation.AskedAt,
                    ConseguidoEl = reservation.PromotedAt,
                    CedidoEl = reservation.GivenUpAt,
                }
            ).ToListAsync(cancel),
            Grupos = await (
                from enrolment in db.Enrolments
                where db.SamePerson(person).Contains(enrolment.PersonId)
                join own in db.Groups on enrolment.GroupId equals own.Id
                orderby enrolment.EnrolledAt
                select new
                {
                    Grupo = own.Name,
                    Curso = own.CourseId,
                    InscripcionEl = enrolment.EnrolledAt,
                    RetiroEl = enrolment.LeftAt,
                }
            ).ToListAsync(cancel),
            Facilita = await db
                .Gatherings.Where(g => g.Facilitators.Any(f => db.SamePerson(person).Contains(f.PersonId)))
                .OrderBy(g => g.StartsAt)
                .Select(g => new { Encuentro = g.Title, El = g.StartsAt })
                .ToListAsync(cancel),
        };

    /// <summary>Gives up the person's seats, and ends their links and enrolments (R30). The rows stay with the random id.</summary>
    public async Task EraseAsync(PersonId person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (
            var hash in await db
                .SeatReservations.Where(r => r.PersonId == person && r.TokenHash != null)
                .Select(r => r.TokenHash!)
                .ToListAsync(cancel)
        )
            await FormIdempotency.ForgetAsync(db, ReservationToken.ComputeFormId(hash), cancel);
        await db
            .SeatReservations.Where(r => r.PersonId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.TokenHash, (byte[]?)null).SetProperty(r => r.Connection, (int?)null), cancel);
        foreach (var enrolment in await db.Enrolments.Where(e => e.PersonId == person && e.LeftAt == null).ToListAsync(cancel))
            enrolment.Leave(now);
        foreach (var held in await db.SeatReservations.Where(r => r.PersonId == person && r.State != SeatState.GivenUp).ToListAsync(cancel))
            if (await seating.LockAsync(held.GatheringId, cancel) is { } gathering && gathering.StartsAt > now)
                await seating.GiveUpAsync(gathering, held, cancel);
        db.AfterCommit(() => stamps.MarkChanged(PublicGatheringReader.Area));
    }

    public async Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel)
    {
        var seats = await db.SeatReservations.CountAsync(
            r => db.SamePerson(person).Contains(r.PersonId) && r.State != SeatState.GivenUp,
            cancel
        );
        var groups = await db.Enrolments.CountAsync(e => db.SamePerson(person).Contains(e.PersonId) && e.LeftAt == null, cancel);
        return new PersonalDataCount(
            "Cupos y grupos",
            $"{SpanishCount.Format(seats, "cupo", "cupos")} y {SpanishCount.Format(groups, "grupo", "grupos")}"
        );
    }
}
