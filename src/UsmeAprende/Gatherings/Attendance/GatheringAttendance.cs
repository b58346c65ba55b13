using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// That somebody was at a gathering: what the records that nobody took back say of this person and gathering (R5, R21), kept in the
/// transaction that stores them. No row while no mark stands. Rows keep their original person; who reads unites them (R14).
/// </summary>
public sealed class GatheringAttendance
{
    public required Guid GatheringId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>When the first standing mark was made.</summary>
    public DateTime MarkedAt { get; internal set; }

    /// <summary>When they arrived, if late; else they were there from the start.</summary>
    public DateTime? ArrivedAt { get; internal set; }

    /// <summary>When they left, if early.</summary>
    public DateTime? LeftAt { get; internal set; }

    /// <summary>The first standing mark reached the server after attendance was closed.</summary>
    public bool CameAfterClosing { get; internal set; }

    /// <summary>Grows with every computation: of two servers that saw different records, the second fails and looks again.</summary>
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
