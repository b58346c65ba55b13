using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>Takes lists from paper in two steps: first what every line will do, then exactly that.</summary>
public sealed class ListImport(
    UsmeDb db,
    AuditTrail audit,
    ListImportPlanning planning,
    ListImportStep step,
    BatchJobQueue batches,
    TimeProvider clock
)
{
    /// <summary>A longer list is left to long work, so that nobody waits before a blank page.</summary>
    public const int MostAtOnce = 200;

    /// <summary>What staff tick where a list does not say who came.</summary>
    public const string AllCameLabel = "Todas las personas de la lista vinieron";

    private const int StoredAtOnce = 500;

    public static string Subject(Guid list) => $"lista/{list}";

    /// <summary>Reads a file and keeps what each line will do.</summary>
    /// <param name="gathering">Nothing to only register people.</param>
    /// <param name="file">CSV or XLSX.</param>
    /// <param name="fileName">Only to speak of it.</param>
    /// <param name="allCame">Staff say of everybody on the list that they came (R37).</param>
    public async Task<ListReadResult> ReadAsync(
        Actor actor,
        Gathering? gathering,
        Stream file,
        string fileName,
        bool allCame,
        CancellationToken cancel
    )
    {
        var reading = TableFile.Read(file, fileName, PeopleColumns.IsHeading);
        if (!reading.IsTable)
            return new ListReadResult(null, reading.Problem);
        if (reading.Table.Rows.Count == 0)
            return new ListReadResult(
                null,
                string.Join(' ', [$"«{fileName}» solo tiene los títulos: no hay personas.", .. reading.Table.Notices])
            );
        var table = reading.Table.Without(TotalRows.IsTotal, out var totals);
        if (table.Rows.Count == 0)
            return new ListReadResult(null, $"«{fileName}» no tiene personas.");
        if (!PeopleColumns.TryFind(table, out var columns, out var problem))
            return new ListReadResult(null, problem);

        var presence = PresenceColumns.Nowhere;
        if (gathering is not null && !PresenceColumns.TryFind(table, columns.Others, allCame, out presence, out problem))
            return new ListReadResult(null, problem);

        var places = await db.Places.Select(p => p.NameKey).ToHashSetAsync(cancel);
        var reader = new ListLineParser(columns, presence, places, BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year);
        return await StoreAsync(
            actor,
            gathering,
            [.. table.Rows.Select(reader.Parse)],
            reader.FindGuardianFault,
            NoticeOf(table, columns, presence, totals),
            cancel
        );
    }

    /// <summary>The same for codes typed from a printed sheet.</summary>
    public Task<ListReadResult> ReadAsync(Actor actor, Gathering gathering, SheetRowCodes codes, CancellationToken cancel) =>
        StoreAsync(actor, gathering, [.. codes.Codes.Select(code => new ParsedLine { Line = code, Code = code })], _ => null, null, cancel);

    /// <summary>A list that this member of staff may look at: their own, and a coordinator's all.</summary>
    public Task<ImportedList?> FindAsync(Actor actor, Guid list, CancellationToken cancel) =>
        db
            .ImportedLists.AsNoTracking()
            .SingleOrDefaultAsync(l => l.Id == list && (actor.IsCoordinator || l.StaffId == actor.PersonId), cancel);

    /// <summary>Does what was shown, once.</summary>
    /// <param name="same">Lines of which staff said that they are the person whom they resemble.</param>
    /// <param name="haveConsent">Those on the list agreed to their data being kept, on the signed paper.</param>
    /// <param name="reason">Needed once attendance is closed.</param>
    public async Task<ListImportResult> ApplyAsync(
        Actor actor,
        ImportedList list,
        IReadOnlyCollection<int> same,
        bool haveConsent,
        string? reason,
        CancellationToken cancel
    )
    {
        var figures = await ListImportCounts.CountAsync(db, list.Id, cancel);
        var outcome = await db.WriteAsync(() => BeginAsync(actor, list.Id, figures, same, haveConsent, reason, cancel), cancel);
        if (outcome is not ListImportResult.Done)
            return outcome;
        for (int? line = 0; line is not null; )
            line = await step.RunNextAsync(list.Id, line.Value, cancel);
        return ListImportResult.Done;
    }

    private async Task<ListImportResult> BeginAsync(
        Actor actor,
        Guid id,
        ListImportCounts figures,
        IReadOnlyCollection<int> same,
        bool haveConsent,
        string? reason,
        CancellationToken cancel
    )
    {
        var list = await db.ImportedLists.SingleAsync(l => l.Id == id, cancel);
        if (list.AppliedAt is not null)
            return ListImportResult.AlreadyApplied;
        var doubtful = await db.ImportedLines.Where(l => l.ListId == id && l.Deed == LineAction.RegisterDoubtful).ToListAsync(cancel);
        var chosen = doubtful.Where(l => same.Contains(l.Line)).ToList();
        if (figures.New > chosen.Count && !haveConsent)
            return ListImportResult.ConsentMissing;
        var gathering = await db.Gatherings.AsNoTracking().SingleOrDefaultAsync(g => g.Id == list.GatheringId, cancel);
        if (gathering is not null && AttendanceTaking.FindObstacle(gathering, clock.GetUtcNow().UtcDateTime) is not null)
            return ListImportResult.NotHeld;
        var isClosed = gathering?.ClosedAt is not null;
        var words = TypedText.CleanLine(reason);
        if (isClosed && words.Length == 0)
            return ListImportResult.ReasonNeeded;

        foreach (var line in chosen)
        {
            (line.Deed, line.PersonId) = (LineAction.Mark, line.CandidateId);
            if (list.GatheringId is null)
                line.Finish(LineState.Left);
        }
        list.Apply(
            isClosed ? (words.Length > AttendanceCorrection.ReasonLength ? words[..AttendanceCorrection.ReasonLength] : words) : null,
            clock.GetUtcNow().UtcDateTime
        );
        await audit.AppendAsync(
            db,
            actor.PersonId,
            GatheringAudit.ListImported,
            Subject(id),
            null,
            $"{figures.Due} de {figures.All} líneas, {figures.New - chosen.Count} personas "
                + $"nuevas{(list.GatheringId is { } at ? $", encuentro/{at}" : "")}",
            cancel
        );
        if (figures.Due <= MostAtOnce)
            return ListImportResult.Done;
        list.DeferTo(await batches.StartAsync(ListImportBatch.Name, $"{id}", figures.Due, actor.PersonId, cancel));
        return ListImportResult.Begun;
    }

    private static string? NoticeOf(TableFile table, PeopleColumns columns, PresenceColumns presence, IReadOnlyList<TableRow> totals)
    {
        var unread = columns.Others.Except(presence.Columns).Where(c => c.Name.Length > 0).ToList();
        string?[] told =
        [
            .. table.Notices,
            presence.Columns.Count == 0 ? null : $"Quién vino lo dice la {string.Join(" y la ", presence.Columns)}.",
            totals.Count == 0
                ? null
                : $"{(totals.Count == 1 ? "Esta línea es un total y no una persona" : "Estas líneas son totales y no personas")}"
                    + $": {string.Join(", ", totals.Select(t => t.Line))}.",
            unread.Count == 0 ? null : $"No se guarda lo que dicen estas columnas: {string.Join(", ", unread)}.",
        ];
        return told.Any(t => t is not null) ? string.Join(' ', told.OfType<string>()) : null;
    }

    private async Task<ListReadResult> StoreAsync(
        Actor actor,
        Gathering? gathering,
        IReadOnlyList<ParsedLine> lines,
        Func<ParsedLine, LineProblem?> guardianFault,
        string? notice,
        CancellationToken cancel
    )
    {
        var list = new ImportedList
        {
            GatheringId = gathering?.Id,
            StaffId = actor.PersonId,
            CreatedAt = clock.GetUtcNow().UtcDateTime,
            Notice = notice?.Length > ImportedList.NoticeLength ? notice[..ImportedList.NoticeLength] : notice,
        };
        var planned = await planning.PlanAsync(list, gathering, lines, guardianFault, cancel);
        await db.WriteAsync(
            async () =>
            {
                db.Add(list);
                foreach (var part in planned.Chunk(StoredAtOnce))
                {
                    db.AddRange(part);
                    await db.SaveChangesAsync(cancel);
                    db.ChangeTracker.Clear();
                }
            },
            cancel
        );
        return new ListReadResult(list.Id, null);
    }
}

/// <summary>A list that was read and can be looked at, or in a sentence why not.</summary>
public sealed record ListReadResult(Guid? List, string? Problem);

/// <summary>What became of saying yes to a list.</summary>
public enum ListImportResult
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>It is being done, as long work.</summary>
    Begun,

    /// <summary>It was said before.</summary>
    AlreadyApplied,

    /// <summary>It would register people who have not agreed to their data being kept.</summary>
    ConsentMissing,

    /// <summary>Its gathering has not begun or was cancelled: nobody came to it (R34).</summary>
    NotHeld,

    /// <summary>Attendance is closed: say why.</summary>
    ReasonNeeded,
}
