using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Data;

/// <summary>Where the site stores all its state.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    private const string DatabaseName = "usme.db";
    private const string JobsName = "jobs.db";

    private static readonly string[] Names =
    [
        "keys",
        "audit-heads",
        "mail",
        "evidencias",
        "entregas",
        "witness",
        StartupLock.FileName,
        HighWaterFiles.FileName,
        FolderCopyCheck.MarkName,
        FolderCopyCheck.NoteName,
        "erased.txt",
        "numbers-asked.txt",
    ];

    /// <summary>One folder: database, keys, photos, unsent mail. Copying it while the site is stopped copies the site.</summary>
    [Required]
    public string Folder { get; set; } = "data";

    /// <summary>With less free space on its disk, the administrator is warned.</summary>
    [Range(0, 1_000_000)]
    public int LeastFreeMegabytes { get; set; } = 500;

    /// <summary>With a smaller part of its disk free, in hundredths, the administrator is warned too.</summary>
    [Range(0, 100)]
    public double LeastFreePercent { get; set; } = 10;

    /// <summary>
    /// A folder that is not part of a backup of <see cref="Folder"/>, by which the site notices that older data were put back. Null:
    /// nothing is stored outside.
    /// </summary>
    public string? Witness { get; set; }

    /// <summary>
    /// A certificate with its private key (PFX file) that encrypts the keys of cookies and waiting e-mails. Without one, a person who can
    /// read these keys can open sessions.
    /// </summary>
    public string? KeyCertificate { get; set; }

    public string? KeyCertificatePassword { get; set; }

    public string Database => Path.Combine(Folder, DatabaseName);

    /// <summary>Hangfire's storage. It is not needed in a backup.</summary>
    public string Jobs => Path.Combine(Folder, JobsName);

    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>
    /// The last entries of the audit, day by day, outside the database (R31). Copies on another machine make them more useful.
    /// </summary>
    public string AuditHeads => Path.Combine(Folder, "audit-heads");

    /// <summary>E-mails are stored here as <c>.eml</c> files if no mail server is configured.</summary>
    public string Mail => Path.Combine(Folder, "mail");

    /// <summary>Whether the site stores something with this name in its folder.</summary>
    internal static bool IsOurs(string name) =>
        Names.Contains(name)
        || name.StartsWith(DatabaseName, StringComparison.Ordinal)
        || name.StartsWith(JobsName, StringComparison.Ordinal)
        || name.StartsWith(DiskSpace.ProbeName, StringComparison.Ordinal);
}
