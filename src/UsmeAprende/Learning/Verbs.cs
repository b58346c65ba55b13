namespace UsmeAprende.Learning;

/// <summary>The verbs' words on the wire and in the canonical bytes.</summary>
public static class Verbs
{
    private static readonly Dictionary<string, Verb> ByWord = Enum.GetValues<Verb>().ToDictionary(v => v.Word(), StringComparer.Ordinal);

    public static string Word(this Verb verb) =>
        verb switch
        {
            Verb.Completed => "completed",
            Verb.Answered => "answered",
            Verb.Practised => "practised",
            Verb.Reflected => "reflected",
            Verb.Played => "played",
            Verb.Attended => "attended",
            Verb.Thanked => "thanked",
            Verb.Observed => "observed",
            Verb.Voided => "voided",
            _ => throw new ArgumentOutOfRangeException(nameof(verb), verb, null),
        };

    public static bool TryParse(string word, out Verb verb) => ByWord.TryGetValue(word, out verb);

    /// <summary>Whether a learner may send it, about themselves (R2).</summary>
    public static bool IsLearners(this Verb verb) =>
        verb is Verb.Completed or Verb.Answered or Verb.Practised or Verb.Reflected or Verb.Played or Verb.Voided;

    /// <summary>Whether staff may send it of somebody else (R2).</summary>
    public static bool IsStaffs(this Verb verb) => verb is Verb.Attended or Verb.Thanked or Verb.Observed or Verb.Voided;

    /// <summary>Whether a record of it finishes something, and so makes its week an active one (R5).</summary>
    public static bool Completes(this Verb verb) =>
        verb is Verb.Completed or Verb.Practised or Verb.Reflected or Verb.Played or Verb.Attended;
}
