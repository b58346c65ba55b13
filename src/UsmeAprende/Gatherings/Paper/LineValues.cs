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

    /// <summary>Whether given names and surnames came together: staff confirm how they were parted.</summary>
    public bool IsParted { get; init; }

    /// <summary>Whether the candidate was found by name or phone only, and not by an identifier (R38).</summary>
    public bool IsAlikeByName { get; init; }

    public string Serialize() => JsonSerializer.Serialize(this);

    public static string Serialize(PersonProfile profile, bool isParted = false, bool isAlikeByName = false) =>
        JsonSerializer.Serialize(
            new LineValues
            {
                IsParted = isParted,
                IsAlikeByName = isAlikeByName,
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

    /// <summary>The same with the names as staff parted them: <c>Ana María / Ruiz</c>. Null if they are no names.</summary>
    public LineValues? WithNames(string typed)
    {
        var parts = typed.Split(WholeName.Separator);
        if (parts.Length > 2 || !PersonName.TryParse(parts[0], out var given, out _))
            return null;
        var surnames = PersonName.None;
        if (parts.Length == 2 && parts[1].Trim().Length > 0 && !SurnamesInput.MeansNone(parts[1]))
            if (!PersonName.TryParse(parts[1], out surnames, out _))
                return null;
        return this with { GivenNames = given.Value, Surnames = surnames.Value };
    }

    public string PartedName => Surnames.Length > 0 ? $"{GivenNames} {WholeName.Separator} {Surnames}" : GivenNames;

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
