using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Reminders;

/// <summary>How reminders are sent. Name and address of the site come from <c>Site:</c>.</summary>
public sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>
    /// How long a claimed reminder stays its sender's. A server that takes longer than a third of it is given up for the time being.
    /// </summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Messages under way at once, and so the most that a crash can send twice (R27).</summary>
    [Range(1, 50)]
    public int InFlight { get; set; } = 8;

    /// <summary>What one run sends at most, so that a run ends.</summary>
    [Range(1, 1_000_000)]
    public int MostARun { get; set; } = 5_000;

    [Required]
    public string SiteName { get; set; } = "UsmeAprende";

    /// <summary>Scheme and host for the links in letters; where there is none, reminders go by the other channels.</summary>
    public string? SiteUrl { get; set; }
}
