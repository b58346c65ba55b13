using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Jobs;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// Processes the next lines of a confirmed list. If it is killed and runs again, it registers and marks nobody twice, because all ids were
/// made when the list was read.
/// </summary>
public sealed class ListImportStep(UsmeDb db, WalkInRegistration walkIns, DuplicateBacklog duplicates, AttendanceTaking taking)
{
    private const int Size = 100;

    /// <returns>The last line that was done; null if none is left.</returns>
    public async Task<int?> RunNextAsync(Guid list, int after, CancellationToken cancel)
    {
        // Staff decide about some lines when they confirm the list.
        db.ChangeTracker.Clear();
        var whole = await db.ImportedLists.AsNoTracking().SingleAsync(l => l.Id == list, cancel);
        var lines = await db
            .ImportedLines.AsNoTracking()
            .Where(l => l.ListId == list && l.State == LineState.Waiting && l.Line > after)
            .OrderBy(l => l.Line)
            .Take(Size)
            .ToListAsync(cancel);
        if (lines.Count == 0)
            return null;

        var actor = await Actor.FindAsync(db, whole.StaffId, cancel);
        await RegisterAsync(actor, whole, lines, cancel);
        if (whole.GatheringId is { } gathering)
            await MarkAsync(actor, whole, await db.Gatherings.AsNoTracking().SingleAsync(g => g.Id == gathering, cancel), lines, cancel);
        await db.WriteAsync(
            () =>
            {
                foreach (var line in lines.Where(l => l.State is LineState.Waiting))
                    line.Finish(LineState.Done);
                db.UpdateRange(lines);
                return Task.CompletedTask;
            },
            cancel
        );
        db.ChangeTracker.Clear();
        return lines[^1].Line;
    }

    private async Task RegisterAsync(Actor actor, ImportedList list, List<ImportedLine> lines, CancellationToken cancel)
    {
        var fresh = lines.Where(l => l.Deed is LineAction.Register or LineAction.RegisterDoubtful).ToList();
        // A person who was erased since the list was read must not come back (R30).
        foreach (var line in fresh.Where(l => l.Values is null))
            line.Finish(LineState.Failed, ListImportMessages.Erased);
        fresh.RemoveAll(l => l.Values is null && l.State is LineState.Failed);
        if (fresh.Count == 0)
            return;
        var answers = await db.WriteAsync(
            async () =>
            {
                var registered = await walkIns.RegisterAllAsync(actor, [.. fresh.Select(l => CreateWalkIn(list, l))], cancel);
                // If only claimed data agree, a coordinator decides whether they are the same person (R14).
                for (var at = 0; at < fresh.Count; at++)
                    if (registered[at].Status is WalkInRegistrationStatus.Registered && fresh[at].CandidateId is { } other)
                        await duplicates.AddPairAsync(
                            new PersonPair(fresh[at].PersonId!.Value, other),
                            DuplicateReason.Document,
                            null,
                            cancel
                        );
                return registered;
            },
            cancel
        );
        db.ChangeTracker.Clear();
        for (var at = 0; at < fresh.Count; at++)
            if (!answers[at].IsThere)
                fresh[at].Finish(LineState.Failed, ListImportMessages.DescribeFailure(answers[at].Status));
    }

    private async Task MarkAsync(Actor actor, ImportedList list, Gathering gathering, List<ImportedLine> lines, CancellationToken cancel)
    {
        var due = lines.Where(l => l is { State: LineState.Waiting, MarkId: not null }).ToList();
        var marks = due.ConvertAll(l => new AttendanceMark
        {
            Id = l.MarkId!.Value,
            Person = l.PersonId!.Value,
            Kind = MarkKind.Came,
            OccurredAt = gathering.StartsAt < list.CreatedAt ? gathering.StartsAt : list.CreatedAt,
        });
        var receipts = await taking.StoreMarksAsync(actor, gathering.Id, marks, list.Reason, "papel", cancel);
        for (var at = 0; at < due.Count; at++)
        {
            if (receipts[at].Kind is RecordResultKind.Later)
                throw new InvalidOperationException("The intake is busy; the step is done again.");
            // Another list with the same line was imported meanwhile: the mark exists.
            if (!receipts[at].IsSaved && receipts[at].Reason != RecordReasonCodes.IdConflict)
                due[at].Finish(LineState.Failed, ListImportMessages.MarkRefused);
        }
    }

    private static WalkInDetails CreateWalkIn(ImportedList list, ImportedLine line) =>
        new()
        {
            Id = line.PersonId!.Value,
            Profile = LineValues.Deserialize(line.Values!).ToProfile(),
            DataTreatment = true,
            SaidAt = list.AppliedAt,
        };
}

/// <summary>Processes a long list as a batch, a hundred lines in each step.</summary>
public sealed class ListImportBatch(UsmeDb db, ListImportStep step) : IBatchWork
{
    public const string Name = "importar-lista";

    public string Kind => Name;

    public string Title => "Importar una lista";

    public async Task<BatchStepResult> StepAsync(BatchJob batch, CancellationToken cancel)
    {
        var list = Guid.Parse(batch.Payload);
        var after = batch.Cursor is null ? 0 : int.Parse(batch.Cursor, CultureInfo.InvariantCulture);
        var last = await step.RunNextAsync(list, after, cancel);
        var figures = await ListImportCounts.CountAsync(db, list, cancel);
        return new BatchStepResult
        {
            Done = figures[LineState.Done],
            Failed = figures[LineState.Failed],
            Cursor = last?.ToString(CultureInfo.InvariantCulture) ?? batch.Cursor,
            IsLast = last is null,
        };
    }
}

/// <summary>Spanish texts for why a line could not be done.</summary>
internal static class ListImportMessages
{
    public const string MarkRefused = "No se marcó: la persona pidió borrar sus datos, o el encuentro ya no es suyo.";

    public const string Erased = "La persona pidió borrar sus datos mientras se importaba la lista.";

    public static string DescribeFailure(WalkInRegistrationStatus outcome) =>
        outcome switch
        {
            WalkInRegistrationStatus.GuardianMissing => "Es menor de edad y falta quién responde por la persona.",
            WalkInRegistrationStatus.NotStaff => "Su cuenta ya no puede registrar personas.",
            _ => "No se pudo registrar. Regístrela una por una.",
        };
}
