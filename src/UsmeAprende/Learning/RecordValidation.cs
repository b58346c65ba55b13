using System.Buffers;

namespace UsmeAprende.Learning;

/// <summary>Checks the format of a record, before its meaning.</summary>
internal static class RecordValidation
{
    private static readonly SearchValues<char> Nul = SearchValues.Create('\0');

    /// <summary>Returns the reason why the record is invalid; null if it is valid.</summary>
    public static string? FindFault(NewRecord told, bool isOwn)
    {
        if (isOwn ? !told.Verb.IsSentByLearners() : !told.Verb.IsSentByStaff())
            return RecordReasonCodes.NotYours;
        if (
            told.Id == Guid.Empty
            || told.Activity.Value is not { Length: > 0 and <= LearningRecord.ActivityLength }
            || !IsText(told.Activity.Value)
        )
            return RecordReasonCodes.Malformed;
        if (
            told.Question?.Length > LearningRecord.VersionLength
            || told.Content?.Length > LearningRecord.VersionLength
            || !IsText(told.Question)
            || !IsText(told.Content)
        )
            return RecordReasonCodes.Malformed;
        // Only lessons have versions.
        if (!isOwn && (told.Question is not null || told.Content is not null))
            return RecordReasonCodes.Malformed;
        if (told.Answer?.Length > RecordContent.Limit)
            return RecordReasonCodes.TooLarge;
        if (!IsText(told.Answer))
            return RecordReasonCodes.Malformed;
        return told.Verb switch
        {
            RecordVerb.Voided when !Guid.TryParseExact(told.Activity.Value, "D", out _) => RecordReasonCodes.Malformed,
            RecordVerb.Answered => told.Answer is null or "" || told.Question is null or "" ? RecordReasonCodes.Malformed : null,
            RecordVerb.Attended when !GatheringRecords.IsFittingAnswer(told.Activity, told.Answer) => RecordReasonCodes.Malformed,
            RecordVerb.Attended or RecordVerb.Observed => null,
            // Other verbs have no text. The text of a reflection stays on the phone.
            _ => told.Answer is null ? null : RecordReasonCodes.Malformed,
        };
    }

    public static DateTime TruncateToMilliseconds(DateTime at) =>
        new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    // Half a surrogate pair has no UTF-8 form, and databases treat text after a NUL differently.
    private static bool IsText(string? text)
    {
        if (text is null)
            return true;
        if (text.AsSpan().ContainsAny(Nul))
            return false;
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
                continue;
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
                return false;
            at++;
        }
        return true;
    }
}
