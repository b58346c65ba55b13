using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Names used as ids and in addresses: lower case letters, digits and hyphens.</summary>
internal static partial class UrlSlug
{
    public const string Advice = "use minúsculas sin tildes ni eñes, números y guiones";

    public static bool IsValid(string name) => name.Length <= 80 && Kebab().IsMatch(name);

    /// <summary>Splits <c>01-mi-celular</c> into its number and its id.</summary>
    public static bool TryNumbered(string name, out int number, out string slug)
    {
        var parts = Numbered().Match(name);
        slug = parts.Success ? parts.Groups[2].Value : name;
        return int.TryParse(parts.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out number) && parts.Success;
    }

    /// <summary><c>Código de verificación</c> → <c>codigo-de-verificacion</c>.</summary>
    public static string Create(string text)
    {
        var slug = new StringBuilder();
        foreach (var c in UnicodeForm.Normalize(text, NormalizationForm.FormD).ToLowerInvariant())
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

/// <summary>Reads names such as <c>01-mi-celular</c>: the number gives the order, the rest is the id and must be unique.</summary>
internal sealed class NumberedNames(ContentFaultList faults, string what)
{
    // Addresses that the site uses itself: no lesson or module may have these names.
    private static readonly string[] Reserved = ["prueba", "guia", "repaso", "img"];

    /// <summary>Whether a lesson or module may have this name.</summary>
    public static bool IsName(string slug) => UrlSlug.IsValid(slug) && !Reserved.Contains(slug);

    private readonly HashSet<string> _slugs = [];
    private readonly HashSet<int> _numbers = [];

    public int Read(string path, string name, out string slug)
    {
        if (!UrlSlug.TryNumbered(name, out var number, out slug))
            faults.Add(path, 1, $"El nombre «{name}» debe empezar por su número, así: «01-{(UrlSlug.IsValid(name) ? name : "nombre")}».");
        else if (!_numbers.Add(number))
            faults.Add(path, 1, $"Ya hay otro con el número {number} aquí. Cambie uno de los dos.");
        if (!UrlSlug.IsValid(slug))
            faults.Add(path, 1, $"El nombre «{slug}» no sirve: {UrlSlug.Advice}.");
        else if (Reserved.Contains(slug))
            faults.Add(path, 1, $"El nombre «{slug}» está reservado. Ponga otro.");
        else if (!_slugs.Add(slug))
            faults.Add(path, 1, $"Ya hay otra cosa aquí con el nombre «{slug}» ({what}). El número no la hace distinta.");
        return number;
    }
}
