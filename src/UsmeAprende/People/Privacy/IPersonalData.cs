namespace UsmeAprende.People.Privacy;

/// <summary>
/// All that one feature does with what it holds on a person: hand it out, forget it, and say how much it is. It is one interface, so that
/// no feature can do one of them and forget another; a test holds that each table about people stands in one of them.
/// </summary>
public interface IPersonalData
{
    /// <summary>The name of this part in the file that a person takes away, in Spanish: <c>avance</c>.</summary>
    string Part { get; }

    /// <summary>The entities whose rows are about a person.</summary>
    IReadOnlyList<Type> Tables { get; }

    /// <summary>Everything, for the person to take away (Ley 1581).</summary>
    /// <param name="person">With all the rows that are one human with them (<see cref="SamePersonQuery"/>).</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<object> CollectAsync(Guid person, CancellationToken cancel);

    /// <summary>
    /// Forgets it (R30): free text goes, records by random id may stay. Runs inside the transaction of the erasure.
    /// </summary>
    /// <param name="person">One row; it is called for each of those that are one human.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task EraseAsync(Guid person, CancellationToken cancel);

    /// <summary>How much there is, for a coordinator to see what uniting two people would bring together (R14).</summary>
    /// <param name="person">With all the rows that are one human with them already.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null where it does not help to decide; then it does not for anybody.</returns>
    Task<PersonalDataCount?> CountAsync(Guid person, CancellationToken cancel);
}

/// <summary>How much a feature holds on a person, in Spanish.</summary>
/// <param name="Name">What is counted: <c>Registros de aprendizaje</c>.</param>
/// <param name="Words">How many: <c>14 registros</c>.</param>
public sealed record PersonalDataCount(string Name, string Words);
