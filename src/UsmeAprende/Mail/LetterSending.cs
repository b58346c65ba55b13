using UsmeAprende.Jobs;

namespace UsmeAprende.Mail;

/// <summary>The job that hands over letters that somebody waits for and that nobody took at once.</summary>
internal sealed class LetterSending(IEnumerable<ILetterSource> sources, LetterPost post) : IJob
{
    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        var (accepted, failed, why) = await SendAsync(cancel);
        var sentence = $"Cartas entregadas: {accepted}.";
        if (failed > 0)
            run.Fail($"{sentence} Sin entregar: {failed}. {why?.Sentence() ?? "El registro del servidor dice por qué"}.");
        else
            run.Tell(sentence);
    }

    /// <summary>Everything asked for until now is written and handed over.</summary>
    public async Task<PostRun> SendAsync(CancellationToken cancel)
    {
        foreach (var source in sources)
            await source.WriteAsync(cancel);
        return await post.SendDueAsync(cancel);
    }
}
