namespace UsmeAprende.People;

/// <summary>What came of one registration.</summary>
/// <param name="Id">The person's id, as sent.</param>
/// <param name="Document">What came of the document where staff saw it; nothing where they did not.</param>
/// <param name="HasLikeness">Someone known resembles the person: a coordinator will look at the two.</param>
public sealed record WalkInAnswer(Guid Id, WalkInOutcome Outcome, DocumentAnswer? Document = null, bool HasLikeness = false)
{
    public bool IsThere => Outcome is WalkInOutcome.Registered or WalkInOutcome.AlreadyRegistered;
}
