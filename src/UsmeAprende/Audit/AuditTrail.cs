using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Audit;

/// <summary>Records what staff change, in the transaction of the change, and verifies that no entry was changed since (R31).</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    /// <param name="db">With the transaction of the change open.</param>
    /// <param name="actor">Who did it, or null for the programme itself.</param>
    /// <param name="action">What was done: a short word that the feature chooses.</param>
    /// <param name="subject">What it was done to; ids only, since it stays when values are erased.</param>
    /// <param name="before">The values it replaced.</param>
    /// <param name="after">The values it left.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task AppendAsync(
        UsmeDb db,
        PersonId? actor,
        string action,
        string subject,
        string? before,
        string? after,
        CancellationToken cancel
    )
    {
        if (!db.IsWriting)
            throw new InvalidOperationException("An audit entry belongs to the transaction of its change.");

        // Updating the counter first makes every other writer of the chain wait until this transaction ends.
        var heads = db.AuditHeads.Where(h => h.Id == AuditHead.OnlyRow);
        await heads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Sequence, h => h.Sequence + 1), cancel);
        var head = await heads.AsNoTracking().SingleAsync(cancel);

        var values = new AuditValues
        {
            Sequence = head.Sequence,
            Before = before,
            After = after,
        };
        var entry = new AuditEntry
        {
            Sequence = head.Sequence,
            HappenedAt = clock.GetUtcNow().UtcDateTime,
            ActorId = actor,
            Action = action,
            Subject = subject,
            Commitment = values.Commit(),
            Previous = head.Hash,
        }.Seal();
        db.AuditValues.Add(values);
        db.AuditEntries.Add(entry);
        await heads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, entry.Hash), cancel);
    }

    /// <summary>Erases the values of every change to a subject; the chain still verifies (R30).</summary>
    public static Task EraseValuesAsync(UsmeDb db, string subject, CancellationToken cancel) =>
        db.AuditValues.Where(v => db.AuditEntries.Any(e => e.Sequence == v.Sequence && e.Subject == subject)).ExecuteDeleteAsync(cancel);

    /// <summary>Erases the values of single changes, such as those in which staff named another person.</summary>
    public static Task EraseValuesAsync(UsmeDb db, IReadOnlyCollection<long> sequences, CancellationToken cancel) =>
        db.AuditValues.Where(v => sequences.Contains(v.Sequence)).ExecuteDeleteAsync(cancel);

    /// <summary>Verifies the whole chain.</summary>
    public static async Task<AuditVerificationResult> VerifyAsync(UsmeDb db, CancellationToken cancel)
    {
        // The head is read first: entries that others append meanwhile come after it.
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancel);
        var sequence = 0L;
        var previous = new byte[AuditEntry.HashBytes];
        var atHead = head.Sequence == 0 ? previous : null;
        var chain =
            from entry in db.AuditEntries.AsNoTracking()
            join kept in db.AuditValues.AsNoTracking() on entry.Sequence equals kept.Sequence into erasable
            from values in erasable.DefaultIfEmpty()
            orderby entry.Sequence
            select new { entry, values };
        await foreach (var link in chain.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var fits =
                link.entry.Sequence == ++sequence
                && link.entry.Previous.AsSpan().SequenceEqual(previous)
                && link.entry.Hash.AsSpan().SequenceEqual(link.entry.ComputeHash())
                && (link.values is null || link.values.Commit().AsSpan().SequenceEqual(link.entry.Commitment));
            if (!fits)
                return new AuditVerificationResult(sequence, sequence);
            previous = link.entry.Hash;
            if (sequence == head.Sequence)
                atHead = previous;
        }

        var ends =
            atHead is not null
            && head.Hash.AsSpan().SequenceEqual(atHead)
            && await db.AuditHeads.Select(h => h.Sequence).SingleAsync(cancel) >= sequence;
        return new AuditVerificationResult(sequence, ends ? null : sequence + 1);
    }
}

/// <summary>Whether the chain is intact, and if not, the first entry that is wrong.</summary>
public sealed record AuditVerificationResult(long Entries, long? FirstBroken)
{
    public bool Holds => FirstBroken is null;
}
