using PdfSharp.Fonts;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// The fonts of documents. They ship inside the programme, so that paper looks the same on every server; each document embeds what it uses.
/// </summary>
public sealed class PaperFonts : IFontResolver
{
    internal const string Sans = "Sans";
    internal const string Serif = "Serif";

    private static readonly Lazy<Dictionary<string, FontGlyphs>> Glyphs = new(() =>
        Faces().ToDictionary(face => face, face => FontGlyphs.Create(Read(face)))
    );

    /// <summary>The first character of a text that a font lacks and would print as an empty box; null if all can be printed.</summary>
    public static string? FindFirstMissing(string text)
    {
        foreach (var sign in PaperSheet.Normalised(text).EnumerateRunes())
            if (sign.Value != '\n' && !Glyphs.Value.Values.All(glyphs => glyphs.Has(sign)))
                return sign.ToString();
        return null;
    }

    public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) => new(Face(familyName, bold));

    public byte[] GetFont(string faceName) => Read(faceName);

    internal static FontGlyphs GlyphsOf(PaperTextStyle lettering) => Glyphs.Value[Face(lettering.IsSerif ? Serif : Sans, lettering.IsBold)];

    private static string Face(string family, bool bold) => $"Noto{(family == Serif ? Serif : Sans)}-{(bold ? "Bold" : "Regular")}";

    private static IEnumerable<string> Faces() => [Face(Sans, false), Face(Sans, true), Face(Serif, false), Face(Serif, true)];

    private static byte[] Read(string face)
    {
        using var file = typeof(PaperFonts).Assembly.GetManifestResourceStream($"{typeof(PaperFonts).Namespace}.Fonts.{face}.ttf")!;
        var font = new byte[file.Length];
        file.ReadExactly(font);
        return font;
    }
}
