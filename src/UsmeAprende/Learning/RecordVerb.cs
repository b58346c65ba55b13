namespace UsmeAprende.Learning;

/// <summary>
/// The verb of a record. Learners send only the first five, about themselves (R2). SQLite's file holds the numbers: they never change.
/// </summary>
public enum RecordVerb
{
    Completed = 0,
    Answered = 1,
    Practised = 2,
    Reflected = 3,
    Played = 4,
    Attended = 5,
    Thanked = 6,
    Observed = 7,
    Voided = 8,
}

/// <summary>The words for the verbs in requests and in the canonical bytes.</summary>
public static class RecordVerbWords
{
    private static readonly Dictionary<string, RecordVerb> ByWord = Enum.GetValues<RecordVerb>()
        .ToDictionary(v => v.ToWord(), StringComparer.Ordinal);

    public static string ToWord(this RecordVerb verb) =>
        verb switch
        {
            RecordVerb.Completed => "completed",
            RecordVerb.Answered => "answered",
            RecordVerb.Practised => "practised",
            RecordVerb.Reflected => "reflected",
            RecordVerb.Played => "played",
            RecordVerb.Attended => "attended",
            RecordVerb.Thanked => "thanked",
            RecordVerb.Observed => "observed",
            RecordVerb.Voided => "voided",
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, null),
        };

    public static bool TryParse(string word, out RecordVerb verb) => ByWord.TryGetValue(word, out verb);

    /// <summary>True if a learner may send it about themselves (R2).</summary>
    public static bool IsSentByLearners(this RecordVerb verb) =>
        verb
            is RecordVerb.Completed
                or RecordVerb.Answered
                or RecordVerb.Practised
                or RecordVerb.Reflected
                or RecordVerb.Played
                or RecordVerb.Voided;

    /// <summary>True if staff may send it about another person (R2).</summary>
    public static bool IsSentByStaff(this RecordVerb verb) =>
        verb is RecordVerb.Attended or RecordVerb.Thanked or RecordVerb.Observed or RecordVerb.Voided;

    /// <summary>True if it finishes an activity. Such a record makes the week active (R5).</summary>
    public static bool FinishesActivity(this RecordVerb verb) =>
        verb is RecordVerb.Completed or RecordVerb.Practised or RecordVerb.Reflected or RecordVerb.Played or RecordVerb.Attended;
}
