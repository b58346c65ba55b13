using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Gatherings.Sheets;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Imports;

/// <summary>Takes lists from paper in two steps: first what every line will do, then exactly that.</summary>
public sealed class PaperImport(
    UsmeDb db,
    AuditTrail audit,
    ListPlanning planning,
    ListStep step,
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
    public async Task<ListReading> ReadAsync(
        Guid staff,
        Gathering? gathering,
        Stream file,
        string fileName,
        bool allCame,
        CancellationToken cancel
    )
    {
        var reading = TableFile.Read(file, fileName, PeopleColumns.IsHeading);
        if (!reading.IsTable)
            return new ListReading(null, reading.Problem);
        if (reading.Table.Rows.Count == 0)
            return new ListReading(
                null,
                string.Join(' ', [$"«{fileName}» solo tiene los títulos: no hay personas.", .. reading.Table.Notices])
            );
        var table = reading.Table.Without(TotalRows.Is, out var totals);
        if (table.Rows.Count == 0)
            return new ListReading(null, $"«{fileName}» no tiene personas.");
        if (!PeopleColumns.TryFind(table, out var columns, out var problem))
            return new ListReading(null, problem);

        var presence = PresenceColumns.Nowhere;
        if (gathering is not null && !PresenceColumns.TryFind(table, columns.Others, allCame, out presence, out problem))
            return new ListReading(null, problem);

        var places = await db.Places.Select(p => p.NameKey).ToHashSetAsync(cancel);
        var reader = new PaperLineReader(columns, presence, places, BogotaClock.DayOf(clock.GetUtcNow().UtcDateTime).Year);
        return await KeepAsync(
            staff,
            gathering,
            [.. table.Rows.Select(reader.Read)],
            reader.GuardianFault,
            NoticeOf(table, columns, presence, totals),
            cancel
        );
    }

    /// <summary>The same for codes typed from a printed sheet.</summary>
    public Task<ListReading> ReadAsync(Guid staff, Gathering gathering, RowCodes codes, CancellationToken cancel) =>
        KeepAsync(staff, gathering, [.. codes.Codes.Select(code => new PaperLine { Line = code, Code = code })], _ => null, null, cancel);

    /// <summary>A list that this member of staff may look at: their own, and a coordinator's all.</summary>
    public Task<ImportedList?> FindAsync(Guid staff, Guid list, CancellationToken cancel) =>
        db
            .ImportedLists.AsNoTracking()
            .SingleOrDefaultAsync(
                l => l.Id == list && (l.StaffId == staff || db.People.Any(p => p.Id == staff && p.Role == PersonRole.Coordinator)),
                cancel
            );

    /// <summary>Does what was shown, once.</summary>
    /// <param name="same">Lines of which staff said that they are the person whom they resemble.</param>
    /// <param name="haveConsent">Those on the list agreed to their data being kept, on the signed paper.</param>
    /// <param name="reason">Needed once attendance is closed.</param>
    public async Task<ImportOutcome> ApplyAsync(
        Guid staff,
        ImportedList list,
        IReadOnlyCollection<int> same,
        bool haveConsent,
        string? reason,
        CancellationToken cancel
    )
    {
        var figures = await ListFigures.OfAsync(db, list.Id, cancel);
        var outcome = await db.WriteAsync(() => BeginAsync(staff, list.Id, figures, same, haveConsent, reason, cancel), cancel);
        if (outcome is not ImportOutcome.Done)
            return outcome;
        for (int? line = 0; line is not null; )
            line = await step.NextAsync(list.Id, line.Value, cancel);
        return ImportOutcome.Done;
    }

    private async Task<ImportOutcome> BeginAsync(
        Guid staff,
        Guid id,
        ListFigures figures,
        IReadOnlyCollection<int> same,
        bool haveConsent,
        string? reason,
        CancellationToken cancel
    )
    {
        var list = await db.ImportedLists.SingleAsync(l => l.Id == id, cancel);
        if (list.AppliedAt is not null)
            return ImportOutcome.AlreadyApplied;
        var doubtful = await db.ImportedLines.Where(l => l.ListId == id && l.Deed == LineDeed.RegisterDoubtful).ToListAsync(cancel);
        var chosen = doubtful.Where(l => same.Contains(l.Line)).ToList();
        if (figures.New > chosen.Count && !haveConsent)
            return ImportOutcome.ConsentMissing;
        var gathering = await db.Gatherings.AsNoTracking().SingleOrDefaultAsync(g => g.Id == list.GatheringId, cancel);
        if (gathering is not null && AttendanceTaking.WhyNot(gathering, clock.GetUtcNow().UtcDateTime) is not null)
            return ImportOutcome.NotHeld;
        var isClosed = gathering?.ClosedAt is not null;
        var words = TypedText.CleanLine(reason);
        if (isClosed && words.Length == 0)
            return ImportOutcome.ReasonNeeded;

        foreach (var line in chosen)
        {
            (line.Deed, line.PersonId) = (LineDeed.Mark, line.CandidateId);
            if (list.GatheringId is null)
                line.Finish(LineState.Left);
        }
        list.Apply(
            isClosed ? (words.Length > AttendanceCorrection.ReasonLength ? words[..AttendanceCorrection.ReasonLength] : words) : null,
            clock.GetUtcNow().UtcDateTime
        );
        await audit.AppendAsync(
            db,
            staff,
            GatheringAudit.ListImported,
            Subject(id),
            null,
            $"{figures.Due} de {figures.All} líneas, {figures.New - chosen.Count} personas "
                + $"nuevas{(list.GatheringId is { } at ? $", encuentro/{at}" : "")}",
            cancel
        );
        if (figures.Due <= MostAtOnce)
            return ImportOutcome.Done;
        list.LeaveTo(await batches.StartAsync(ListWork.Name, $"{id}", figures.Due, staff, cancel));
        return ImportOutcome.Begun;
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
                : $"{(totals.Count == 1 ? "Esta línea es un total y no una persona" : "Estas líneas son totales y no personas")}: {string.Join(", ", totals.Select(t => t.Line))}.",
            unread.Count == 0 ? null : $"No se guarda lo que dicen estas columnas: {string.Join(", ", unread)}.",
        ];
        return told.Any(t => t is not null) ? string.Join(' ', told.OfType<string>()) : null;
    }

    private async Task<ListReading> KeepAsync(
        Guid staff,
        Gathering? gathering,
        IReadOnlyList<PaperLine> lines,
        Func<PaperLine, LineProblem?> guardianFault,
        string? notice,
        CancellationToken cancel
    )
    {
        var list = new ImportedList
        {
            GatheringId = gathering?.Id,
            StaffId = staff,
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
        return new ListReading(list.Id, null);
    }
}
