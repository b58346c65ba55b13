using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Names that are identities and parts of addresses: lower case, digits and hyphens.</summary>
internal static partial class Slug
{
    public const string Advice = "use minúsculas sin tildes ni eñes, números y guiones";

    public static bool IsValid(string name) => name.Length <= 80 && Kebab().IsMatch(name);

    /// <summary>Splits <c>01-mi-celular</c> into its order and its identity.</summary>
    public static bool TryNumbered(string name, out int number, out string slug)
    {
        var parts = Numbered().Match(name);
        slug = parts.Success ? parts.Groups[2].Value : name;
        return int.TryParse(parts.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out number) && parts.Success;
    }

    /// <summary><c>Código de verificación</c> → <c>codigo-de-verificacion</c>.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in UnicodeForm.Of(text, NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\z")]
    private static partial Regex Kebab();

    [GeneratedRegex("^([0-9]{1,4})-(.+)\\z", RegexOptions.Singleline)]
    private static partial Regex Numbered();
}
