namespace UsmeAprende.Mail;

/// <summary>
/// A feature that is asked for letters where answering at once would tell the asker too much, and so writes them a moment later.
/// </summary>
public interface ILetterSource
{
    /// <summary>Turns what was asked for until now into letters. Run twice or at once, it writes each once.</summary>
    Task WriteAsync(CancellationToken cancel);
}
