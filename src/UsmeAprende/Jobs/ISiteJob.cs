namespace UsmeAprende.Jobs;

/// <summary>
/// Scheduled work of the site. A small class that calls its feature; a new instance is made for each run, in a scope of its own. It may run
/// at any time, twice in a row, and again after being killed at any point: it does not repeat what is done already.
/// </summary>
public interface ISiteJob
{
    Task RunAsync(JobReport report, CancellationToken cancel);
}

/// <summary>What a job reports about its run, in Spanish, for the administrator. Figures only, never a name or an address.</summary>
public sealed class JobReport
{
    internal const int MostLetters = 400;

    public string? Sentence { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>Says what was done: <c>Se borraron 12 códigos vencidos.</c></summary>
    public void Complete(string sentence) => Sentence = sentence.Length <= MostLetters ? sentence : sentence[..MostLetters];

    /// <summary>Says that the job could not do its work, and why, in words that help the administrator.</summary>
    public void Fail(string sentence)
    {
        Complete(sentence);
        HasFailed = true;
    }
}
