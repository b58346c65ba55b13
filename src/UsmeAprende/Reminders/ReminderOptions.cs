using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Reminders;

/// <summary>How reminders are sent. The site's address comes from <c>Site:</c>.</summary>
public sealed class ReminderOptions
{
    public const string Section = "Reminders";

    /// <summary>How long a claim lasts. If the mail server takes longer than a third of it, the attempt is cancelled.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many reminders are sent at once, which is also the most that a crash can send twice (R27).</summary>
    [Range(1, 50)]
    public int InFlight { get; set; } = 8;

    /// <summary>Most reminders of one run, so that a run ends.</summary>
    [Range(1, 1_000_000)]
    public int MostARun { get; set; } = 5_000;

    /// <summary>Scheme and host for the links in e-mails; without it, reminders use the other channels.</summary>
    public string? SiteUrl { get; set; }
}
