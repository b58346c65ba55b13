namespace UsmeAprende.Learning;

/// <summary>
/// Who says something of whom (R2), from the session and the roles of the moment of receipt, never from the record's body.
/// </summary>
/// <param name="Author">Who says it.</param>
/// <param name="Person">Of whom.</param>
/// <param name="IsCoordinator">Whether the author may take back what others said.</param>
public readonly record struct Teller(Guid Author, Guid Person, bool IsCoordinator = false)
{
    public bool IsOneself => Author == Person;

    public static Teller Oneself(Guid person) => new(person, person);
}
