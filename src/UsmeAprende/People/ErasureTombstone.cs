namespace UsmeAprende.People;

/// <summary>That somebody was erased: the random ids of their rows and what they chose. It names nobody.</summary>
public sealed record ErasureTombstone(IReadOnlyList<Guid> People, IReadOnlyDictionary<string, string> Answers);
