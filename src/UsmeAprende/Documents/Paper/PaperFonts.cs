using System.Buffers.Binary;
using System.Text;
using PdfSharp.Fonts;

namespace UsmeAprende.Documents.Paper;

/// <summary>The fonts of documents. They are the system's; each document embeds what it uses.</summary>
public sealed class PaperFonts : IFontResolver
{
    internal const string Sans = "sans";
    internal const string Serif = "serif";

    // Better fonts first; all have the Spanish characters. Regular and bold, with the file names of Linux, macOS and Windows.
    private static readonly (string Regular, string Bold)[] SansFiles =
    [
        ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
        ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"),
        ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
        ("Arial.ttf", "Arial Bold.ttf"),
        ("arial.ttf", "arialbd.ttf"),
    ];

    private static readonly (string Regular, string Bold)[] SerifFiles =
    [
        ("NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"),
        ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf"),
        ("DejaVuSerif.ttf", "DejaVuSerif-Bold.ttf"),
        ("Times New Roman.ttf", "Times New Roman Bold.ttf"),
        ("times.ttf", "timesbd.ttf"),
    ];

    private readonly Dictionary<string, string> _faces = [];
    private readonly Lazy<List<FontCharacterMap>> _letters;

    public PaperFonts(IEnumerable<string> folders)
    {
        var files = folders
            .Where(Directory.Exists)
            .SelectMany(Files)
            .GroupBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key!, g => g.First(), StringComparer.OrdinalIgnoreCase);
        _letters = new(() => [.. _faces.Keys.Select(face => FontCharacterMap.Read(GetFont(face)!))]);
        var hasSans = TryAddFamily(Sans, SansFiles, files);
        var hasSerif = TryAddFamily(Serif, SerifFiles, files);
        Problem =
            hasSans || hasSerif
                ? null
                : "No se pueden hacer documentos en PDF: falta la letra. Instale DejaVu Sans, Liberation Sans, Noto "
                    + "Sans o Arial (en Debian o Ubuntu: apt-get install fonts-liberation).";
    }

    /// <summary>The fonts of this machine.</summary>
    public static PaperFonts Installed { get; } = new(SystemFolders());

    /// <summary>Why no document can be made, as a Spanish sentence; null if there is no problem.</summary>
    public string? Problem { get; }

    /// <summary>The first character of a text that a font lacks and would print as an empty box; null if all can be printed.</summary>
    public string? FindFirstMissing(string text)
    {
        foreach (var sign in PaperSheet.Normalised(text).EnumerateRunes())
            if (sign.Value != '\n' && !_letters.Value.TrueForAll(letters => letters.Has(sign)))
                return sign.ToString();
        return null;
    }

    public FontResolverInfo? ResolveTypeface(string familyName, bool bold, bool italic)
    {
        var family =
            _faces.ContainsKey(familyName) ? familyName
            : familyName == Sans ? Serif
            : Sans;
        return _faces.ContainsKey(family) ? new FontResolverInfo(bold ? Bold(family) : family) : null;
    }

    public byte[]? GetFont(string faceName) => _faces.TryGetValue(faceName, out var file) ? File.ReadAllBytes(file) : null;

    private bool TryAddFamily(string family, (string Regular, string Bold)[] candidates, Dictionary<string, string> files)
    {
        foreach (var (regular, bold) in candidates)
            if (files.TryGetValue(regular, out var regularFile) && files.TryGetValue(bold, out var boldFile))
            {
                _faces[family] = regularFile;
                _faces[Bold(family)] = boldFile;
                return true;
            }

        return false;
    }

    private static string Bold(string family) => $"{family}-bold";

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(
            folder,
            "*.ttf",
            new EnumerationOptions
            {
                RecurseSubdirectories = true,
                IgnoreInaccessible = true,
                MaxRecursionDepth = 6,
                MatchCasing = MatchCasing.CaseInsensitive,
            }
        );

    private static IEnumerable<string> SystemFolders()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return
        [
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            Path.Combine(home, ".local/share/fonts"),
            Path.Combine(home, ".fonts"),
            "/System/Library/Fonts",
            "/Library/Fonts",
            Path.Combine(home, "Library/Fonts"),
        ];
    }
}

/// <summary>
/// The characters that a TrueType font has, read from its <c>cmap</c> table (format 4: everything but rare scripts and emoji).
/// </summary>
internal sealed class FontCharacterMap
{
    private const int Format = 4;

    private readonly byte[] _font;
    private readonly int _table;

    private FontCharacterMap(byte[] font, int table) => (_font, _table) = (font, table);

    public static FontCharacterMap Read(byte[] font)
    {
        var tables = U16(font, 4);
        for (var at = 12; at < 12 + (16 * tables); at += 16)
            if (Encoding.ASCII.GetString(font, at, 4) == "cmap")
                return new FontCharacterMap(font, Subtable(font, (int)U32(font, at + 8)));
        throw new InvalidDataException("The font has no table of its letters.");
    }

    public bool Has(Rune sign)
    {
        if (!sign.IsBmp)
            return false;
        var code = sign.Value;
        var ends = _table + 14;
        var length = U16(_font, _table + 6);
        for (var at = 0; at < length; at += 2)
        {
            if (U16(_font, ends + at) < code)
                continue;
            var start = U16(_font, ends + 2 + length + at);
            return start <= code && Glyph(code, start, ends + 2 + (2 * length) + at, length) != 0;
        }

        return false;
    }

    private int Glyph(int code, int start, int deltaAt, int length)
    {
        var delta = U16(_font, deltaAt);
        var offset = U16(_font, deltaAt + length);
        if (offset == 0)
            return (code + delta) & 0xFFFF;
        var glyph = U16(_font, deltaAt + length + offset + (2 * (code - start)));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private static int Subtable(byte[] font, int cmap)
    {
        var count = U16(font, cmap + 2);
        for (var at = cmap + 4; at < cmap + 4 + (8 * count); at += 8)
        {
            var table = cmap + (int)U32(font, at + 4);
            if (U16(font, table) == Format)
                return table;
        }

        throw new InvalidDataException("The font's table of letters is of no kind that is read here.");
    }

    private static int U16(byte[] font, int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));

    private static uint U32(byte[] font, int at) => BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(at));
}
