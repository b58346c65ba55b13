using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Sheets;

/// <summary>Gives the people of a gathering their codes and finds them by these again; several rows of one human are one (R14).</summary>
public sealed class SheetRows(UsmeDb db, AttendanceReader reader)
{
    /// <summary>Everyone expected or marked; first those with a code, by code, then the others by name.</summary>
    public async Task<IReadOnlyList<SheetPerson>> OfAsync(Gathering gathering, CancellationToken cancel)
    {
        var people = (await reader.ListAsync(gathering, cancel)).Where(a => a.IsExpected || a.Presence is not null).ToList();
        var codes = await CodesAsync(gathering.Id, cancel);
        var ids = people.ConvertAll(p => p.Person);
        var documents = (
            await db
                .PersonIdentifiers.AsNoTracking()
                .Where(i => i.Kind == IdentifierKind.Document && ids.Contains(i.PersonId))
                .Select(i => new
                {
                    i.PersonId,
                    i.DocumentType,
                    i.Value,
                })
                .ToListAsync(cancel)
        ).ToDictionary(d => d.PersonId);
        return
        [
            .. people
                .Select(p => new SheetPerson(
                    codes.TryGetValue(p.Person, out var code) ? code : null,
                    p,
                    documents.GetValueOrDefault(p.Person)?.DocumentType,
                    documents.GetValueOrDefault(p.Person)?.Value
                ))
                .OrderBy(p => p.Code ?? int.MaxValue),
        ];
    }

    /// <summary>Gives a code to everyone who has none, in the order in which they stand.</summary>
    public async Task<IReadOnlyList<SheetPerson>> NumberAsync(Gathering gathering, CancellationToken cancel)
    {
        await db.WriteAsync(
            async () =>
            {
                var next = (await db.SheetRows.Where(r => r.GatheringId == gathering.Id).MaxAsync(r => (int?)r.Code, cancel) ?? 0) + 1;
                foreach (var person in (await OfAsync(gathering, cancel)).Where(p => p.Code is null))
                    db.Add(
                        new SheetRow
                        {
                            GatheringId = gathering.Id,
                            Code = next++,
                            PersonId = person.Who.Person,
                        }
                    );
            },
            cancel
        );
        return await OfAsync(gathering, cancel);
    }

    /// <summary>Whom each code names, as the row that stands for all of theirs.</summary>
    public async Task<IReadOnlyDictionary<int, Guid>> PeopleAsync(Guid gathering, CancellationToken cancel) =>
        await RowsOf(gathering).ToDictionaryAsync(r => r.Code, r => r.Survivor, cancel);

    private async Task<Dictionary<Guid, int>> CodesAsync(Guid gathering, CancellationToken cancel) =>
        (await RowsOf(gathering).ToListAsync(cancel)).GroupBy(r => r.Survivor).ToDictionary(g => g.Key, g => g.Min(r => r.Code));

    private IQueryable<Coded> RowsOf(Guid gathering) =>
        db
            .SheetRows.Where(r => r.GatheringId == gathering)
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new Coded { Code = r.Code, Survivor = p.SurvivorId });

    private sealed class Coded
    {
        public required int Code { get; init; }

        public required Guid Survivor { get; init; }
    }
}
