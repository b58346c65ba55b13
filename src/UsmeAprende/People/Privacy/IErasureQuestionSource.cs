namespace UsmeAprende.People.Privacy;

/// <summary>
/// A question of one feature that a person must answer before their data are erased, since the law lets them choose (R30).
/// </summary>
public interface IErasureQuestionSource
{
    /// <summary>The question's name in the form: letters only.</summary>
    string Key { get; }

    /// <summary>The question; null if there is nothing to ask this person.</summary>
    /// <param name="person">With all the rows that are one human with them.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<ErasureQuestion?> AskAsync(PersonId person, CancellationToken cancel);

    /// <summary>Does what the person chose. Runs inside the transaction of the erasure, before anything is erased.</summary>
    /// <param name="person">With all the rows that are one human with them.</param>
    /// <param name="answer">One of the question's answers.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task AnswerAsync(PersonId person, string answer, CancellationToken cancel);
}

/// <summary>A question to somebody who has their data erased, in Spanish.</summary>
/// <param name="Key">The key of the <see cref="IErasureQuestionSource"/>.</param>
/// <param name="Words">The question itself.</param>
/// <param name="Answers">The possible answers; the last one keeps the least data.</param>
public sealed record ErasureQuestion(string Key, string Words, IReadOnlyList<ErasureChoice> Answers)
{
    public bool IsAnswer(string? value) => Answers.Any(a => a.Value == value);
}

/// <summary>One answer to an <see cref="ErasureQuestion"/>.</summary>
public sealed record ErasureChoice(string Value, string Words, string Hint);
