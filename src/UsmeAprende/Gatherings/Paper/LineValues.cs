using System.Text.Json;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Places;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>A line's personal data, stored between preview and import.</summary>
public sealed record LineValues
{
    public required string GivenNames { get; init; }

    public required string Surnames { get; init; }

    public IdentityDocumentType? DocumentType { get; init; }

    public string? Document { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Place { get; init; }

    public int? BirthYear { get; init; }

    public string? Guardian { get; init; }

    public static string Serialize(PersonProfile profile) =>
        JsonSerializer.Serialize(
            new LineValues
            {
                GivenNames = profile.GivenNames.Value,
                Surnames = profile.Surnames.Value,
                DocumentType = profile.Document?.Type,
                Document = profile.Document?.Value,
                Phone = profile.Phone?.Value,
                Email = profile.Email?.Value,
                Place = profile.Place?.Value,
                BirthYear = profile.BirthYear,
                Guardian = profile.Guardian?.Value,
            }
        );

    public static LineValues Deserialize(string kept) => JsonSerializer.Deserialize<LineValues>(kept)!;

    /// <summary>All values were checked when the list was read.</summary>
    public PersonProfile ToProfile() =>
        new()
        {
            GivenNames = Name(GivenNames),
            Surnames = Surnames.Length == 0 ? PersonName.None : Name(Surnames),
            Document = DocumentType is { } type && DocumentNumber.TryParse(type, Document, out var document, out _) ? document : null,
            Phone = PhoneNumber.TryParse(Phone, out var phone, out _) ? phone : null,
            Email = PersonEmailAddress.TryParse(Email, out var email, out _) ? email : null,
            Place = PlaceName.TryParse(Place, out var place, out _) ? place : null,
            BirthYear = BirthYear,
            Guardian = Guardian is null ? null : Name(Guardian),
        };

    private static PersonName Name(string text) =>
        PersonName.TryParse(text, out var name, out var problem) ? name : throw new InvalidOperationException(problem);
}
