using UsmeAprende.Jobs;

namespace UsmeAprende.Mail;

/// <summary>
/// The job that sends e-mails that somebody waits for. It is started when one is queued, and every minute for those that are left.
/// </summary>
internal sealed class EmailSendingJob(IEnumerable<IDeferredEmailSource> sources, EmailQueue post) : ISiteJob
{
    public const string Name = "cartas";

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var (accepted, failed, why) = await QueueAndSendAsync(cancel);
        var sentence = $"Cartas entregadas: {accepted}.";
        if (failed > 0)
            report.Fail($"{sentence} Sin entregar: {failed}. {why?.ToSpanish() ?? "El registro del servidor dice por qué"}.");
        else
            report.Complete(sentence);
    }

    /// <summary>Writes and sends all that was asked for until now.</summary>
    public async Task<EmailQueueResult> QueueAndSendAsync(CancellationToken cancel)
    {
        foreach (var source in sources)
            await source.QueueEmailsAsync(cancel);
        return await post.SendDueAsync(cancel);
    }
}

/// <summary>
/// A feature that writes its e-mails a moment after the request, because the time of the answer would tell the requester too much.
/// </summary>
public interface IDeferredEmailSource
{
    /// <summary>Writes the e-mails that were asked for until now. Run twice, or twice at the same time, it writes each only once.</summary>
    Task QueueEmailsAsync(CancellationToken cancel);
}
