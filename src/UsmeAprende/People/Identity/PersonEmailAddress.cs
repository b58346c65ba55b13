using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Identity;

/// <summary>
/// An e-mail address in lower case: in practice case makes no difference, and phones capitalise the first letter. Characters beyond ASCII
/// are refused as a typing error: hardly any mail host in the country has such addresses, and two addresses that look alike could be two
/// people's.
/// </summary>
public readonly partial record struct PersonEmailAddress
{
    private const int Longest = 254;

    private PersonEmailAddress(string value) => Value = value;

    public string Value { get; }

    public string MatchKey => $"MAIL:{Value}";

    public static bool TryParse(string? text, out PersonEmailAddress address, [NotNullWhen(false)] out string? problem)
    {
        address = default;
        var value = TypedText.CleanValue(text).ToLowerInvariant();
        problem =
            value.Length == 0 ? "Escriba su correo electrónico."
            : value.FirstOrDefault(c => !char.IsAscii(c)) is var unusual and not '\0'
                ? $"Un correo se escribe sin tildes, eñes ni otras letras especiales. Revise «{unusual}»."
            : value.Length > Longest || !Shape().IsMatch(value) ? "Ese correo no está completo. Se escribe así: nombre@correo.com."
            : null;
        if (problem is null)
            address = new PersonEmailAddress(value);
        return problem is null;
    }

    [GeneratedRegex(
        @"\A[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + @"@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+\z",
        RegexOptions.NonBacktracking
    )]
    private static partial Regex Shape();
}
