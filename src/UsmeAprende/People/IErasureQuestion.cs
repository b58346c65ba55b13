namespace UsmeAprende.People;

/// <summary>What one feature must ask a person before their data are erased, since the law leaves it to them (R30).</summary>
public interface IErasureQuestion
{
    /// <summary>Names the question in the form; a word of letters.</summary>
    string Key { get; }

    /// <summary>Null where there is nothing to ask of this person.</summary>
    /// <param name="person">With all the rows that are one human with them.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<ErasureQuestion?> AskAsync(Guid person, CancellationToken cancel);

    /// <summary>Does what the person chose. Runs inside the transaction of the erasure, before anything is erased.</summary>
    /// <param name="person">With all the rows that are one human with them.</param>
    /// <param name="answer">One of the question's own.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task AnswerAsync(Guid person, string answer, CancellationToken cancel);
}
