using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Data;

/// <summary>Where the site keeps everything that must survive it.</summary>
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

    /// <summary>With less room left on its disk, whoever runs the site is told.</summary>
    [Range(0, 1_000_000)]
    public int LeastFreeMegabytes { get; set; } = 500;

    /// <summary>
    /// A folder that does not come back with a backup of <see cref="Folder"/>: what stands in it tells that the data are older than they
    /// were. Null: nothing is kept outside.
    /// </summary>
    public string? Witness { get; set; }

    /// <summary>
    /// A certificate with its private key (PFX file) that closes the keys of cookies and sealed letters. Without one, whoever reads them
    /// opens sessions.
    /// </summary>
    public string? KeyCertificate { get; set; }

    public string? KeyCertificatePassword { get; set; }

    public string Database => Path.Combine(Folder, DatabaseName);

    /// <summary>What Hangfire has to do. It need not be in a backup.</summary>
    public string Jobs => Path.Combine(Folder, JobsName);

    public string Keys => Path.Combine(Folder, "keys");

    /// <summary>
    /// Where the audit's chain ended, day by day, kept apart from the database (R31). Copying it to another machine makes it a better
    /// witness.
    /// </summary>
    public string AuditHeads => Path.Combine(Folder, "audit-heads");

    /// <summary>Messages wait here as <c>.eml</c> files where no mail server is configured.</summary>
    public string Mail => Path.Combine(Folder, "mail");

    /// <summary>Whether the site keeps something of that name in its folder.</summary>
    internal static bool IsOurs(string name) =>
        Names.Contains(name)
        || name.StartsWith(DatabaseName, StringComparison.Ordinal)
        || name.StartsWith(JobsName, StringComparison.Ordinal)
        || name.StartsWith(DiskSpace.ProbeName, StringComparison.Ordinal);
}
