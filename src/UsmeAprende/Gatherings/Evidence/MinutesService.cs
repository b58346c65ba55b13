using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.Typing;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>
/// Stores a gathering's minutes. They can be changed until attendance is closed; if there are none yet, they can be written after that.
/// Closed, they are corrected with a reason, and the earlier text stays in the audit, until the evidence of the month is delivered. The
/// caller must have checked whose gathering it is.
/// </summary>
public sealed class MinutesService(UsmeDb db, AuditTrail audit, TimeProvider clock)
{
    public const int ReasonLength = 300;

    // The audit keeps values of up to 4,000 letters; the reason stands before the earlier text.
    private const int LongestKept = 3_500;
    private const char Part = '\n';

    public Task<GatheringMinutes?> FindAsync(Guid gathering, CancellationToken cancel) =>
        db.GatheringMinutes.AsNoTracking().SingleOrDefaultAsync(m => m.GatheringId == gathering, cancel);

    /// <summary>
    /// Whether the minutes were delivered: the evidence of their month was downloaded after attendance was closed, so somebody has them.
    /// </summary>
    public async Task<bool> IsDeliveredAsync(Guid gathering, CancellationToken cancel)
    {
        var one = await db
            .Gatherings.Where(g => g.Id == gathering)
            .Select(g => new { g.StartsAt, g.ClosedAt })
            .SingleOrDefaultAsync(cancel);
        if (one?.ClosedAt is not { } closed)
            return false;
        var month = BogotaClock.DayOf(one.StartsAt).ToString("yyyy-MM", CultureInfo.InvariantCulture);
        var staff = await db.GatheringFacilitators.Where(f => f.GatheringId == gathering).Select(f => f.PersonId).ToListAsync(cancel);
        var subjects = staff.ConvertAll(PeopleAudit.Subject);
        return await db.AuditEntries.AnyAsync(
            e =>
                e.Action == EvidenceAudit.Packed
                && subjects.Contains(e.Subject)
                && e.HappenedAt >= closed
                && db.AuditValues.Any(v => v.Sequence == e.Sequence && v.After == month),
            cancel
        );
    }

    /// <summary>The earlier texts of corrected minutes, the latest first. Their values may have been erased (R30).</summary>
    public async Task<IReadOnlyList<EarlierMinutes>> ListEarlierAsync(Guid gathering, CancellationToken cancel)
    {
        var subject = GatheringAudit.Subject(gathering);
        var kept = await (
            from entry in db.AuditEntries
            where entry.Subject == subject && entry.Action == EvidenceAudit.MinutesCorrected
            join values in db.AuditValues on entry.Sequence equals values.Sequence
            orderby entry.Sequence descending
            select new
            {
                entry.HappenedAt,
                values.Before,
                values.After,
            }
        ).ToListAsync(cancel);
        return [.. kept.Select(k => new EarlierMinutes(k.HappenedAt, k.Before ?? "", k.After is { } why ? why.Split(Part)[0] : ""))];
    }

    /// <param name="staff">Who writes.</param>
    /// <param name="gathering">A gathering of theirs.</param>
    /// <param name="done">What was done.</param>
    /// <param name="commitments">What was agreed, one in each line.</param>
    /// <param name="reason">Needed where minutes of a closed attendance are changed.</param>
    /// <param name="cancel">Stops waiting.</param>
    public Task<MinutesResult> WriteAsync(
        PersonId staff,
        Guid gathering,
        string? done,
        string? commitments,
        string? reason,
        CancellationToken cancel
    ) =>
        db.WriteAsync(
            async () =>
            {
                var (deeds, promises) = (TypedText.CleanLines(done), TypedText.CleanLines(commitments));
                if (deeds.Length == 0)
                    return MinutesResult.Empty;
                if (Math.Max(deeds.Length, promises.Length) > GatheringMinutes.TextLength)
                    return MinutesResult.TooLong;
                var minutes = await db.GatheringMinutes.SingleOrDefaultAsync(m => m.GatheringId == gathering, cancel);
                var isCorrection =
                    minutes is not null && await db.Gatherings.AnyAsync(g => g.Id == gathering && g.ClosedAt != null, cancel);
                // The same once more, such as a form that is sent twice, corrects nothing (R33).
                if (minutes is not null && (minutes.Done, minutes.Commitments) == (deeds, promises))
                    return MinutesResult.Written;
                var why = TypedText.CleanLine(reason);
                if (isCorrection && await IsDeliveredAsync(gathering, cancel))
                    return MinutesResult.Delivered;
                if (isCorrection && why.Length is 0 or > ReasonLength)
                    return MinutesResult.ReasonNeeded;

                if (isCorrection)
                    await KeepEarlierAsync(staff, minutes!, deeds, promises, why, cancel);
                var before = minutes is null ? null : Words(minutes);
                if (minutes is null)
                    db.Add(minutes = new GatheringMinutes { GatheringId = gathering });
                minutes.Write(deeds, promises, staff, clock.GetUtcNow().UtcDateTime);
                if (!isCorrection)
                    await AppendAsync(staff, EvidenceAudit.MinutesWritten, gathering, before, Words(minutes), cancel);
                return MinutesResult.Written;
            },
            cancel
        );

    // Whole, whatever its length: of a public record what it said before must be known.
    private async Task KeepEarlierAsync(
        PersonId staff,
        GatheringMinutes minutes,
        string deeds,
        string promises,
        string reason,
        CancellationToken cancel
    )
    {
        foreach (var (earlier, now) in new[] { (minutes.Done, deeds), (minutes.Commitments, promises) })
        {
            if (earlier == now)
                continue;
            var pieces = Math.Max(1, Math.Max(Pieces(earlier), Pieces(now)));
            for (var at = 0; at < pieces; at++)
                await AppendAsync(
                    staff,
                    EvidenceAudit.MinutesCorrected,
                    minutes.GatheringId,
                    Piece(earlier, at),
                    $"{reason}{Part}{Piece(now, at)}",
                    cancel
                );
        }
    }

    private static int Pieces(string text) => (text.Length + LongestKept - 1) / LongestKept;

    private static string Piece(string text, int at) =>
        text[Math.Min(text.Length, at * LongestKept)..Math.Min(text.Length, (at + 1) * LongestKept)];

    private Task AppendAsync(PersonId staff, string action, Guid gathering, string? before, string? after, CancellationToken cancel) =>
        audit.AppendAsync(db, staff, action, GatheringAudit.Subject(gathering), before, after, cancel);

    private static string Words(GatheringMinutes minutes) => GatheringAudit.Truncate($"{minutes.Done} | {minutes.Commitments}");
}

/// <summary>What a part of the minutes said before it was corrected.</summary>
public sealed record EarlierMinutes(DateTime CorrectedAt, string Text, string Reason);

/// <summary>Result of writing minutes.</summary>
public enum MinutesResult
{
    Written,
    TooLong,

    /// <summary>The text of what was done is missing.</summary>
    Empty,

    /// <summary>Attendance is closed: a reason for the correction is missing, or too long.</summary>
    ReasonNeeded,

    /// <summary>The evidence of the month was delivered: the minutes cannot be changed any more.</summary>
    Delivered,
}
