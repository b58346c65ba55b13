using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Jobs;

/// <summary>Whether and how this process does the site's own work.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>Unless it is said, the site works and its tests do not.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Seconds from the site's start to its first job: people come first.</summary>
    [Range(0, 600)]
    public double StartAfter { get; set; } = 5;

    /// <summary>Seconds until the work of a process that died without a word is taken over.</summary>
    [Range(1, 600)]
    public double Lease { get; set; } = 60;

    /// <summary>Seconds between looks for batches that another process started or left.</summary>
    [Range(0.1, 60)]
    public double Look { get; set; } = 5;

    internal TimeSpan LeaseTime => TimeSpan.FromSeconds(Lease);
}
