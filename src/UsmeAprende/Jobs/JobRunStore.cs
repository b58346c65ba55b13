using System.Globalization;
using System.Text.Json;
using Hangfire;
using Hangfire.Storage;

namespace UsmeAprende.Jobs;

/// <summary>
/// Stores the last run of each job, and its failures, in Hangfire's storage. Hangfire itself deletes a successful run within the hour.
/// </summary>
public sealed class JobRunStore(JobStorage storage, TimeProvider clock)
{
    private const string Last = "last";
    private const string LastFailure = "last-failure";
    private const string Mark = "mark";

    private static readonly TimeSpan s_kept = TimeSpan.FromDays(30);

    public void Add(string job, JobRun run)
    {
        using var connection = storage.GetConnection();
        using var change = connection.CreateWriteTransaction();
        var json = JsonSerializer.Serialize(run);
        change.SetRangeInHash(HashOf(job), run.HasFailed ? [new(Last, json), new(LastFailure, json)] : [new(Last, json)]);
        foreach (var old in Failures(connection, job).Where(at => at < clock.GetUtcNow().UtcDateTime - s_kept))
            change.RemoveFromSet(FailuresOf(job), Words(old));
        if (run.HasFailed)
            change.AddToSet(FailuresOf(job), Words(run.StartedAt));
        change.Commit();
    }

    /// <summary>The latest finished run, successful or not; the latest that failed; how many failed in the last 30 days.</summary>
    public (JobRun? Last, JobRun? LastFailure, int Failures) Read(string job)
    {
        using var connection = storage.GetConnection();
        var kept = connection.GetAllEntriesFromHash(HashOf(job)) ?? [];
        var since = clock.GetUtcNow().UtcDateTime - s_kept;
        return (Run(Last), Run(LastFailure), Failures(connection, job).Count(at => at >= since));

        JobRun? Run(string field) => kept.TryGetValue(field, out var json) ? JsonSerializer.Deserialize<JobRun>(json) : null;
    }

    /// <summary>A word that a job left for its next run; null if it left none.</summary>
    public string? FindMark(string job)
    {
        using var connection = storage.GetConnection();
        return connection.GetAllEntriesFromHash(HashOf(job))?.GetValueOrDefault(Mark);
    }

    public void SetMark(string job, string word)
    {
        using var connection = storage.GetConnection();
        connection.SetRangeInHash(HashOf(job), [new(Mark, word)]);
    }

    private static IEnumerable<DateTime> Failures(IStorageConnection connection, string job) =>
        connection
            .GetAllItemsFromSet(FailuresOf(job))
            .Select(at => DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind));

    private static string Words(DateTime at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static string HashOf(string job) => $"usme:{job}";

    private static string FailuresOf(string job) => $"usme:{job}:failures";
}
