using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Catalogue;

/// <summary>The catalogue now served. Readers take <see cref="Current"/> once and use that one throughout.</summary>
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
/// Reads the courses again when a file of theirs changes, so that an author sees the edit on reload. For development: a running site's
/// courses change by deploying.
/// </summary>
public sealed class CatalogueWatcher(
    CatalogueStore store,
    IOptions<CatalogueOptions> options,
    TimeProvider clock,
    ILogger<CatalogueWatcher> log
) : IHostedService, IDisposable
{
    // An editor that saves writes several times, a checkout of another branch many files.
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
            // The system has only so many watches.
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
        // Too many changes at once to be told one by one: that is a change too.
        _files.Error += (_, _) => Wait();
        _files.EnableRaisingEvents = true;
        // Whatever changed between the first reading and now was told to nobody.
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
            // Nobody stands above a timer to catch it, and the site still has the courses it had.
            log.LogError(error, "The courses could not be read again.");
        }
    }
}
