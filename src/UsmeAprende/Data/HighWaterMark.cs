using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using UsmeAprende.Audit;
using UsmeAprende.Learning;

namespace UsmeAprende.Data;

/// <summary>
/// The newest that the database is known to hold. One that does not know it is older than it was: somebody put a copy back.
/// </summary>
/// <param name="Record">A learning record; the empty id where there is none.</param>
/// <param name="Sequence">The last entry of the audit; 0 where there is none.</param>
/// <param name="Hash">Of that entry.</param>
public sealed record HighWaterMark(Guid Record, long Sequence, string Hash)
{
    public static readonly HighWaterMark None = new(Guid.Empty, 0, new string('0', 2 * AuditEntry.HashBytes));

    /// <summary>Always as long: it is written over the one before.</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Record:N} {Sequence:D19} {Hash}\n"));

    /// <summary>Null where a power cut left something else.</summary>
    public static HighWaterMark? Parse(string text) =>
        text.TrimEnd('\n').Split(' ') is [var record, var sequence, { Length: 2 * AuditEntry.HashBytes } hash]
        && Guid.TryParseExact(record, "N", out var id)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new HighWaterMark(id, number, hash)
            : null;
}

/// <summary>
/// Keeps the <see cref="HighWaterMark"/> outside the database, moved after each commit and before anybody is answered. Not flushed then: a
/// commit would take twice as long, a killed process loses nothing of it, and after a power cut an old mark is one that the database knows.
/// </summary>
public sealed class HighWaterFiles(WitnessFolders folders, ILogger<HighWaterFiles> log) : IDisposable
{
    public const string FileName = "high-water.txt";

    private readonly Lock _turn = new();
    private readonly List<SafeFileHandle> _files = [];
    private HighWaterMark _latest = HighWaterMark.None;

    /// <summary>What stands in each folder.</summary>
    public IReadOnlyList<HighWaterMark> Read() =>
        [
            .. folders
                .All.Select(f => Path.Combine(f, FileName))
                .Where(File.Exists)
                .Select(f => HighWaterMark.Parse(File.ReadAllText(f)))
                .OfType<HighWaterMark>(),
        ];

    /// <summary>Starts from what the database holds. When this returns, it is on disk.</summary>
    public void Start(HighWaterMark latest)
    {
        lock (_turn)
        {
            _latest = latest;
            if (_files.Count == 0)
                _files.AddRange(
                    folders.All.Select(f =>
                        File.OpenHandle(Path.Combine(f, FileName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite)
                    )
                );
            Write();
            _files.ForEach(RandomAccess.FlushToDisk);
        }
    }

    /// <summary>To be called after the commit.</summary>
    internal void Advance(Guid? record, AuditEntry? entry)
    {
        lock (_turn)
        {
            _latest = new HighWaterMark(
                record ?? _latest.Record,
                entry?.Sequence ?? _latest.Sequence,
                entry is null ? _latest.Hash : Convert.ToHexStringLower(entry.Hash)
            );
            try
            {
                Write();
            }
            catch (IOException fault)
            {
                // What was committed stays so; only a restore made before the next commit would go unnoticed.
                log.LogError(fault, "The high-water mark could not be moved");
            }
        }
    }

    private void Write()
    {
        var line = _latest.ToBytes();
        foreach (var file in _files)
            RandomAccess.Write(file, line, fileOffset: 0);
    }

    public void Dispose() => _files.ForEach(f => f.Dispose());
}

/// <summary>Moves the high-water mark after every commit that brought a record or an entry of the audit.</summary>
internal sealed class HighWaterInterceptor(HighWaterFiles files) : DbTransactionInterceptor
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
            files.Advance(record, entry);
    }
}
