using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Jobs;

/// <summary>Whether and how this process does the site's own work.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>Unless it is said, the site works and its tests do not.</summary>
    public bool? Enabled { get; set; }

    /// <summary>
    /// Where Hangfire keeps what is to be done: by default with the database. In memory it is gone with the process, which finds it again
    /// in the rows.
    /// </summary>
    public JobStorageKind Storage { get; set; } = JobStorageKind.Database;

    /// <summary>Seconds from the site's start to its first job: people come first.</summary>
    [Range(0, 600)]
    public double StartAfter { get; set; } = 5;

    /// <summary>Seconds that one step of a batch may take. After them it is taken for left by a process that died.</summary>
    [Range(1, 600)]
    public double Lease { get; set; } = 60;

    /// <summary>Seconds after which Hangfire starts a job again whose process gives no sign of life.</summary>
    [Range(1, 3600)]
    public double Invisibility { get; set; } = 300;

    internal TimeSpan LeaseTime => TimeSpan.FromSeconds(Lease);
}

/// <summary>Where Hangfire keeps what is to be done.</summary>
public enum JobStorageKind
{
    Database,
    Memory,
}
