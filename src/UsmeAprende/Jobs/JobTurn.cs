namespace UsmeAprende.Jobs;

/// <summary>What became of a job's turn to run. How the run itself ended stands in its <see cref="JobRun"/>.</summary>
public enum JobTurn
{
    Ran,

    /// <summary>This moment of its cadence was served already, perhaps by another node.</summary>
    Served,

    /// <summary>It is running now, perhaps on another node, or the database was busy.</summary>
    Held,
}
