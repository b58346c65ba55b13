namespace UsmeAprende.People.Privacy;

/// <summary>
/// What one feature does with a person's data: export it, erase it and count it. It is one interface, so that a feature that does one
/// must do all three. A test checks that every table about people is in the <see cref="Tables"/> of one feature.
/// </summary>
public interface IPersonalData
{
    /// <summary>The name of this part in the exported file, in Spanish: <c>avance</c>.</summary>
    string Part { get; }

    /// <summary>The entities whose rows are about a person.</summary>
    IReadOnlyList<Type> Tables { get; }

    /// <summary>Exports all data, for the person to download (Ley 1581).</summary>
    /// <param name="person">With all the rows that are one human with them (<see cref="SamePersonQuery"/>).</param>
    /// <param name="cancel">Stops waiting.</param>
    Task<object> CollectAsync(PersonId person, CancellationToken cancel);

    /// <summary>
    /// Erases the data (R30): free text is deleted, records may stay under the random id. Runs in the transaction of the erasure.
    /// </summary>
    /// <param name="person">One row; it is called for each of those that are one human.</param>
    /// <param name="cancel">Stops waiting.</param>
    Task EraseAsync(PersonId person, CancellationToken cancel);

    /// <summary>Counts the data, for a coordinator who decides whether two people are merged (R14).</summary>
    /// <param name="person">With all the rows that are one human with them already.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null if the count does not help to decide; then for every person.</returns>
    Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel);
}

/// <summary>How much data a feature has about a person, in Spanish.</summary>
/// <param name="Name">What is counted: <c>Registros de aprendizaje</c>.</param>
/// <param name="Words">How many: <c>14 registros</c>.</param>
public sealed record PersonalDataCount(string Name, string Words);
