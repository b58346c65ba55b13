namespace UsmeAprende.Learning;

/// <summary>What a record says was done. The first five are a learner's to send, about themselves (R2).</summary>
public enum Verb
{
    Completed,
    Answered,
    Practised,
    Reflected,
    Played,
    Attended,
    Thanked,
    Observed,
    Voided,
}
