using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace UsmeAprende.Credentials.Proofs;

/// <summary>
/// Puts the statements of a credential into the one form that everybody computes alike (RDF Dataset Canonicalization 1.0, RDFC-1.0). Nodes
/// without an id are told apart by what is said of them; a graph in which that is not enough is refused instead of signed wrongly.
/// </summary>
internal static class CanonicalQuads
{
    private const string Itself = "_:a";
    private const string Another = "_:z";

    /// <summary>The canonical N-Quads, one statement a line.</summary>
    /// <exception cref="NotSupportedException">Nodes without an id that only their neighbours tell apart.</exception>
    public static string Write(IReadOnlySet<RdfQuad> quads)
    {
        var names = NameBlanks(quads);
        var lines = quads.Select(quad => quad.ToLine(term => names.GetValueOrDefault(term, term))).ToList();
        lines.Sort(StringComparer.Ordinal);
        return string.Concat(lines);
    }

    private static Dictionary<string, string> NameBlanks(IReadOnlySet<RdfQuad> quads)
    {
        var groups = quads
            .SelectMany(quad => quad.Blanks)
            .Distinct()
            .GroupBy(blank => HashOf(blank, quads))
            .OrderBy(same => same.Key, StringComparer.Ordinal)
            .ToList();
        if (groups.Exists(same => same.Count() > 1 && same.Any(blank => HasBlankNeighbour(blank, quads))))
            throw new NotSupportedException("Nodes without an id that only their neighbours tell apart cannot be signed.");

        // The standard numbers those that are unlike all others first. Those that are alike can stand for each other: in any order the text
        // is the same.
        var names = new Dictionary<string, string>();
        foreach (var blank in groups.Where(same => same.Count() == 1).Concat(groups.Where(same => same.Count() > 1)).SelectMany(g => g))
            names.Add(blank, string.Create(CultureInfo.InvariantCulture, $"_:c14n{names.Count}"));
        return names;
    }

    private static string HashOf(string blank, IReadOnlySet<RdfQuad> quads)
    {
        var lines = quads
            .Where(quad => quad.Blanks.Contains(blank))
            .Select(quad =>
                quad.ToLine(term =>
                    !RdfQuad.IsBlank(term) ? term
                    : term == blank ? Itself
                    : Another
                )
            )
            .ToList();
        lines.Sort(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }

    private static bool HasBlankNeighbour(string blank, IReadOnlySet<RdfQuad> quads) =>
        quads.Any(quad => quad.Blanks.Contains(blank) && quad.Blanks.Distinct().Count() > 1);
}

/// <summary>One statement, its terms written as N-Quads write them; without a graph it belongs to the default one.</summary>
internal readonly record struct RdfQuad(string Subject, string Predicate, string Object, string? Graph)
{
    public IEnumerable<string> Blanks => new[] { Subject, Object, Graph }.OfType<string>().Where(IsBlank);

    public static bool IsBlank(string term) => term.StartsWith("_:", StringComparison.Ordinal);

    public static string Reference(string address) => $"<{address}>";

    /// <param name="type">The address of its type; null for plain text.</param>
    public static string Literal(string text, string? type = null) =>
        type is null ? $"\"{Escape(text)}\"" : $"\"{Escape(text)}\"^^<{type}>";

    public string ToLine(Func<string, string> name) =>
        Graph is null ? $"{name(Subject)} {Predicate} {name(Object)} .\n" : $"{name(Subject)} {Predicate} {name(Object)} {name(Graph)} .\n";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
            _ = letter switch
            {
                '\\' => escaped.Append(@"\\"),
                '"' => escaped.Append("\\\""),
                '\n' => escaped.Append(@"\n"),
                '\r' => escaped.Append(@"\r"),
                '\t' => escaped.Append(@"\t"),
                '\b' => escaped.Append(@"\b"),
                '\f' => escaped.Append(@"\f"),
                < ' ' or '\u007f' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => escaped.Append(letter),
            };
        return escaped.ToString();
    }
}
