namespace UsmeAprende.Jobs;

/// <summary>
/// Work that the site does by itself. A shallow class that calls its feature, made afresh for each run in a scope of its own.
/// It may be run at any time, twice in a row, and again after being cut short anywhere: what is done already it does not do again.
/// </summary>
public interface IJob
{
    Task RunAsync(JobRun run, CancellationToken cancel);
}
