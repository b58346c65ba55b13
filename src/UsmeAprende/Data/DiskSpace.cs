using Microsoft.Extensions.Options;

namespace UsmeAprende.Data;

/// <summary>Tests whether the disk can still store data. It is asked often but tests seldom.</summary>
public sealed class DiskSpace(IOptions<DataOptions> data, TimeProvider clock)
{
    internal const string ProbeName = ".disk-probe-";

    // Large enough that the file system does not store it inside its own tables.
    private const int Probe = 65_536;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private readonly Lock _one = new();
    private DiskSpaceReading? _last;

    public DiskSpaceReading Measure()
    {
        lock (_one)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return _last is { } last && now - last.At < Fresh && now >= last.At ? last : _last = Read(now);
        }
    }

    private DiskSpaceReading Read(DateTime now)
    {
        try
        {
            var drive = new DriveInfo(Path.GetFullPath(data.Value.Folder));
            return new DiskSpaceReading(drive.AvailableFreeSpace, drive.TotalSize, CanWrite(), now);
        }
        catch (IOException)
        {
            // The folder is missing: the write test reports it.
            return new DiskSpaceReading(null, null, CanWrite(), now);
        }
    }

    private bool CanWrite()
    {
        var path = Path.Combine(data.Value.Folder, $"{ProbeName}{Environment.ProcessId}");
        try
        {
            using (var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(new byte[Probe]);
                file.Flush(flushToDisk: true);
            }
            File.Delete(path);
            return true;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            Forget(path);
            return false;
        }
    }

    // Delete what was written, to leave the space to people's data.
    private static void Forget(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It was never written, or nothing can be deleted, which is reported anyway.
        }
    }
}

/// <param name="FreeBytes">Free space on the disk of the data folder; null if it is not known.</param>
/// <param name="TotalBytes">The size of that disk; null if it is not known.</param>
/// <param name="CanWrite">Whether a small file was written and reached the disk.</param>
public sealed record DiskSpaceReading(long? FreeBytes, long? TotalBytes, bool CanWrite, DateTime At)
{
    /// <summary>How much of the disk is free, in hundredths; null if it is not known.</summary>
    public double? FreePercent => TotalBytes > 0 ? 100.0 * FreeBytes / TotalBytes : null;
}
