using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Catalogue;

/// <summary>Holds the current catalogue. Read <see cref="Current"/> once and use that instance for the whole operation.</summary>
public sealed class CatalogueStore(CourseCatalogue first)
{
    private volatile CourseCatalogue _current = first;

    public CourseCatalogue Current => _current;

    /// <summary>Raised after <see cref="Current"/> has changed.</summary>
    public event EventHandler? Changed;

    public void Replace(CourseCatalogue next)
    {
        _current = next;
        Changed?.Invoke(this, EventArgs.Empty);
    }
}

/// <summary>
/// Reads the courses again when one of their files changes, so that an author sees an edit after reloading the page. Only in development:
/// in production, courses change by deploying.
/// </summary>
public sealed class CatalogueWatcher(
    CatalogueStore store,
    IOptions<CatalogueOptions> options,
    TimeProvider clock,
    ILogger<CatalogueWatcher> log
) : IHostedService, IDisposable
{
    // Editors write a file several times when they save, and a checkout of a branch changes many files.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    private readonly Lock _reading = new();
    private FileSystemWatcher? _files;
    private ITimer? _pause;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var folder = options.Value.Folder;
        if (!Directory.Exists(folder))
            return Task.CompletedTask;

        try
        {
            Watch(folder);
        }
        catch (IOException error)
        {
            // The system has a limited number of file watches.
            log.LogWarning(error, "Changes in {Folder} show only after a restart.", folder);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _files?.Dispose();
        _pause?.Dispose();
    }

    private void Watch(string folder)
    {
        _pause = clock.CreateTimer(_ => ReadAgain(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _files = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        _files.Changed += (_, _) => Wait();
        _files.Created += (_, _) => Wait();
        _files.Deleted += (_, _) => Wait();
        _files.Renamed += (_, _) => Wait();
        // The watcher's buffer overflowed: too many changes, so read again.
        _files.Error += (_, _) => Wait();
        _files.EnableRaisingEvents = true;
        // Also finds what changed between the first reading and now.
        Wait();
    }

    private void Wait() => _pause?.Change(Quiet, Timeout.InfiniteTimeSpan);

    private void ReadAgain()
    {
        try
        {
            lock (_reading)
            {
                var next = CatalogueReader.Read(options.Value.Folder);
                if (next.Version == store.Current.Version)
                    return;
                log.LogFaults(next, LogLevel.Warning);
                store.Replace(next);
            }
        }
        catch (Exception error)
        {
            // An exception in a timer would end the process; the site still has its former courses.
            log.LogError(error, "The courses could not be read again.");
        }
    }
}
