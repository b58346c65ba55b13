using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Proof;

/// <summary>
/// Keeps a gathering's minutes, which can be changed until attendance is closed, and first written after it. Whose gathering it is, its
/// caller has asked.
/// </summary>
public sealed class MinutesKeeping(UsmeDb db, AuditTrail audit, TimeProvider clock)
{
    public Task<Minutes?> OfAsync(Guid gathering, CancellationToken cancel) =>
        db.GatheringMinutes.AsNoTracking().SingleOrDefaultAsync(m => m.GatheringId == gathering, cancel);

    public Task<MinutesAnswer> WriteAsync(Guid staff, Guid gathering, string? done, string? commitments, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var (deeds, promises) = (TypedText.CleanLines(done), TypedText.CleanLines(commitments));
                if (deeds.Length == 0)
                    return MinutesAnswer.Empty;
                if (Math.Max(deeds.Length, promises.Length) > Minutes.TextLength)
                    return MinutesAnswer.TooLong;
                var minutes = await db.GatheringMinutes.SingleOrDefaultAsync(m => m.GatheringId == gathering, cancel);
                if (minutes is not null && await db.Gatherings.AnyAsync(g => g.Id == gathering && g.ClosedAt != null, cancel))
                    return MinutesAnswer.Closed;

                var before = minutes is null ? null : Words(minutes);
                if (minutes is null)
                    db.Add(minutes = new Minutes { GatheringId = gathering });
                minutes.Write(deeds, promises, staff, clock.GetUtcNow().UtcDateTime);
                if (before != Words(minutes))
                    await audit.AppendAsync(
                        db,
                        staff,
                        ProofAudit.MinutesWritten,
                        GatheringAudit.Subject(gathering),
                        before,
                        Words(minutes),
                        cancel
                    );
                return MinutesAnswer.Written;
            },
            cancel
        );

    private static string Words(Minutes minutes) => GatheringAudit.Cut($"{minutes.Done} | {minutes.Commitments}");
}
