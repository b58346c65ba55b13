using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Reports.OpenData;

/// <summary>All open data of a semester in one archive, as they were when a coordinator signed it. Never changed nor deleted.</summary>
public sealed class DataRelease
{
    public const int SemesterLength = 6;

    /// <summary><c>2026-1</c>.</summary>
    public required string Semester { get; init; }

    /// <summary>Of the archive, in small hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    public required int Length { get; init; }

    /// <summary>What the site signed of it, as compact JWS: semester, publisher, and the hash of the archive.</summary>
    public required string Statement { get; init; }

    public required PersonId SignedById { get; init; }

    public required DateTime SignedAt { get; init; }

    internal string FilePath => PathOf(Semester, Sha256);

    // The hash in the name: where two sign at once, neither writes over the other's.
    internal static string PathOf(string semester, string sha256) => Path.Combine("datos-abiertos", $"{semester}-{sha256[..16]}.zip");
}

internal sealed class DataReleaseMapping : IEntityTypeConfiguration<DataRelease>
{
    public void Configure(EntityTypeBuilder<DataRelease> release)
    {
        release.ToTable("DataReleases");
        release.HasKey(r => r.Semester);
        release.Property(r => r.Semester).HasMaxLength(DataRelease.SemesterLength);
        release.Property(r => r.Sha256).HasMaxLength(64);
        release.Ignore(r => r.FilePath);
    }
}

/// <summary>Half a year, from January or from July.</summary>
public readonly record struct Semester(int Year, int Half)
{
    /// <summary>First day of its last month.</summary>
    public DateOnly LastMonth => new(Year, Half * 6, 1);

    public static Semester Of(DateOnly day) => new(day.Year, day.Month <= 6 ? 1 : 2);

    public Semester Previous => Half == 2 ? new(Year, 1) : new(Year - 1, 2);

    public override string ToString() => $"{Year}-{Half}";

    public string InWords => $"{(Half == 1 ? "primer" : "segundo")} semestre de {Year}";

    public static bool TryParse(string? text, out Semester semester)
    {
        semester = default;
        if (
            text is not { Length: DataRelease.SemesterLength }
            || text[4] != '-'
            || text[5] is not ('1' or '2')
            || !int.TryParse(text[..4], out var year)
        )
            return false;
        semester = new Semester(year, text[5] - '0');
        return true;
    }
}
