using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Reads whose document nobody of the staff has seen yet, of the people of a gathering or an imported list (R10).</summary>
public sealed class UnseenDocumentReader(UsmeDb db)
{
    private static readonly StringComparer InSpanish = StringComparer.Create(CultureInfo.GetCultureInfo("es-CO"), ignoreCase: true);

    /// <summary>Those who came, by name, with the code of their row on the signed sheet.</summary>
    public async Task<IReadOnlyList<ListedDocument>> ListForGatheringAsync(Actor actor, Guid gathering, CancellationToken cancel)
    {
        var came = db.Attendances.Where(a => a.GatheringId == gathering).Select(a => a.PersonId);
        var rows = await db.SheetRows.Where(r => r.GatheringId == gathering).ToDictionaryAsync(r => r.PersonId, r => r.Code, cancel);
        return
        [
            .. (await ListAsync(actor, came, cancel)).Select(d =>
                rows.TryGetValue((PersonId)d.HumanId, out var code) || rows.TryGetValue(d.PersonId, out code) ? d with { Code = code } : d
            ),
        ];
    }

    /// <summary>Those whom the list's lines marked or registered. The caller must have checked whose list it is.</summary>
    public Task<IReadOnlyList<ListedDocument>> ListForImportAsync(Actor actor, Guid list, CancellationToken cancel) =>
        ListAsync(
            actor,
            db.ImportedLines.Where(l => l.ListId == list && l.State == LineState.Done && l.PersonId != null).Select(l => l.PersonId!.Value),
            cancel
        );

    // Nobody sees their own document.
    private async Task<IReadOnlyList<ListedDocument>> ListAsync(Actor actor, IQueryable<PersonId> listed, CancellationToken cancel)
    {
        var humans = db.People.Where(p => listed.Contains(p.Id)).Select(p => p.SurvivorId);
        var people = await db
            .People.AsNoTracking()
            .Include(p => p.Identifiers)
            .Where(p => humans.Contains(p.SurvivorId) && p.ErasedAt == null && !db.SamePerson(actor.PersonId).Contains(p.Id))
            .ToListAsync(cancel);
        return
        [
            .. people
                .GroupBy(p => p.SurvivorId)
                .Where(own => own.Any(p => p.Id == (PersonId)own.Key))
                .Select(own => Create(own.Key, [.. own]))
                .OrderBy(d => d.Name, InSpanish),
        ];
    }

    private static ListedDocument Create(HumanId human, List<Person> rows)
    {
        var document = rows.OrderBy(p => p.Id != (PersonId)human)
            .SelectMany(p => p.Identifiers)
            .Where(i => i.Kind is IdentifierKind.Document)
            .OrderBy(i => i.VerifiedAt is null)
            .FirstOrDefault();
        return new ListedDocument(
            human,
            document?.PersonId ?? (PersonId)human,
            rows.Find(p => p.Id == (PersonId)human)!.FullName,
            document?.DocumentType,
            document?.Value,
            document?.VerifiedAt is not null
        );
    }
}

/// <summary>The document of somebody on a list.</summary>
/// <param name="PersonId">The row that claims the document.</param>
/// <param name="Type">Null if they have none.</param>
/// <param name="IsSeen">Whether staff have seen it.</param>
public sealed record ListedDocument(
    HumanId HumanId,
    PersonId PersonId,
    string Name,
    IdentityDocumentType? Type,
    string? Number,
    bool IsSeen
)
{
    /// <summary>Their row on the sheet that was signed.</summary>
    public int? Code { get; init; }

    public bool CanBeNoted => !IsSeen && Type is not null;

    /// <summary>Exactly what was shown: if the person changes it meanwhile, the tick does not fit any more.</summary>
    public string Tick => $"{PersonId} {Type} {Number}";
}
