using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// A person's attendance at a gathering, computed from the unvoided records (R5, R21) and stored in their transaction. Without an unvoided
/// mark there is no row. A row keeps its original person after a merge; readers join the rows of one human (R14).
/// </summary>
public sealed class GatheringAttendance
{
    public required Guid GatheringId { get; init; }

    public required PersonId PersonId { get; init; }

    /// <summary>When the first unvoided mark was made.</summary>
    public DateTime MarkedAt { get; internal set; }

    /// <summary>When they arrived, if late; null if they were there from the start.</summary>
    public DateTime? ArrivedAt { get; internal set; }

    /// <summary>When they left, if early; null if they stayed to the end.</summary>
    public DateTime? LeftAt { get; internal set; }

    /// <summary>Whether the first unvoided mark arrived after attendance was closed.</summary>
    public bool CameAfterClosing { get; internal set; }

    /// <summary>
    /// Incremented with every computation, so that if two servers saw different records, the second write fails and is tried again.
    /// </summary>
    public int Version { get; private set; }

    public AttendanceFacts Presence => new(MarkedAt, ArrivedAt, LeftAt, CameAfterClosing);

    internal void Update(AttendanceFacts presence)
    {
        (MarkedAt, ArrivedAt, LeftAt, CameAfterClosing) = presence;
        Version++;
    }
}

internal sealed class GatheringAttendanceMapping : IEntityTypeConfiguration<GatheringAttendance>
{
    public void Configure(EntityTypeBuilder<GatheringAttendance> attendance)
    {
        attendance.ToTable("Attendances");
        attendance.HasKey(a => new { a.GatheringId, a.PersonId });
        attendance.HasIndex(a => a.PersonId);
        attendance.Property(a => a.Version).IsConcurrencyToken();
        attendance.Ignore(a => a.Presence);
    }
}
