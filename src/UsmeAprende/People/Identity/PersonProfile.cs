using System.Text.Json.Serialization;
using UsmeAprende.People.Places;

namespace UsmeAprende.People.Identity;

/// <summary>A person's own data, already checked.</summary>
public sealed record PersonProfile
{
    public required PersonName GivenNames { get; init; }

    /// <summary><see cref="PersonName.None"/> for a person without surnames.</summary>
    public required PersonName Surnames { get; init; }

    public DocumentNumber? Document { get; init; }

    public PhoneNumber? Phone { get; init; }

    public PersonEmailAddress? Email { get; init; }

    public int? BirthYear { get; init; }

    public PlaceName? Place { get; init; }

    /// <summary>The adult who authorises a minor (R16).</summary>
    public PersonName? Guardian { get; init; }

    /// <summary>
    /// What they need to take part; null if they were not asked. Without an answer it is no part of what a form is compared by.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ParticipationNeeds? Needs { get; init; }

    /// <summary>Whether an adult must authorise (R16): because of the document, or because the age may be under 18.</summary>
    public bool NeedsGuardian(int year) => Document?.Type is IdentityDocumentType.TI || year - BirthYear < Person.AdultAge;

    /// <summary>Whether the identifiers are the same as before.</summary>
    public bool HasSameIdentifiersAs(Person person) =>
        CreateIdentifiers(person.Id, default)
            .Select(claim => claim.MatchKey)
            .ToHashSet()
            .SetEquals(person.Identifiers.Select(i => i.MatchKey));

    public IReadOnlyList<PersonIdentifier> CreateIdentifiers(PersonId person, DateTime now) =>
        [
            .. Document is { } document ? [PersonIdentifier.CreateClaimed(person, document, now)] : Array.Empty<PersonIdentifier>(),
            .. Phone is { } phone ? [PersonIdentifier.CreateClaimed(person, phone, now)] : Array.Empty<PersonIdentifier>(),
            .. Email is { } email ? [PersonIdentifier.CreateClaimed(person, email, now)] : Array.Empty<PersonIdentifier>(),
        ];
}
