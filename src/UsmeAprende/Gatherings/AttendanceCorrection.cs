using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings;

/// <summary>Why a record was made after attendance was closed. Written before the record, under its id: without the record it means nothing.</summary>
public sealed class AttendanceCorrection
{
    public const int ReasonLength = 300;

    public required Guid RecordId { get; init; }

    public required Guid GatheringId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid AuthorId { get; init; }

    public required string Reason { get; set; }

    public required DateTime MadeAt { get; init; }
}

internal sealed class AttendanceCorrectionMapping : IEntityTypeConfiguration<AttendanceCorrection>
{
    public void Configure(EntityTypeBuilder<AttendanceCorrection> correction)
    {
        correction.ToTable("AttendanceCorrections");
        correction.HasKey(c => c.RecordId);
        correction.Property(c => c.RecordId).ValueGeneratedNever();
        correction.Property(c => c.Reason).HasMaxLength(AttendanceCorrection.ReasonLength);
        correction.HasIndex(c => c.PersonId);
        correction.HasIndex(c => c.GatheringId);
    }
}
