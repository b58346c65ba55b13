using UsmeAprende.People;

namespace UsmeAprende.Web.People;

/// <summary>What <c>/mi-cuenta</c> shows.</summary>
/// <param name="Person">Whose it is.</param>
/// <param name="Opening">The identifiers by which the person gets in at any device.</param>
/// <param name="FactorTakenAt">When somebody of the programme lately took the second factor away.</param>
public sealed record AccountPage(Person Person, IReadOnlyList<PersonIdentifier> Opening, DateTime? FactorTakenAt)
{
    public bool HasNoWayIn => Person is { PasswordHash: not null, Identifiers.Count: > 0 } && Opening.Count == 0;

    /// <summary>Others claimed it before, as many as are tried.</summary>
    public bool IsCrowded(PersonIdentifier identifier) => Person.PasswordHash is not null && !Opening.Contains(identifier);
}
