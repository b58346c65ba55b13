using UsmeAprende.People.Identity;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.People.Accounts;

/// <summary>
/// Says by which of their data a person signs in, without showing them whole: others may look at the same screen.
/// </summary>
public static class SignInReminder
{
    /// <summary>«con su cédula terminada en 1234 o su celular terminado en 6789, y su clave.» Null if there is none.</summary>
    public static string? Describe(IReadOnlyList<PersonIdentifier> opening)
    {
        var ways = opening.OrderBy(i => i.Kind).Select(Describe).ToList();
        return ways.Count switch
        {
            0 => null,
            1 => $"con {ways[0]} y su clave.",
            _ => $"con {string.Join(", ", ways.SkipLast(1))} o {ways[^1]}, y su clave.",
        };
    }

    private static string Describe(PersonIdentifier identifier) =>
        identifier.Kind switch
        {
            IdentifierKind.Email => "su correo",
            IdentifierKind.Phone => $"su celular terminado en {identifier.LastFour}",
            _ => $"su {IdentifierWords.DescribeEnd(identifier.DocumentType!.Value, identifier.LastFour)}",
        };
}
