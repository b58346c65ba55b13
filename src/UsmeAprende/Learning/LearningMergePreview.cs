using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.Learning;

/// <summary>How much a person has done here, for who is about to unite two.</summary>
public sealed class LearningMergePreview(UsmeDb db) : IMergePreview
{
    public string Name => "Aprendizaje y asistencias";

    public async Task<string> CountAsync(Guid person, CancellationToken cancel)
    {
        var count = await db.LearningRecords.CountAsync(r => db.SamePerson(person).Contains(r.PersonId) && r.Verb != Verb.Voided, cancel);
        return count switch
        {
            0 => "Nada todavía",
            1 => "1 registro",
            _ => $"{count} registros",
        };
    }
}
