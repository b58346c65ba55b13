namespace UsmeAprende.Jobs;

/// <summary>How a run ended.</summary>
public enum JobOutcome
{
    Running,
    Done,
    Failed,

    /// <summary>The site stopped, or was killed, before the end: the job runs again.</summary>
    Interrupted,
}
