using System.Buffers;

namespace UsmeAprende.Learning;

/// <summary>What a record must look like before anyone asks what it means.</summary>
internal static class RecordValidation
{
    private static readonly SearchValues<char> Nul = SearchValues.Create('\0');

    /// <summary>Why the record cannot be what it says; null when it can.</summary>
    public static string? FindFault(NewRecord told, bool isOwn)
    {
        if (isOwn ? !told.Verb.IsSentByLearners() : !told.Verb.IsSentByStaff())
            return RecordReasonCodes.NotYours;
        if (told.Id == Guid.Empty || told.Activity is not { Length: > 0 and <= LearningRecord.ActivityLength } || !IsText(told.Activity))
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
            RecordVerb.Voided when !Guid.TryParseExact(told.Activity, "D", out _) => RecordReasonCodes.Malformed,
            RecordVerb.Answered => told.Answer is null or "" || told.Question is null or "" ? RecordReasonCodes.Malformed : null,
            RecordVerb.Attended when !GatheringActivityIds.IsFittingAnswer(told.Activity, told.Answer) => RecordReasonCodes.Malformed,
            RecordVerb.Attended or RecordVerb.Observed => null,
            // Otherwise only answers have words to them: a reflection's stay on the phone.
            _ => told.Answer is null ? null : RecordReasonCodes.Malformed,
        };
    }

    public static DateTime TruncateToMilliseconds(DateTime at) =>
        new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    // Half a surrogate pair has no UTF-8, and databases differ on what follows a NUL.
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
