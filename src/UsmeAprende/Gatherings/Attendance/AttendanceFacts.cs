using System.Globalization;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// A person's attendance at a gathering, computed from records (R21): the person was there if an unvoided mark exists that counts (R34).
/// It uses only <em>exists, min, max</em> (R5), so the order, grouping and repetition of records, or a second facilitator, do not change
/// it. The stored attendance must equal it.
/// </summary>
/// <param name="MarkedAt">When the first mark that counts was made, but not before the gathering.</param>
/// <param name="ArrivedAt">The earliest noted arrival; null if nobody noted that they came late.</param>
/// <param name="LeftAt">The latest noted leaving; null if nobody noted that they left early.</param>
/// <param name="CameAfterClosing">Whether all unvoided marks arrived after attendance was closed.</param>
public sealed record AttendanceFacts(DateTime MarkedAt, DateTime? ArrivedAt, DateTime? LeftAt, bool CameAfterClosing)
{
    // A time of day means the moment nearest to the start or the end, so gatherings may cross midnight.
    private static readonly TimeSpan Before = TimeSpan.FromHours(6);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Computes the attendance; null if the person was not there.</summary>
    /// <param name="gathering">The gathering.</param>
    /// <param name="records">Records of one person. Records about other gatherings are ignored.</param>
    public static AttendanceFacts? Compute(Gathering gathering, IEnumerable<LearningRecord> records)
    {
        if (gathering.CountsFrom is not { } from)
            return null;
        var standing = LearningState
            .SelectUnvoided(records)
            .Where(r => r.Verb is RecordVerb.Attended && r.ReceivedAt >= from)
            .ToLookup(r => r.Activity);
        var marks = standing[ActivityId.AttendanceOf(gathering.Id)].ToList();
        if (marks.Count == 0)
            return null;
        return new AttendanceFacts(
            marks.Min(m => m.EffectiveAt < from ? from : m.EffectiveAt),
            standing[ActivityId.LateOf(gathering.Id)].Min(note => TimeOf(note) is { } time ? ArrivalAt(gathering, time) : (DateTime?)null),
            standing[ActivityId.EarlyOf(gathering.Id)].Max(note => TimeOf(note) is { } time ? LeavingAt(gathering, time) : (DateTime?)null),
            gathering.ClosedAt is { } closed && marks.TrueForAll(m => m.ReceivedAt > closed)
        );
    }

    /// <summary>Joins the attendance of several rows of one human (R14).</summary>
    public AttendanceFacts Join(AttendanceFacts other) =>
        new(
            MarkedAt < other.MarkedAt ? MarkedAt : other.MarkedAt,
            ArrivedAt is null || other.ArrivedAt < ArrivedAt ? other.ArrivedAt : ArrivedAt,
            LeftAt is null || other.LeftAt > LeftAt ? other.LeftAt : LeftAt,
            CameAfterClosing && other.CameAfterClosing
        );

    /// <summary>The moment of arrival for a time of day, UTC.</summary>
    internal static DateTime ArrivalAt(Gathering gathering, TimeOnly time) => MomentOf(time, gathering.FromAt - Before);

    /// <summary>The moment of leaving for a time of day, UTC.</summary>
    internal static DateTime LeavingAt(Gathering gathering, TimeOnly time) => MomentOf(time, gathering.UntilAt + Before - Day);

    // The times of an erased person's notes are deleted.
    private static TimeOnly? TimeOf(LearningRecord note) =>
        TimeOnly.TryParseExact(note.Answer, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    // The moment with this time of day within 24 hours from the given one.
    private static DateTime MomentOf(TimeOnly time, DateTime from)
    {
        var at = BogotaClock.ToUtc(BogotaClock.DayOf(from), time);
        return at < from ? at + Day : at;
    }
}
