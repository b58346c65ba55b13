using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Exports a person's attendance and its corrections, and erases the reasons of the corrections.</summary>
public sealed class AttendancePersonalData(UsmeDb db, FreeTextErasure freeText) : IPersonalData
{
    public string Part => "asistencia";

    public IReadOnlyList<Type> Tables => [typeof(GatheringAttendance), typeof(AttendanceCorrection)];

    public async Task<object> CollectAsync(PersonId person, CancellationToken cancel) =>
        new
        {
            Encuentros = await db
                .Attendances.Where(a => db.SamePerson(person).Contains(a.PersonId))
                .Join(
                    db.Gatherings,
                    a => a.GatheringId,
                    g => g.Id,
                    (a, g) =>
                        new
                        {
                            Encuentro = g.Title,
                            Desde = g.RealStartAt ?? g.StartsAt,
                            Hasta = g.RealEndAt ?? g.EndsAt,
                            LlegoEl = a.ArrivedAt,
                            SalioEl = a.LeftAt,
                            MarcadaEl = a.MarkedAt,
                        }
                )
                .OrderBy(a => a.Desde)
                .ToListAsync(cancel),
            Correcciones = await db
                .AttendanceCorrections.Where(c => db.SamePerson(person).Contains(c.PersonId))
                .OrderBy(c => c.MadeAt)
                .Select(c => new { c.MadeAt, Motivo = c.Reason })
                .ToListAsync(cancel),
        };

    /// <summary>
    /// Erases the free texts about a person's attendance (R30). The attendance stays with the random id, so that figures stay right.
    /// </summary>
    public async Task EraseAsync(PersonId person, CancellationToken cancel)
    {
        await db
            .AttendanceCorrections.Where(c => c.PersonId == person)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Reason, FreeTextErasure.Erased), cancel);
        await freeText.EraseAsync(person, cancel);
    }

    /// <summary>Null: attendance is counted with learning, since it is the same records.</summary>
    public Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel) => Task.FromResult<PersonalDataCount?>(null);
}
