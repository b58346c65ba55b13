using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.Learning.Summaries;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Wording;

namespace UsmeAprende.Learning;

/// <summary>Exports, erases and counts a person's learning records.</summary>
public sealed class LearningPersonalData(UsmeDb db) : IPersonalData
{
    public string Part => "aprendizaje";

    public IReadOnlyList<Type> Tables =>
        [typeof(LearningRecord), typeof(ActivityState), typeof(LearningChange), typeof(DeviceKey), typeof(HeldRecord)];

    public async Task<object> CollectAsync(PersonId person, CancellationToken cancel) =>
        await db
            .LearningRecords.Where(r => db.SamePerson(person).Contains(r.PersonId))
            .OrderBy(r => r.EffectiveAt)
            .ThenBy(r => r.Id)
            .Select(r => new
            {
                Id = r.Id,
                Que = r.Verb.ToString(),
                Actividad = r.Activity,
                Respuesta = r.Answer,
                Resultado = r.Score,
                HechoEl = r.OccurredAt,
                RecibidoEl = r.ReceivedAt,
                Por = r.Origin,
            })
            .ToListAsync(cancel);

    /// <summary>
    /// The records stay under the random id, with hash and score, so that figures stay right. Records that a phone sends later are refused,
    /// since the person is marked as erased: for that, the keys of their devices stay too, which say nothing of them.
    /// </summary>
    public async Task EraseAsync(PersonId person, CancellationToken cancel)
    {
        await db
            .LearningRecords.Where(r => r.PersonId == person && r.Answer != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Answer, (string?)null), cancel);
        await db.HeldRecords.Where(h => h.PersonId == person).ExecuteDeleteAsync(cancel);
    }

    public async Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel)
    {
        var count = await db.LearningRecords.CountAsync(
            r => db.SamePerson(person).Contains(r.PersonId) && r.Verb != RecordVerb.Voided,
            cancel
        );
        return new PersonalDataCount(
            "Aprendizaje y asistencias",
            count == 0 ? "Nada todavía" : SpanishCount.Format(count, "registro", "registros")
        );
    }
}
