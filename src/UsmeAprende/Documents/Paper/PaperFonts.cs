using PdfSharp.Fonts;

namespace UsmeAprende.Documents.Paper;

/// <summary>The letters that documents are printed with: those of the system, since each document carries the ones it uses.</summary>
public sealed class PaperFonts : IFontResolver
{
    internal const string Sans = "sans";
    internal const string Serif = "serif";

    // Better letters first; all know Spanish. With and without bold, as Linux, macOS and Windows name the files.
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
    private readonly Lazy<List<FontLetters>> _letters;

    public PaperFonts(IEnumerable<string> folders)
    {
        var files = folders
            .Where(Directory.Exists)
            .SelectMany(Files)
            .GroupBy(Path.GetFileName, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key!, g => g.First(), StringComparer.OrdinalIgnoreCase);
        _letters = new(() => [.. _faces.Keys.Select(face => FontLetters.Of(GetFont(face)!))]);
        var hasSans = Take(Sans, SansFiles, files);
        var hasSerif = Take(Serif, SerifFiles, files);
        Problem =
            hasSans || hasSerif
                ? null
                : "No se pueden hacer documentos en PDF: falta la letra. Instale DejaVu Sans, Liberation Sans, Noto "
                    + "Sans o Arial (en Debian o Ubuntu: apt-get install fonts-liberation).";
    }

    /// <summary>Those of this machine.</summary>
    public static PaperFonts Installed { get; } = new(SystemFolders());

    /// <summary>Why no document can be made, in a sentence; null when all is well.</summary>
    public string? Problem { get; }

    /// <summary>
    /// The first sign of a text that not every letter has, and that would come out as an empty box; null when all can be printed.
    /// </summary>
    public string? FirstMissing(string text)
    {
        foreach (var sign in PaperSheet.Composed(text).EnumerateRunes())
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

    private bool Take(string family, (string Regular, string Bold)[] candidates, Dictionary<string, string> files)
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
