using System.Globalization;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>One mark of a facilitator, with an id made on the phone, so that sending it again changes nothing (R3).</summary>
public sealed record AttendanceMark
{
    public required Guid Id { get; init; }

    public required PersonId Person { get; init; }

    public required MarkKind Kind { get; init; }

    /// <summary>For <see cref="MarkKind.Late"/> and <see cref="MarkKind.Early"/>: the time in Bogotá.</summary>
    public TimeOnly? Time { get; init; }

    /// <summary>For <see cref="MarkKind.Showed"/>: the module of the task.</summary>
    public string? Module { get; init; }

    /// <summary>For <see cref="MarkKind.Undone"/>: the mark that it takes back.</summary>
    public Guid? Target { get; init; }

    /// <summary>When it was made, according to the phone, UTC.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>True if it has exactly the values that its kind needs.</summary>
    public bool IsComplete =>
        Time is not null == Kind is MarkKind.Late or MarkKind.Early
        && Module is not null == (Kind is MarkKind.Showed)
        && Target is not null == (Kind is MarkKind.Undone);

    internal ActivityId ActivityAt(Guid gathering) =>
        Kind switch
        {
            MarkKind.Came => ActivityId.AttendanceOf(gathering),
            MarkKind.Late => ActivityId.LateOf(gathering),
            MarkKind.Early => ActivityId.EarlyOf(gathering),
            MarkKind.Thanked => ActivityId.ThanksOf(gathering),
            MarkKind.Showed => ActivityId.TaskOf(Module!),
            _ => new ActivityId(Target!.Value.ToString("D")),
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
                        ? ActivityId.AttendanceOf(gathering).Value
                        : Time?.ToString("HH:mm", CultureInfo.InvariantCulture),
                OccurredAt = OccurredAt,
            }
        );
}

/// <summary>The kinds of marks.</summary>
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

/// <summary>A change of one person's attendance by a form.</summary>
public sealed record AttendanceChange
{
    public required PersonId Person { get; init; }

    public required MarkKind Kind { get; init; }

    public TimeOnly? Time { get; init; }

    public string? Module { get; init; }

    /// <summary>True if it takes such a mark back.</summary>
    public bool TakesBack { get; init; }

    /// <summary>Needed once attendance is closed.</summary>
    public string? Reason { get; init; }
}
