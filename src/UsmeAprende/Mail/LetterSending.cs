using UsmeAprende.Jobs;

namespace UsmeAprende.Mail;

/// <summary>
/// The job that hands over letters that somebody waits for: called as soon as one is put down, and every minute for those that nobody took.
/// </summary>
internal sealed class LetterSending(IEnumerable<ILetterSource> sources, LetterPost post) : IJob
{
    public const string Name = "cartas";

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var (accepted, failed, why) = await SendAsync(cancel);
        var sentence = $"Cartas entregadas: {accepted}.";
        if (failed > 0)
            report.Fail($"{sentence} Sin entregar: {failed}. {why?.Sentence() ?? "El registro del servidor dice por qué"}.");
        else
            report.Tell(sentence);
    }

    /// <summary>Everything asked for until now is written and handed over.</summary>
    public async Task<PostRun> SendAsync(CancellationToken cancel)
    {
        foreach (var source in sources)
            await source.WriteAsync(cancel);
        return await post.SendDueAsync(cancel);
    }
}
