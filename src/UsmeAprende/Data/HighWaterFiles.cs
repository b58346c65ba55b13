using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;
using UsmeAprende.Audit;

namespace UsmeAprende.Data;

/// <summary>
/// Keeps the <see cref="HighWater"/> outside the database, moved after each commit and before anybody is answered. Not flushed then: a
/// commit would take twice as long, a killed process loses nothing of it, and after a power cut an old mark is one that the database knows.
/// </summary>
public sealed class HighWaterFiles(WitnessFolders folders, ILogger<HighWaterFiles> log) : IDisposable
{
    public const string FileName = "high-water.txt";

    private readonly Lock _turn = new();
    private readonly List<SafeFileHandle> _files = [];
    private HighWater _latest = HighWater.None;

    /// <summary>What stands in each folder.</summary>
    public IReadOnlyList<HighWater> Read() =>
        [
            .. folders
                .All.Select(f => Path.Combine(f, FileName))
                .Where(File.Exists)
                .Select(f => HighWater.Parse(File.ReadAllText(f)))
                .OfType<HighWater>(),
        ];

    /// <summary>Starts from what the database holds. When this returns, it is on disk.</summary>
    public void Begin(HighWater latest)
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
    internal void Note(Guid? record, AuditEntry? entry)
    {
        lock (_turn)
        {
            _latest = new HighWater(
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
