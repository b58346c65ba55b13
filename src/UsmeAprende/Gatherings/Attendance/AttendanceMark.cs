using System.Globalization;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>One tap of a facilitator's, with an id made on the phone, so that sending it again changes nothing (R3).</summary>
public sealed record AttendanceMark
{
    public required Guid Id { get; init; }

    public required Guid Person { get; init; }

    public required MarkKind Kind { get; init; }

    /// <summary>Of <see cref="MarkKind.Late"/> and <see cref="MarkKind.Early"/>: when, in Bogotá.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>Of <see cref="MarkKind.Showed"/>: the module whose task it was.</summary>
    public string? Module { get; init; }

    /// <summary>Of <see cref="MarkKind.Undone"/>: the mark it takes back.</summary>
    public Guid? Target { get; init; }

    /// <summary>The phone's claim, UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>Whether it says all that its kind needs, and no more.</summary>
    public bool IsComplete =>
        Time is not null == Kind is MarkKind.Late or MarkKind.Early
        && Module is not null == (Kind is MarkKind.Showed)
        && Target is not null == (Kind is MarkKind.Undone);

    internal string ActivityAt(Guid gathering) =>
        Kind switch
        {
            MarkKind.Came => GatheringActivityIds.AttendanceOf(gathering),
            MarkKind.Late => GatheringActivityIds.LateOf(gathering),
            MarkKind.Early => GatheringActivityIds.EarlyOf(gathering),
            MarkKind.Thanked => GatheringActivityIds.ThanksOf(gathering),
            MarkKind.Showed => GatheringActivityIds.TaskOf(Module!),
            _ => Target!.Value.ToString("D"),
        };

    internal StaffNewRecord ToRecord(Guid gathering) =>
        new(
            Person,
            new NewRecord
            {
                Id = Id,
                Verb = Kind switch
                {
                    MarkKind.Thanked => RecordVerb.Thanked,
                    MarkKind.Showed => RecordVerb.Observed,
                    MarkKind.Undone => RecordVerb.Voided,
                    _ => RecordVerb.Attended,
                },
                Activity = ActivityAt(gathering),
                Answer =
                    Kind is MarkKind.Showed
                        ? GatheringActivityIds.AttendanceOf(gathering)
                        : Time?.ToString("HH:mm", CultureInfo.InvariantCulture),
                OccurredAt = OccurredAt,
            }
        );
}

/// <summary>What a facilitator can say of somebody at a gathering with one tap.</summary>
public enum MarkKind
{
    Came,
    Late,
    Early,

    /// <summary>Helped others.</summary>
    Thanked,

    /// <summary>Showed a module's task.</summary>
    Showed,

    /// <summary>Takes an earlier mark back.</summary>
    Undone,
}

/// <summary>What a plain form asks to change of one person's attendance.</summary>
public sealed record AttendanceChange
{
    public required Guid Person { get; init; }

    public required MarkKind Kind { get; init; }

    public TimeOnly? Time { get; init; }

    public string? Module { get; init; }

    /// <summary>The opposite: that it was a mistake.</summary>
    public bool TakesBack { get; init; }

    /// <summary>Needed once attendance is closed.</summary>
    public string? Reason { get; init; }
}
