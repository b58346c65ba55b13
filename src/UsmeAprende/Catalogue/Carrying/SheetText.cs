using System.Globalization;
using System.Text;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>Text of a module in one file.</summary>
internal sealed class SheetText(CourseCatalogue catalogue, Module module, Course course, Origin origin)
    : CarriedText(catalogue, course, origin)
{
    public const string Test = "prueba";

    protected override int Deeper => 1;

    protected override string TermLink(string slug) => $"#{TermId(slug)}";

    protected override string? PlaceOf(string path) =>
        module.Lessons.FirstOrDefault(l => l.Path == path) is { } lesson ? $"#{lesson.Slug}"
        : module.Test?.Path == path ? $"#{Test}"
        : null;

    // As data, not as elements of the page: a drawing's style and ids stay its own.
    protected override string SourceOf(Drawing drawing) => $"data:image/svg+xml,{Escaped(Encoding.UTF8.GetString(drawing.Svg.Span))}";

    // Only what would end the address or the attribute: all else as it is, for fewer bytes.
    private static string Escaped(string svg)
    {
        var data = new StringBuilder(svg.Length + svg.Length / 4);
        foreach (var character in svg.TrimStart('\uFEFF').ReplaceLineEndings(" "))
        {
            _ = character is '%' or '#' or '<' or '>' or '"' or '&' or '\t'
                ? data.Append(CultureInfo.InvariantCulture, $"%{(int)character:X2}")
                : data.Append(character);
        }

        return data.ToString();
    }
}
