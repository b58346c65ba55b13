namespace UsmeAprende.People;

/// <summary>What came of choosing a card's PIN.</summary>
/// <param name="IsSet">Whether the card can be used to sign in from now on.</param>
/// <param name="Problem">What is wrong with the PIN, in words for the person; nothing where the card itself takes none.</param>
public sealed record PinAnswer(bool IsSet, string? Problem = null)
{
    public static readonly PinAnswer Done = new(true);

    /// <summary>No card, one that has its PIN, or one whose time is over.</summary>
    public static readonly PinAnswer NoCardForIt = new(false);

    public static PinAnswer Unfit(string problem) => new(false, problem);
}
