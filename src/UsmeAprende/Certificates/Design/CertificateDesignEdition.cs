using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Certificates.Design;

/// <summary>
/// A design as a coordinator stored it. An edition is never changed or deleted, because certificates name theirs: the latest counts, and
/// going back is one more.
/// </summary>
public sealed class CertificateDesignEdition
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    /// <summary>1, 2, 3 …; 0 would be the one that comes with the programme.</summary>
    public int Version { get; private init; }

    public string Json { get; private init; } = "";

    public DateTime MadeAt { get; private init; }

    public PersonId MadeById { get; private init; }

    internal static CertificateDesignEdition Create(int version, CertificateDesign design, PersonId by, DateTime now) =>
        new()
        {
            Version = version,
            Json = design.ToJson(),
            MadeAt = now,
            MadeById = by,
        };
}

internal sealed class CertificateDesignEditionMapping : IEntityTypeConfiguration<CertificateDesignEdition>
{
    // Every text at its longest, each letter escaped as \u0000, with names and blocks.
    private const int JsonLength = 16_000;

    public void Configure(EntityTypeBuilder<CertificateDesignEdition> edition)
    {
        edition.ToTable("CertificateDesigns");
        edition.Property(e => e.Id).ValueGeneratedNever();
        edition.Property(e => e.Json).HasMaxLength(JsonLength);
        // Two coordinators at once cannot both write the same edition.
        edition.HasIndex(e => e.Version).IsUnique();
    }
}
