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

/// <summary>The newest data that the database has had. A database without them is an older copy that somebody put back.</summary>
/// <param name="Record">The newest learning record; the empty id if there is none.</param>
/// <param name="Sequence">The last entry of the audit; 0 if there is none.</param>
/// <param name="Hash">The hash of that entry.</param>
public sealed record HighWaterMark(Guid Record, long Sequence, string Hash)
{
    public static readonly HighWaterMark None = new(Guid.Empty, 0, new string('0', 2 * AuditEntry.HashBytes));

    /// <summary>Always of the same length, since it overwrites the one before.</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Record:N} {Sequence:D19} {Hash}\n"));

    /// <summary>Null if a power cut left invalid content.</summary>
    public static HighWaterMark? Parse(string text) =>
        text.TrimEnd('\n').Split(' ') is [var record, var sequence, { Length: 2 * AuditEntry.HashBytes } hash]
        && Guid.TryParseExact(record, "N", out var id)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new HighWaterMark(id, number, hash)
            : null;
}

/// <summary>
/// Stores the <see cref="HighWaterMark"/> outside the database, after each commit and before the answer. It is not flushed: that would
/// double the time of a commit. A killed process loses nothing, and after a power cut an older mark is still one that the database has.
/// </summary>
public sealed class HighWaterFiles(WitnessFolders folders, ILogger<HighWaterFiles> log) : IDisposable
{
    public const string FileName = "high-water.txt";

    private readonly Lock _turn = new();
    private readonly List<SafeFileHandle> _files = [];
    private HighWaterMark _latest = HighWaterMark.None;

    /// <summary>The marks in all folders.</summary>
    public IReadOnlyList<HighWaterMark> Read() =>
        [
            .. folders
                .All.Select(f => Path.Combine(f, FileName))
                .Where(File.Exists)
                .Select(f => HighWaterMark.Parse(File.ReadAllText(f)))
                .OfType<HighWaterMark>(),
        ];

    /// <summary>Writes the mark of the current database. When this returns, it is on disk.</summary>
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
                // The commit is valid anyway; only a restore before the next commit would not be noticed.
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

        // All tracked entities are in the database after the commit. Detecting changes would take longer than the commit.
        tracker.AutoDetectChangesEnabled = false;
        var record = tracker.Entries<LearningRecord>().LastOrDefault()?.Entity.Id;
        var entry = tracker.Entries<AuditEntry>().MaxBy(e => e.Entity.Sequence)?.Entity;
        tracker.AutoDetectChangesEnabled = true;
        if (record is not null || entry is not null)
            files.Advance(record, entry);
    }
}
