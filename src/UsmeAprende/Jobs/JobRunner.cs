using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>
/// What Hangfire calls, and tests where the site would do it by itself: runs a job by name, never beside itself, and writes down how it
/// went.
/// </summary>
public sealed class JobRunner(
    JobTable table,
    JobRunStore journal,
    JobStorage storage,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<JobRunner> log
)
{
    /// <returns>What the job says it did; nothing where it was running already.</returns>
    /// <exception cref="JobFailedException">It could not do its work: Hangfire lists it among the failed.</exception>
    public async Task<string?> RunAsync(string name, CancellationToken cancel) =>
        await RunNowAsync(name, cancel) switch
        {
            { HasFailed: true } run => throw new JobFailedException(run.Sentence!),
            var run => run?.Sentence,
        };

    /// <returns>How it went; nothing where it was running already, on whichever node.</returns>
    public async Task<JobRun?> RunNowAsync(string name, CancellationToken cancel)
    {
        var job = table.Find(name) ?? throw new ArgumentException($"There is no job {name} in the table.", nameof(name));
        using var turn = job.MayOverlap ? null : TryLock(name);
        if (turn is null && !job.MayOverlap)
            return null;

        var started = clock.GetUtcNow().UtcDateTime;
        var report = await RunForReportAsync(job, cancel);
        var run = new JobRun(started, (long)(clock.GetUtcNow().UtcDateTime - started).TotalMilliseconds, report.HasFailed, report.Sentence);
        journal.Add(name, run);
        return run;
    }

    // A job cut short by the site's stop says nothing: Hangfire runs it again.
    private async Task<JobReport> RunForReportAsync(ScheduledJob job, CancellationToken cancel)
    {
        var report = new JobReport();
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await ((ISiteJob)scope.ServiceProvider.GetRequiredService(job.Type)).RunAsync(report, cancel);
            if (report.HasFailed)
                log.LogError("The job {Job} failed: {Sentence}", job.Name, report.Sentence);
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            report.Fail(SafeExceptionText.ToSentence(fault));
            log.LogError(fault, "The job {Job} failed", job.Name);
        }
        return report;
    }

    // Held across all nodes of one storage, and given back some seconds after a process dies.
    private JobTurn? TryLock(string name)
    {
        var connection = storage.GetConnection();
        try
        {
            return new JobTurn(connection, connection.AcquireDistributedLock($"usme:{name}", TimeSpan.Zero));
        }
        catch (DistributedLockTimeoutException)
        {
            connection.Dispose();
            return null;
        }
    }

    private sealed record JobTurn(IStorageConnection Connection, IDisposable Held) : IDisposable
    {
        public void Dispose()
        {
            Held.Dispose();
            Connection.Dispose();
        }
    }
}

/// <summary>A run of a job that came to an end.</summary>
/// <param name="StartedAt">UTC.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="HasFailed">Whether it could not do its work.</param>
/// <param name="Sentence">What it did or why it failed, in Spanish, for the administrator.</param>
public sealed record JobRun(DateTime StartedAt, long Milliseconds, bool HasFailed, string? Sentence);

/// <summary>
/// The job could not do its work. Hangfire keeps this in its storage for weeks, so its message is the job's own sentence and nothing else
/// (R30).
/// </summary>
public sealed class JobFailedException(string sentence) : Exception(sentence);
