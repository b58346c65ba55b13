namespace UsmeAprende.People;

/// <summary>
/// As much of a person as staff see to tell them from another: initials, place and last four digits (R14), and since when the account is
/// there.
/// </summary>
public sealed record PersonGlimpse(
    Guid Id,
    string Initials,
    string? Place,
    string LastFour,
    bool DocumentSeen,
    Role Role,
    DateTime SignedUpAt,
    bool HasSecondFactor
)
{
    internal static PersonGlimpse Of(Person person)
    {
        var shown = person.Identifiers.OrderBy(i => i.Kind).FirstOrDefault(i => i.Kind is not IdentifierKind.Email);
        return new PersonGlimpse(
            person.Id,
            string.Concat(
                person.FullName.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(n => char.IsUpper(n[0])).Select(n => $"{n[0]}.")
            ),
            person.Place,
            shown?.LastFour ?? "",
            person.Identifiers.Exists(i => i is { Kind: IdentifierKind.Document, VerifiedAt: not null }),
            person.Role,
            person.CreatedAt,
            person.TwoFactorEnabled
        );
    }
}
