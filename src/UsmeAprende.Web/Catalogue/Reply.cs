namespace UsmeAprende.Web.Catalogue;

/// <summary>What comes of a form sent without scripts, shown beside it.</summary>
/// <param name="Anchor">The element it is shown in.</param>
/// <param name="Words">What happened, in a sentence; null where the answer's own explanation says it.</param>
public sealed record Reply(string Anchor, string? Words, Keeping Kept, GivenAnswer? Given = null);
