using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Reminders.Kinds;

namespace UsmeAprende.Reminders.Templates;

/// <summary>Lets coordinators change the words of reminders, and go back to earlier ones.</summary>
public sealed class TemplateEditing(
    UsmeDb db,
    ReminderTemplateStore templates,
    IEnumerable<IReminderKind> kinds,
    AuditTrail audit,
    TimeProvider clock
)
{
    public IReadOnlyList<IReminderKind> Kinds { get; } = [.. kinds];

    public IReminderKind? FindKind(string id) => Kinds.FirstOrDefault(k => k.Id == id);

    public ReminderTemplate GetBuiltIn(IReminderKind kind) => templates.Get(kind);

    public Task<ReminderTemplate> FindCurrentAsync(IReminderKind kind, CancellationToken cancel) => templates.FindAsync(db, kind, cancel);

    /// <summary>All editions of a kind, newest first, and at last the one that came with the programme.</summary>
    public async Task<IReadOnlyList<TemplateHistoryItem>> ListHistoryAsync(IReminderKind kind, CancellationToken cancel)
    {
        var editions = await db
            .TemplateEditions.AsNoTracking()
            .Where(e => e.Kind == kind.Id)
            .OrderByDescending(e => e.Version)
            .Select(e => new
            {
                Edition = e,
                By = db
                    .People.Where(p => p.Id == e.MadeById && p.ErasedAt == null)
                    .Select(p => (p.GivenNames + " " + p.Surnames).Trim())
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return
        [
            .. editions.Select(e => new TemplateHistoryItem(e.Edition.Version, e.Edition.Words, e.Edition.MadeAt, e.By)),
            new TemplateHistoryItem(0, templates.Get(kind).Words, null, null),
        ];
    }

    /// <summary>The kinds that coordinators have changed, with the time of the last change.</summary>
    public Task<Dictionary<string, DateTime>> ListChangedAsync(CancellationToken cancel) =>
        db.TemplateEditions.GroupBy(e => e.Kind).ToDictionaryAsync(same => same.Key, same => same.Max(e => e.MadeAt), cancel);

    /// <summary>Makes these words the ones that are sent. They must have been checked (<see cref="TemplateCheck"/>).</summary>
    /// <param name="actor">The coordinator.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="words">The new words.</param>
    /// <param name="basedOn">The version that the coordinator saw: if there is a later one, nothing is changed.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<TemplateSaveResult> SaveAsync(
        Actor actor,
        IReminderKind kind,
        TemplateWords words,
        int basedOn,
        CancellationToken cancel
    )
    {
        try
        {
            return await db.WriteAsync(() => SaveInTransactionAsync(actor, kind, words, basedOn, cancel), cancel);
        }
        catch (DbUpdateException) when (!db.IsWriting)
        {
            // Another server stored the same version since we looked.
            return TemplateSaveResult.ChangedMeanwhile;
        }
    }

    private async Task<TemplateSaveResult> SaveInTransactionAsync(
        Actor actor,
        IReminderKind kind,
        TemplateWords words,
        int basedOn,
        CancellationToken cancel
    )
    {
        if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
            return TemplateSaveResult.NotAllowed;
        var latest = await db
            .TemplateEditions.AsNoTracking()
            .Where(e => e.Kind == kind.Id)
            .OrderByDescending(e => e.Version)
            .FirstOrDefaultAsync(cancel);
        var before = latest?.Words ?? templates.Get(kind).Words;

        // The same words again: a form that was sent twice, or nothing was changed.
        if (before == words)
            return TemplateSaveResult.Saved;
        var version = latest?.Version ?? 0;
        if (version != basedOn)
            return TemplateSaveResult.ChangedMeanwhile;
        db.Add(TemplateEdition.Create(kind.Id, version + 1, words, actor.PersonId, clock.GetUtcNow().UtcDateTime));
        await audit.AppendAsync(
            db,
            actor.PersonId,
            TemplatesAudit.Changed,
            TemplatesAudit.Subject(kind, version + 1),
            Describe(before),
            Describe(words),
            cancel
        );
        return TemplateSaveResult.Saved;
    }

    private static string Describe(TemplateWords words) => string.Join("\n\n", words.Fields.Where(text => text.Length > 0));
}

/// <summary>Result of changing a template.</summary>
public enum TemplateSaveResult
{
    Saved,

    /// <summary>Somebody else changed it since the page was opened: both texts must be shown.</summary>
    ChangedMeanwhile,

    /// <summary>Whoever asks is no coordinator any more.</summary>
    NotAllowed,
}

/// <summary>One edition of a template.</summary>
/// <param name="Version">0 for the one that came with the programme.</param>
/// <param name="MadeAt">Null for that one.</param>
/// <param name="By">Who wrote it; null for that one, and if the person was erased.</param>
public sealed record TemplateHistoryItem(int Version, TemplateWords Words, DateTime? MadeAt, string? By);

/// <summary>Names of the audit's entries about templates (R31).</summary>
public static class TemplatesAudit
{
    public const string Changed = "plantilla.cambiada";

    public static string Subject(IReminderKind kind, int version) => $"plantilla/{kind.Id}/{version}";
}
