using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>Runs a job by its name, never twice at the same time, and stores how it went. Called by Hangfire, and by tests.</summary>
public sealed class JobRunner(
    JobTable table,
    JobRunStore journal,
    JobStorage storage,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<JobRunner> log
)
{
    /// <returns>The job's own sentence; null if the job was running already.</returns>
    /// <exception cref="JobFailedException">The job failed: Hangfire lists it among the failed jobs.</exception>
    public async Task<string?> RunAsync(string name, CancellationToken cancel) =>
        await RunNowAsync(name, cancel) switch
        {
            { HasFailed: true } run => throw new JobFailedException(run.Sentence!),
            var run => run?.Sentence,
        };

    /// <returns>How it went; null if the job was running already, on any node.</returns>
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

    // A job that is interrupted because the site stops reports nothing: Hangfire runs it again.
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

    // The lock holds for all nodes that share the storage, and is released some seconds after a process dies.
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

/// <summary>A finished run of a job.</summary>
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
