using Microsoft.Extensions.Options;

namespace UsmeAprende.Data;

/// <summary>Tells whether what people send can still be written down. Asked often, it tries seldom.</summary>
public sealed class DiskSpace(IOptions<DataOptions> data, TimeProvider clock)
{
    internal const string ProbeName = ".disk-probe-";

    // More than what a file system keeps within its own tables for the smallest files.
    private const int Probe = 65_536;

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(15);

    private readonly Lock _one = new();
    private DiskSpaceReading? _last;

    public DiskSpaceReading Measure()
    {
        lock (_one)
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return _last is { } last && now - last.At < Fresh && now >= last.At
                ? last
                : _last = new DiskSpaceReading(FreeBytes(), CanWrite(), now);
        }
    }

    private long? FreeBytes()
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(data.Value.Folder)).AvailableFreeSpace;
        }
        catch (IOException)
        {
            // The folder is not there: writing tells it.
            return null;
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

    // What did fit is in the way of what people send.
    private static void Forget(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // It was never there, or nothing can be changed here, which is what is told.
        }
    }
}

/// <param name="FreeBytes">Of the disk of the data folder; nothing where it does not say.</param>
/// <param name="CanWrite">Whether a small file was written and reached the disk.</param>
public sealed record DiskSpaceReading(long? FreeBytes, bool CanWrite, DateTime At);
