using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>A person's learning, record by record, for them to take away.</summary>
public sealed class LearningPersonalData(UsmeDb db) : IPersonalData
{
    public string Part => "aprendizaje";

    public async Task<object> CollectAsync(Guid person, CancellationToken cancel) =>
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
}
