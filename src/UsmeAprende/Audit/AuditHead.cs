using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Audit;

/// <summary>The one row with the last entry of the chain. It shows if the last entries were cut off.</summary>
public sealed class AuditHead
{
    internal const int OnlyRow = 1;

    public int Id { get; init; } = OnlyRow;

    public long Sequence { get; init; }

    public byte[] Hash { get; init; } = new byte[AuditEntry.HashBytes];
}

internal sealed class AuditHeadMapping : IEntityTypeConfiguration<AuditHead>
{
    public void Configure(EntityTypeBuilder<AuditHead> head)
    {
        head.ToTable("AuditHead");
        head.Property(h => h.Id).ValueGeneratedNever();
        head.Property(h => h.Hash).HasMaxLength(AuditEntry.HashBytes);
        head.HasData(new AuditHead());
    }
}
