using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings;

/// <summary>A person's reservations, groups, and gatherings they run, for them to take away.</summary>
public sealed class PlanningPersonalData(UsmeDb db) : IPersonalDataExport
{
    public string Part => "encuentros";

    public async Task<object> CollectAsync(Guid person, CancellationToken cancel) =>
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
}
