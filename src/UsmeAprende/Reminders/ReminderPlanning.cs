using UsmeAprende.Jobs;

namespace UsmeAprende.Reminders;

/// <summary>The job that plans.</summary>
internal sealed class ReminderPlanning(ReminderPlanner planner) : IJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel) =>
        report.Tell($"Avisos nuevos: {await planner.PlanAsync(cancel)}.");
}
