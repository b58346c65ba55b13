using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Certificates;

/// <summary>
/// The last number given in a year. Moved in the transaction that inserts the entry, so that numbers have no gaps (R24); no IDENTITY or
/// SEQUENCE does that.
/// </summary>
public sealed class CertificateCounter
{
    public required int Year { get; init; }

    public int Last { get; private set; }
}

internal sealed class CertificateCounterMapping : IEntityTypeConfiguration<CertificateCounter>
{
    public void Configure(EntityTypeBuilder<CertificateCounter> counter)
    {
        counter.ToTable("CertificateCounters");
        counter.HasKey(c => c.Year);
        counter.Property(c => c.Year).ValueGeneratedNever();
    }
}
