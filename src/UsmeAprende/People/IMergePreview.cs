namespace UsmeAprende.People;

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
