using UsmeAprende.Jobs;

namespace UsmeAprende.Reminders;

/// <summary>The job that sends.</summary>
internal sealed class ReminderSending(ReminderSender sender) : IJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var (accepted, failed, why) = await sender.SendDueAsync(cancel);
        var sentence = why is null ? $"Avisos enviados: {accepted}." : $"Avisos enviados: {accepted}. Fallidos: {failed}. {why}";

        // One address that is gone is nobody's fault; nothing taken at all is for the administrator to see.
        if (accepted == 0 && failed > 0)
            report.Fail(sentence);
        else
            report.Tell(sentence);
    }
}
