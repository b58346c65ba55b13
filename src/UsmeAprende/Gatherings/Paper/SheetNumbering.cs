using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>Gives the people of a gathering their codes, and finds people by code; merged rows are one (R14).</summary>
public sealed class SheetNumbering(UsmeDb db, AttendanceListReader reader)
{
    /// <summary>Everybody expected or marked: first those with a code, by code, then the others by name.</summary>
    public async Task<IReadOnlyList<SheetPerson>> ListAsync(Gathering gathering, CancellationToken cancel)
    {
        var people = (await reader.ListAsync(gathering, cancel)).Where(a => a.IsExpected || a.Presence is not null).ToList();
        var codes = await ListCodesAsync(gathering.Id, cancel);
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
                    codes.TryGetValue((HumanId)p.Person, out var code) ? code : null,
                    p,
                    documents.GetValueOrDefault(p.Person)?.DocumentType,
                    documents.GetValueOrDefault(p.Person)?.Value
                ))
                .OrderBy(p => p.Code ?? int.MaxValue),
        ];
    }

    /// <summary>Gives a code to everybody who has none, in the order of the list.</summary>
    public async Task<IReadOnlyList<SheetPerson>> AssignCodesAsync(Gathering gathering, CancellationToken cancel)
    {
        await db.WriteAsync(
            async () =>
            {
                var next = (await db.SheetRows.Where(r => r.GatheringId == gathering.Id).MaxAsync(r => (int?)r.Code, cancel) ?? 0) + 1;
                foreach (var person in (await ListAsync(gathering, cancel)).Where(p => p.Code is null))
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
        return await ListAsync(gathering, cancel);
    }

    /// <summary>The person of each code, by the survivor row.</summary>
    public async Task<IReadOnlyDictionary<int, HumanId>> ListPeopleByCodeAsync(Guid gathering, CancellationToken cancel) =>
        await RowsOf(gathering).ToDictionaryAsync(r => r.Code, r => r.Survivor, cancel);

    private async Task<Dictionary<HumanId, int>> ListCodesAsync(Guid gathering, CancellationToken cancel) =>
        (await RowsOf(gathering).ToListAsync(cancel)).GroupBy(r => r.Survivor).ToDictionary(g => g.Key, g => g.Min(r => r.Code));

    private IQueryable<CodedRow> RowsOf(Guid gathering) =>
        db
            .SheetRows.Where(r => r.GatheringId == gathering)
            .Join(db.People, r => r.PersonId, p => p.Id, (r, p) => new CodedRow { Code = r.Code, Survivor = p.SurvivorId });

    private sealed class CodedRow
    {
        public required int Code { get; init; }

        public required HumanId Survivor { get; init; }
    }
}

/// <summary>A person on a gathering's sheet.</summary>
/// <param name="Code">Null if no sheet with them was printed yet.</param>
/// <param name="Document">The full document; the form decides how much of it is shown.</param>
public sealed record SheetPerson(int? Code, AttendanceListEntry Who, IdentityDocumentType? DocumentType, string? Document)
{
    public string ShownDocument(bool whole) =>
        Document is null ? ""
        : whole || Document.Length <= 4 ? Document
        : Document[^4..];
}

/// <summary>The short code of a person on a printed sheet. It never changes, so that sheets printed earlier stay valid.</summary>
public sealed class SheetRow
{
    public required Guid GatheringId { get; init; }

    /// <summary>From 1 within its gathering.</summary>
    public required int Code { get; init; }

    public required PersonId PersonId { get; init; }
}

internal sealed class SheetRowMapping : IEntityTypeConfiguration<SheetRow>
{
    public void Configure(EntityTypeBuilder<SheetRow> row)
    {
        row.ToTable("SheetRows");
        row.HasKey(r => new { r.GatheringId, r.Code });
        row.HasIndex(r => new { r.GatheringId, r.PersonId }).IsUnique();
        row.HasOne<Gathering>().WithMany().HasForeignKey(r => r.GatheringId);
    }
}
