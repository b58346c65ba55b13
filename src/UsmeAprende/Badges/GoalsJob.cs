using UsmeAprende.Jobs;

namespace UsmeAprende.Badges;

/// <summary>The daily look at the goals.</summary>
public sealed class GoalsJob(Goals goals) : IJob
{
    public Task RunAsync(JobReport report, CancellationToken cancel) => goals.UpdateAsync(cancel);
}
