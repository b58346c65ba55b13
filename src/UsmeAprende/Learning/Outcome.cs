namespace UsmeAprende.Learning;

/// <summary>
/// What a person's records say of one activity. Made of minima and maxima only, so that <see cref="Join"/> is commutative, associative and
/// idempotent: no order, split, repetition or copy of records can change it (R5, R6).
/// </summary>
/// <param name="StartedAt">First time anything was done with it.</param>
/// <param name="FinishedAt">First time it was finished, practised or reflected on.</param>
/// <param name="BestScore">Best percent of its answers.</param>
/// <param name="FirstRightAt">First right answer; of a question, not of a test.</param>
/// <param name="FirstWrongAt">First wrong answer; of a question, not of a test.</param>
public readonly record struct Outcome(
    DateTime StartedAt,
    DateTime? FinishedAt,
    int? BestScore,
    DateTime? FirstRightAt,
    DateTime? FirstWrongAt
)
{
    /// <summary>Retry effort (R5): a wrong answer and a right one, whichever came first.</summary>
    public bool WasRetried => FirstRightAt is not null && FirstWrongAt is not null;

    public static Outcome Of(LearningRecord record)
    {
        var at = record.EffectiveAt;
        if (record.Verb is not Verb.Answered)
            return new Outcome(at, at, null, null, null);
        if (Activities.IsTest(record.Activity))
            return new Outcome(at, null, record.Score, null, null);
        return record.Score == 100 ? new Outcome(at, null, record.Score, at, null) : new Outcome(at, null, record.Score, null, at);
    }

    public Outcome Join(Outcome other) =>
        new(
            StartedAt < other.StartedAt ? StartedAt : other.StartedAt,
            Earlier(FinishedAt, other.FinishedAt),
            Higher(BestScore, other.BestScore),
            Earlier(FirstRightAt, other.FirstRightAt),
            Earlier(FirstWrongAt, other.FirstWrongAt)
        );

    private static DateTime? Earlier(DateTime? one, DateTime? other) => one is null || other < one ? other : one;

    private static int? Higher(int? one, int? other) => one is null || other > one ? other : one;
}
