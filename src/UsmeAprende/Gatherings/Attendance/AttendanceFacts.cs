using System.Globalization;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>
/// That one person was at one gathering, as their records say it (R21): there while an unvoided mark exists that counts (R34). Made of
/// <em>exists, min, max</em> only (R5), so that no order, split, repetition or second facilitator changes it. What is stored must equal
/// this.
/// </summary>
/// <param name="MarkedAt">When the first mark that counts was made, as far as it can be true: not before the gathering.</param>
/// <param name="ArrivedAt">The earliest that somebody noted, where anybody noted that they came late.</param>
/// <param name="LeftAt">The latest that somebody noted, where anybody noted that they left early.</param>
/// <param name="CameAfterClosing">No standing mark had reached the server when attendance was closed.</param>
public sealed record AttendanceFacts(DateTime MarkedAt, DateTime? ArrivedAt, DateTime? LeftAt, bool CameAfterClosing)
{
    // A clock time is taken for the moment nearest to the start or the end, with room for gatherings that cross midnight.
    private static readonly TimeSpan Before = TimeSpan.FromHours(6);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Null when they were not there.</summary>
    /// <param name="gathering">The one asked about.</param>
    /// <param name="records">Of one person; what speaks of other things does not matter.</param>
    public static AttendanceFacts? Compute(Gathering gathering, IEnumerable<LearningRecord> records)
    {
        if (gathering.CountsFrom is not { } from)
            return null;
        var standing = LearningState
            .SelectUnvoided(records)
            .Where(r => r.Verb is RecordVerb.Attended && r.ReceivedAt >= from)
            .ToLookup(r => r.Activity);
        var marks = standing[GatheringActivityIds.AttendanceOf(gathering.Id)].ToList();
        if (marks.Count == 0)
            return null;
        return new AttendanceFacts(
            marks.Min(m => m.EffectiveAt < from ? from : m.EffectiveAt),
            standing[GatheringActivityIds.LateOf(gathering.Id)]
                .Min(note => TimeOf(note) is { } time ? ArrivalAt(gathering, time) : (DateTime?)null),
            standing[GatheringActivityIds.EarlyOf(gathering.Id)]
                .Max(note => TimeOf(note) is { } time ? LeavingAt(gathering, time) : (DateTime?)null),
            gathering.ClosedAt is { } closed && marks.TrueForAll(m => m.ReceivedAt > closed)
        );
    }

    /// <summary>What is known of one human by several of their rows (R14).</summary>
    public AttendanceFacts Join(AttendanceFacts other) =>
        new(
            MarkedAt < other.MarkedAt ? MarkedAt : other.MarkedAt,
            ArrivedAt is null || other.ArrivedAt < ArrivedAt ? other.ArrivedAt : ArrivedAt,
            LeftAt is null || other.LeftAt > LeftAt ? other.LeftAt : LeftAt,
            CameAfterClosing && other.CameAfterClosing
        );

    /// <summary>When somebody came of whom a time of day is said, UTC.</summary>
    internal static DateTime ArrivalAt(Gathering gathering, TimeOnly time) => MomentOf(time, gathering.FromAt - Before);

    /// <summary>When somebody left of whom a time of day is said, UTC.</summary>
    internal static DateTime LeavingAt(Gathering gathering, TimeOnly time) => MomentOf(time, gathering.UntilAt + Before - Day);

    // An erased person's notes have no time left.
    private static TimeOnly? TimeOf(LearningRecord note) =>
        TimeOnly.TryParseExact(note.Answer, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    // The one moment with this time of day in the twenty-four hours from the given one.
    private static DateTime MomentOf(TimeOnly time, DateTime from)
    {
        var at = BogotaClock.ToUtc(BogotaClock.DayOf(from), time);
        return at < from ? at + Day : at;
    }
}
