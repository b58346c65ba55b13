namespace UsmeAprende.Jobs;

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
