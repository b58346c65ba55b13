using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using UsmeAprende.Audit;
using UsmeAprende.Learning;

namespace UsmeAprende.Data;

/// <summary>Moves the high-water mark after every commit that brought a record or an entry of the audit.</summary>
internal sealed class HighWaterNoting(HighWaterFiles files) : DbTransactionInterceptor
{
    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Note(eventData.Context);

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Note(eventData.Context);
        return Task.CompletedTask;
    }

    private void Note(DbContext? db)
    {
        if (db?.ChangeTracker is not { } tracker)
            return;

        // What is tracked after a commit is in the database. Looking for changes among it would take longer than the commit.
        tracker.AutoDetectChangesEnabled = false;
        var record = tracker.Entries<LearningRecord>().LastOrDefault()?.Entity.Id;
        var entry = tracker.Entries<AuditEntry>().MaxBy(e => e.Entity.Sequence)?.Entity;
        tracker.AutoDetectChangesEnabled = true;
        if (record is not null || entry is not null)
            files.Note(record, entry);
    }
}
