using System.Diagnostics.CodeAnalysis;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Places;

/// <summary>The data of a place, already checked.</summary>
public sealed record PlaceDetails
{
    private PlaceDetails(string kind, string? code, PlaceName name) => (Kind, Code, Name) = (kind, code, name);

    public string Kind { get; }

    public string? Code { get; }

    public PlaceName Name { get; }

    public static bool TryParse(
        string? kind,
        string? code,
        string? name,
        [NotNullWhen(true)] out PlaceDetails? details,
        out PlaceField fault,
        [NotNullWhen(false)] out string? problem
    )
    {
        details = null;
        var sort = TypedText.CleanValue(kind);
        var number = TypedText.CleanValue(code);
        fault = PlaceField.Kind;
        problem =
            sort.Length == 0 ? "Escriba qué clase de lugar es: vereda, barrio, UPZ o UPL."
            : sort.Length > LocalityPlace.LongestKind ? $"La clase de lugar es demasiado larga: caben {LocalityPlace.LongestKind} letras."
            : !sort.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-') ? "La clase de lugar solo lleva letras y números."
            : null;
        if (
            problem is null
            && (number.Length > LocalityPlace.LongestCode || !number.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.'))
        )
            (fault, problem) = (PlaceField.Code, $"El número oficial solo lleva letras y números, {LocalityPlace.LongestCode} o menos.");
        if (problem is not null)
            return false;
        fault = PlaceField.Name;
        if (!PlaceName.TryParse(name, out var called, out problem))
            return false;
        details = new PlaceDetails(sort, number.Length == 0 ? null : number, called);
        return true;
    }
}

/// <summary>Which part of a place is not valid.</summary>
public enum PlaceField
{
    Kind,
    Code,
    Name,
}
