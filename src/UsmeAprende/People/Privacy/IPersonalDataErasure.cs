namespace UsmeAprende.People.Privacy;

/// <summary>
/// Erases what one feature holds on a person: free text goes, records by random id may stay (R30). Runs inside the transaction of the
/// erasure.
/// </summary>
public interface IPersonalDataErasure
{
    /// <param name="person">One row; it is called for each of those that are one human.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task EraseAsync(Guid person, CancellationToken cancel);
}

/// <summary>Hands out all that one feature holds on a person, for them to take away (Ley 1581).</summary>
public interface IPersonalDataExport
{
    /// <summary>The name of this part in the file, in Spanish: <c>avance</c>.</summary>
    string Part { get; }

    /// <param name="person">With all the rows that are one human with them (<see cref="SamePersonQuery"/>).</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<object> CollectAsync(Guid person, CancellationToken cancel);
}

/// <summary>Tells what one feature holds of a person, for a coordinator to see what uniting two would bring together.</summary>
public interface IMergePreview
{
    /// <summary>What is counted: <c>Registros de aprendizaje</c>.</summary>
    string Name { get; }

    /// <summary>How many, in words: <c>14 registros</c>.</summary>
    /// <param name="person">With all the rows that are one human with them already.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<string> CountAsync(Guid person, CancellationToken cancel);
}
