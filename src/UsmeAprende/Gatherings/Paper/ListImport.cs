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
    ListNames names,
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
    /// <param name="file">CSV, XLSX or ODS.</param>
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
        var reading = TableFile.Read(file, fileName, new PeopleHeadings());
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
    public async Task<ListImportResult> ApplyAsync(Actor actor, ImportedList list, ListAnswers answers, CancellationToken cancel)
    {
        var figures = await ListImportCounts.CountAsync(db, list.Id, cancel);
        var outcome = await db.WriteAsync(() => BeginAsync(actor, list.Id, figures, answers, cancel), cancel);
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
        ListAnswers answers,
        CancellationToken cancel
    )
    {
        var list = await db.ImportedLists.SingleAsync(l => l.Id == id, cancel);
        if (list.AppliedAt is not null)
            return ListImportResult.AlreadyApplied;
        var doubtful = await db.ImportedLines.Where(l => l.ListId == id && l.Deed == LineAction.RegisterDoubtful).ToListAsync(cancel);
        if (doubtful.Exists(l => !answers.Same.Contains(l.Line) && !answers.Others.Contains(l.Line)))
            return ListImportResult.Undecided;
        var chosen = doubtful.Where(l => answers.Same.Contains(l.Line)).ToList();
        if (figures.New > chosen.Count && !answers.HaveConsent)
            return ListImportResult.ConsentMissing;
        if (await names.FindProblemAsync(id, chosen, answers, cancel) is { } unclear)
            return unclear;
        var gathering = await db.Gatherings.AsNoTracking().SingleOrDefaultAsync(g => g.Id == list.GatheringId, cancel);
        if (gathering is not null && AttendanceTaking.FindObstacle(gathering, clock.GetUtcNow().UtcDateTime) is not null)
            return ListImportResult.NotHeld;
        var isClosed = gathering?.ClosedAt is not null;
        var words = TypedText.CleanLine(answers.Reason);
        if (isClosed && words.Length == 0)
            return ListImportResult.ReasonNeeded;

        foreach (var line in chosen)
            await TakeAsSameAsync(line, list.GatheringId, cancel);
        // Who was only alike by name, and is another person, is no possible duplicate any more.
        foreach (var line in doubtful.Except(chosen).Where(l => LineValues.Deserialize(l.Values!).IsAlikeByName))
            (line.Deed, line.CandidateId) = (LineAction.Register, null);
        await names.TakeAsync(id, chosen, answers, cancel);
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

    private async Task TakeAsSameAsync(ImportedLine line, Guid? gathering, CancellationToken cancel)
    {
        var person = line.CandidateId!.Value;
        var isThere =
            gathering is null
            || await db.Attendances.AnyAsync(a => a.GatheringId == gathering && db.SamePerson(person).Contains(a.PersonId), cancel);
        (line.Deed, line.PersonId) = (isThere && gathering is not null ? LineAction.AlreadyThere : LineAction.Mark, person);
        if (isThere)
            line.Finish(LineState.Left);
    }

    private static string? NoticeOf(TableFile table, PeopleColumns columns, PresenceColumns presence, IReadOnlyList<TableRow> totals)
    {
        var unread = columns.Others.Except(presence.Columns).Where(c => c.Name.Length > 0).ToList();
        var untitled = columns
            .Others.Except(presence.Columns)
            .Where(c => c.Name.Length == 0 && table.Rows.Any(r => r.Values[c.At].Trim().Length > 0))
            .ToList();
        string?[] told =
        [
            .. table.Notices,
            presence.Columns.Count == 0 ? null : $"Quién vino lo dice la {string.Join(" y la ", presence.Columns)}.",
            totals.Count == 0
                ? null
                : $"{(totals.Count == 1 ? "Esta línea es un total y no una persona" : "Estas líneas son totales y no personas")}"
                    + $": {string.Join(", ", totals.Select(t => t.Line))}.",
            untitled.Count == 0 ? null : $"No tiene título, y no se guarda, lo de la {string.Join(" y la ", untitled)}.",
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
        var planned = await planning.PlanAsync(actor, list, gathering, lines, guardianFault, cancel);
        if (ListNames.FindExcess(planned) is { } excess)
            return new ListReadResult(null, excess);
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
