using UsmeAprende.Jobs;

namespace UsmeAprende.Mail;

/// <summary>
/// The job that hands over letters that somebody waits for: called as soon as one is put down, and every minute for those that nobody took.
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

    /// <summary>Everything asked for until now is written and handed over.</summary>
    public async Task<EmailQueueResult> QueueAndSendAsync(CancellationToken cancel)
    {
        foreach (var source in sources)
            await source.QueueEmailsAsync(cancel);
        return await post.SendDueAsync(cancel);
    }
}

/// <summary>
/// A feature that is asked for letters where answering at once would tell the asker too much, and so writes them a moment later.
/// </summary>
public interface IDeferredEmailSource
{
    /// <summary>Turns what was asked for until now into letters. Run twice or at once, it writes each once.</summary>
    Task QueueEmailsAsync(CancellationToken cancel);
}
