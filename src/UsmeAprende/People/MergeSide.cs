namespace UsmeAprende.People;

/// <summary>
/// One of two people who may be one, as a coordinator sees them to decide: whole, since initials alone would unite strangers.
/// </summary>
/// <param name="Person">With identifiers.</param>
/// <param name="Holds">What every feature holds of them, by name and in words.</param>
/// <param name="HasPassword">Whether they sign in by themselves.</param>
/// <param name="HasCard">Whether they sign in with a card.</param>
public sealed record MergeSide(Person Person, IReadOnlyList<(string Name, string Count)> Holds, bool HasPassword, bool HasCard);
