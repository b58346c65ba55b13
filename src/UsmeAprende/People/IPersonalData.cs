namespace UsmeAprende.People;

/// <summary>Hands out all that one feature holds on a person, for them to take away (Ley 1581).</summary>
public interface IPersonalData
{
    /// <summary>The name of this part in the file, in Spanish: <c>avance</c>.</summary>
    string Part { get; }

    /// <param name="person">With all the rows that are one human with them (<see cref="SamePeople"/>).</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<object> CollectAsync(Guid person, CancellationToken cancel);
}
