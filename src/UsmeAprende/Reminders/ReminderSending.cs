using UsmeAprende.Jobs;

namespace UsmeAprende.Reminders;

/// <summary>The job that sends.</summary>
internal sealed class ReminderSending(ReminderSender sender) : IJob
{
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var (accepted, failed, why) = await sender.SendDueAsync(cancel);
        run.Tell(why is null ? $"Avisos enviados: {accepted}." : $"Avisos enviados: {accepted}. Fallidos: {failed}. {why}");
    }
}
