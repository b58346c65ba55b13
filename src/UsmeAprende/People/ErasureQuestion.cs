namespace UsmeAprende.People;

/// <summary>A question to somebody who has their data erased, in Spanish.</summary>
/// <param name="Key">Of the <see cref="IErasureQuestion"/>.</param>
/// <param name="Words">The question itself.</param>
/// <param name="Answers">Each with what it means; last the one that leaves the least.</param>
public sealed record ErasureQuestion(string Key, string Words, IReadOnlyList<ErasureChoice> Answers)
{
    public bool IsAnswer(string? value) => Answers.Any(a => a.Value == value);
}
