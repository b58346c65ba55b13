namespace UsmeAprende.Jobs;

/// <summary>A row of the table of jobs.</summary>
public sealed record ScheduledJob
{
    internal const int MostLetters = 40;

    /// <summary>Stays the same for ever: the history is kept under it.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in Spanish, for the administrator.</summary>
    public required string Sentence { get; init; }

    public required Cadence Cadence { get; init; }

    public required Type Type { get; init; }

    /// <summary>Whether it also runs whenever the site was started, soon after: what it looks for comes with power cuts.</summary>
    public bool AlsoAtStart { get; init; }

    public static ScheduledJob Of<TJob>(string name, Cadence cadence, string sentence)
        where TJob : IJob => new() { Name = name, Sentence = sentence, Cadence = cadence, Type = typeof(TJob) };
}
