namespace UsmeAprende.Jobs;

/// <summary>
/// Says when: at each moment of every job's cadence it calls <see cref="JobRunner.RunDueAsync"/>, once or more often, on one node or on all.
/// That a moment is served once, and a job never runs beside itself, is the runner's part.
/// </summary>
public interface IJobScheduler
{
    Task StartAsync(CancellationToken cancel);

    /// <summary>Has <see cref="JobRunner.RunNowAsync"/> called soon, without waiting for it.</summary>
    Task RunNowAsync(string job, Guid by, CancellationToken cancel);

    /// <summary>Calls no more, cancels what runs, and waits for it.</summary>
    Task StopAsync(CancellationToken cancel);
}
