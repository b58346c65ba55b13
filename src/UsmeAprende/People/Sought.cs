namespace UsmeAprende.People;

/// <summary>What somebody is looked for by: the full name with the birth year, and identifiers, each with whether it is proven.</summary>
internal sealed record Sought(Guid Id, string Words, int? BirthYear, IReadOnlyDictionary<string, bool> Keys)
{
    /// <summary>Somebody not stored yet.</summary>
    public static Sought Of(Profile profile, bool documentSeen) =>
        new(
            Guid.Empty,
            PersonName.WordsKey(PersonName.SearchKey(profile.GivenNames.Value, profile.Surnames.Value)),
            profile.BirthYear,
            profile.Claims(Guid.Empty, default).ToDictionary(c => c.MatchKey, c => documentSeen && c.Kind is IdentifierKind.Document)
        );

    public static Sought Of(Person person) =>
        new(
            person.Id,
            PersonName.WordsKey(person.NameKey),
            person.BirthYear,
            person.Identifiers.ToDictionary(i => i.MatchKey, i => i.VerifiedAt is not null)
        );

    public bool HasWholeName => BirthYear is not null && Words.Length > 0;
}
