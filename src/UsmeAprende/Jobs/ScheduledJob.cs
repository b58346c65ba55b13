using System.Globalization;

namespace UsmeAprende.Jobs;

/// <summary>A row of the table of jobs.</summary>
public sealed record ScheduledJob
{
    /// <summary>The queue of all jobs that can wait.</summary>
    public const string CommonQueue = "default";

    internal const int MostLetters = 40;

    /// <summary>Never changes: Hangfire stores the schedule and the last run under this name.</summary>
    public required string Name { get; init; }

    /// <summary>What it does, in Spanish, for the administrator.</summary>
    public required string Sentence { get; init; }

    /// <summary>When it runs, in Bogotá's time: minute, hour, day, month, weekday.</summary>
    public required string Cron { get; init; }

    public required Type Type { get; init; }

    /// <summary>Whether it also runs soon after each start of the site, because what it looks for is caused by power cuts.</summary>
    public bool AlsoAtStart { get; init; }

    /// <summary>Whether several runs at the same time share the work. Most jobs would do it twice.</summary>
    public bool MayOverlap { get; init; }

    /// <summary>Another queue has its own worker, which long work cannot block.</summary>
    public string Queue { get; init; } = CommonQueue;

    public static ScheduledJob Of<TJob>(string name, string cron, string sentence)
        where TJob : ISiteJob =>
        new()
        {
            Name = name,
            Sentence = sentence,
            Cron = cron,
            Type = typeof(TJob),
        };
}

/// <summary>All jobs of the site.</summary>
public sealed class JobTable(IReadOnlyList<ScheduledJob> jobs)
{
    public IReadOnlyList<ScheduledJob> All => jobs;

    public ScheduledJob? Find(string name) => jobs.FirstOrDefault(j => j.Name == name);
}

/// <summary>Describes a crontab line in Spanish: <c>Todos los días a las 2:00 a. m.</c></summary>
public static class CronDescription
{
    private static readonly CultureInfo s_spanish = CultureInfo.GetCultureInfo("es-CO");

    /// <param name="cron">One of the forms that the table of jobs uses: every minute, every so many minutes, daily.</param>
    public static string InSpanish(string cron) =>
        cron.Split(' ') switch
        {
            ["*", "*", "*", "*", "*"] => "Cada minuto",
            [['*', '/', .. var minutes], "*", "*", "*", "*"] => $"Cada {minutes} minutos",
            [var minute, var hour, "*", "*", "*"] =>
                $"Todos los días {At(new TimeOnly(int.Parse(hour, s_spanish), int.Parse(minute, s_spanish)))}",
            _ => throw new FormatException($"The schedule «{cron}» has no words yet."),
        };

    private static string At(TimeOnly time) => $"a {(time.Hour % 12 == 1 ? "la" : "las")} {time.ToString("h:mm tt", s_spanish)}";
}
