using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Learning;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>The reason for a record that was made after attendance was closed; it has the record's id.</summary>
public sealed class AttendanceCorrection : IStoredWithRecord
{
    public const int ReasonLength = 300;

    public required Guid RecordId { get; init; }

    public required Guid GatheringId { get; init; }

    public required PersonId PersonId { get; init; }

    public required PersonId AuthorId { get; init; }

    public required string Reason { get; set; }

    public required DateTime MadeAt { get; init; }

    internal static AttendanceCorrection Create(AttendanceMark mark, Guid gathering, PersonId author, string reason, DateTime now)
    {
        var words = TypedText.CleanLine(reason);
        return new AttendanceCorrection
        {
            RecordId = mark.Id,
            GatheringId = gathering,
            PersonId = mark.Person,
            AuthorId = author,
            Reason = words.Length > ReasonLength ? words[..ReasonLength] : words,
            MadeAt = now,
        };
    }
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
