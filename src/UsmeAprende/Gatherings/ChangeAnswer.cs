namespace UsmeAprende.Gatherings;

/// <summary>What became of a change, and the records it made, by which it can be undone.</summary>
public sealed record ChangeAnswer(ChangeOutcome Outcome, IReadOnlyList<Guid> Made)
{
    public ChangeAnswer(ChangeOutcome outcome)
        : this(outcome, []) { }
}
