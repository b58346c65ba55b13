using System.Globalization;

namespace UsmeAprende.Learning;

/// <summary>What the records say that staff make about others at a gathering.</summary>
public static class GatheringRecords
{
    /// <summary>
    /// Returns the gathering at which somebody came, helped or showed a task, according to a record; null for other records.
    /// </summary>
    public static Guid? FindGathering(LearningRecord record) => FindGathering(record.Verb, record.Activity, record.Answer);

    /// <inheritdoc cref="FindGathering(LearningRecord)"/>
    public static Guid? FindGathering(RecordVerb verb, ActivityId activity, string? answer) =>
        verb switch
        {
            RecordVerb.Attended or RecordVerb.Thanked => activity,
            RecordVerb.Observed when answer is not null => new ActivityId(answer),
            _ => (ActivityId?)null,
        }
            is { } where
        && where.TryParseGathering(out var gathering)
            ? gathering
            : null;

    /// <summary>Checks the answer of an attendance record: a late or early note must have a time, a mark must have none.</summary>
    internal static bool IsFittingAnswer(ActivityId activity, string? answer) =>
        activity.IsAttendanceNote
            ? TimeOnly.TryParseExact(answer, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            : answer is null;
}
