using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Jobs;

/// <summary>Whether and how this process runs jobs.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>Whether this process runs jobs. By default the site does and its tests do not.</summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// Where Hangfire keeps its queue: by default with the database. If it is kept in memory, it is lost with the process, and the next
    /// process finds the work again in the rows.
    /// </summary>
    public JobStorageKind Storage { get; set; } = JobStorageKind.Database;

    /// <summary>Seconds from the site's start to the first job: requests come first.</summary>
    [Range(0, 600)]
    public double StartAfter { get; set; } = 5;

    /// <summary>
    /// Seconds that one step of a batch may take. After that, its process is taken for dead and another one does the step.
    /// </summary>
    [Range(1, 600)]
    public double Lease { get; set; } = 60;

    /// <summary>Seconds without a sign of life after which Hangfire starts a job again.</summary>
    [Range(1, 3600)]
    public double Invisibility { get; set; } = 300;

    internal TimeSpan LeaseTime => TimeSpan.FromSeconds(Lease);
}

/// <summary>Where Hangfire keeps its queue.</summary>
public enum JobStorageKind
{
    Database,
    Memory,
}
