using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>The minutes of a gathering: what was done and what was agreed.</summary>
public sealed class GatheringMinutes
{
    public const int TextLength = 4_000;

    public required Guid GatheringId { get; init; }

    public string Done { get; private set; } = "";

    public string Commitments { get; private set; } = "";

    public PersonId WrittenById { get; private set; }

    public DateTime WrittenAt { get; private set; }

    public void Write(string done, string commitments, PersonId staff, DateTime now) =>
        (Done, Commitments, WrittenById, WrittenAt) = (done, commitments, staff, now);
}

internal sealed class GatheringMinutesMapping : IEntityTypeConfiguration<GatheringMinutes>
{
    public void Configure(EntityTypeBuilder<GatheringMinutes> minutes)
    {
        minutes.ToTable("GatheringMinutes");
        minutes.HasKey(m => m.GatheringId);
        minutes.Property(m => m.GatheringId).ValueGeneratedNever();
        minutes.Property(m => m.Done).HasMaxLength(GatheringMinutes.TextLength);
        minutes.Property(m => m.Commitments).HasMaxLength(GatheringMinutes.TextLength);
        minutes.HasOne<Gathering>().WithOne().HasForeignKey<GatheringMinutes>(m => m.GatheringId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>
/// Stores a gathering's minutes. They can be changed until attendance is closed; if there are none yet, they can be written after that. The
/// caller must have checked whose gathering it is.
/// </summary>
public sealed class MinutesService(UsmeDb db, AuditTrail audit, TimeProvider clock)
{
    public Task<GatheringMinutes?> FindAsync(Guid gathering, CancellationToken cancel) =>
        db.GatheringMinutes.AsNoTracking().SingleOrDefaultAsync(m => m.GatheringId == gathering, cancel);

    public Task<MinutesResult> WriteAsync(PersonId staff, Guid gathering, string? done, string? commitments, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var (deeds, promises) = (TypedText.CleanLines(done), TypedText.CleanLines(commitments));
                if (deeds.Length == 0)
                    return MinutesResult.Empty;
                if (Math.Max(deeds.Length, promises.Length) > GatheringMinutes.TextLength)
                    return MinutesResult.TooLong;
                var minutes = await db.GatheringMinutes.SingleOrDefaultAsync(m => m.GatheringId == gathering, cancel);
                if (minutes is not null && await db.Gatherings.AnyAsync(g => g.Id == gathering && g.ClosedAt != null, cancel))
                    return MinutesResult.Closed;

                var before = minutes is null ? null : Words(minutes);
                if (minutes is null)
                    db.Add(minutes = new GatheringMinutes { GatheringId = gathering });
                minutes.Write(deeds, promises, staff, clock.GetUtcNow().UtcDateTime);
                if (before != Words(minutes))
                    await audit.AppendAsync(
                        db,
                        staff,
                        EvidenceAudit.MinutesWritten,
                        GatheringAudit.Subject(gathering),
                        before,
                        Words(minutes),
                        cancel
                    );
                return MinutesResult.Written;
            },
            cancel
        );

    private static string Words(GatheringMinutes minutes) => GatheringAudit.Truncate($"{minutes.Done} | {minutes.Commitments}");
}

/// <summary>Result of writing minutes.</summary>
public enum MinutesResult
{
    Written,
    TooLong,

    /// <summary>The text of what was done is missing.</summary>
    Empty,

    /// <summary>Attendance is closed: the minutes cannot be changed any more.</summary>
    Closed,
}
