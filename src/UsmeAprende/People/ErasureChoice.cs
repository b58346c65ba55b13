namespace UsmeAprende.People;

/// <summary>One answer to an <see cref="ErasureQuestion"/>.</summary>
public sealed record ErasureChoice(string Value, string Words, string Hint);
