using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.OwnPages;

/// <summary>What is kept for a person's own pages. It is computed from what the other features hold, and hand out themselves.</summary>
internal sealed class OwnPagePersonalData(UsmeDb db) : IPersonalData
{
    public string Part => "resumen";

    public IReadOnlyList<Type> Tables => [typeof(OwnPageRow)];

    public async Task<object> CollectAsync(PersonId person, CancellationToken cancel) =>
        new
        {
            SeGuarda = await db.OwnPageRows.AnyAsync(s => db.SamePerson(person).Contains(s.PersonId), cancel),
            Contiene = "Lo que muestran sus páginas, sacado de las otras partes de este archivo.",
        };

    public Task EraseAsync(PersonId person, CancellationToken cancel) =>
        db.OwnPageRows.Where(s => s.PersonId == person).ExecuteDeleteAsync(cancel);

    public Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel) => Task.FromResult<PersonalDataCount?>(null);
}
