namespace UsmeAprende.Jobs;

/// <summary>A row of the table of jobs.</summary>
public sealed record ScheduledJob
{
    /// <summary>For what can wait.</summary>
    public const string CommonQueue = "default";

    internal const int MostLetters = 40;

    /// <summary>Stays the same for ever: Hangfire keeps the schedule and the last run under it.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in Spanish, for the administrator.</summary>
    public required string Sentence { get; init; }

    /// <summary>When, by the clock of Bogotá: minute, hour, day, month, weekday.</summary>
    public required string Cron { get; init; }

    public required Type Type { get; init; }

    /// <summary>Whether it also runs whenever the site was started, soon after: what it looks for comes with power cuts.</summary>
    public bool AlsoAtStart { get; init; }

    /// <summary>
    /// Whether it shares what there is to do with others of itself that run at the same time. Most jobs would do it twice.
    /// </summary>
    public bool MayOverlap { get; init; }

    /// <summary>A queue of its own has a worker of its own, which long work never keeps busy.</summary>
    public string Queue { get; init; } = CommonQueue;

    public static ScheduledJob Of<TJob>(string name, string cron, string sentence)
        where TJob : IJob =>
        new()
        {
            Name = name,
            Sentence = sentence,
            Cron = cron,
            Type = typeof(TJob),
        };
}
