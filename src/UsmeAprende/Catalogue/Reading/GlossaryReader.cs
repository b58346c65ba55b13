using System.Collections.Frozen;
using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads <c>glosario.md</c>: for each term a heading, optional other names, and a definition.</summary>
internal static class GlossaryReader
{
    private const string Heading = "## ";
    private const string Also = "También:";

    public static GlossaryIndex Read(SourceFolder folder, HelpLineIndex helpLines, CrossReferences seen, ContentFaultList faults)
    {
        if (folder.Find("glosario.md") is not { } file)
            return new GlossaryIndex([], FrozenSet<string>.Empty);
        var source = new SourceText(file, faults);
        var entries = Entries(source);
        var faulty = new HashSet<string>();
        // Definitions may link to each other, so all names are read before the first definition is rendered.
        var names = new GlossaryIndex(
            [.. entries.Select(e => new GlossaryTerm(e.Slug, e.Name, "")).DistinctBy(t => t.Slug)],
            FrozenSet<string>.Empty
        );
        var surroundings = new ReadingContext(
            FrozenDictionary<string, SvgDrawing?>.Empty,
            names,
            new CompetenceList([], IsReadable: true),
            helpLines,
            seen
        );
        var terms = new OrderedDictionary<string, GlossaryTerm>();
        foreach (var entry in entries)
        {
            var before = faults.Count;
            var term = entry.Read(source, surroundings);
            if (!UrlSlug.IsValid(entry.Slug))
                source.Fault(entry.Line, $"El término «{entry.Name}» no sirve: use letras y números.");
            else if (!terms.TryAdd(term.Slug, term))
                source.Fault(entry.Line, $"El término «{entry.Name}» está dos veces.");
            if (faults.Count > before)
                faulty.Add(entry.Slug);
        }

        return new GlossaryIndex([.. terms.Values.Where(t => !faulty.Contains(t.Slug))], faulty.ToFrozenSet());
    }

    private static List<GlossaryEntry> Entries(SourceText source)
    {
        var entries = new List<GlossaryEntry>();
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].TrimEnd();
            if (line.StartsWith(Heading, StringComparison.Ordinal))
                entries.Add(new GlossaryEntry(line[Heading.Length..].Trim(), i + 1, []));
            else if (entries.Count > 0)
                entries[^1].Lines.Add(line);
            else if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
                source.Fault(i + 1, "Antes del primer término no va nada. Cada término empieza por «## ».");
        }

        return entries;
    }

    private sealed record GlossaryEntry(string Name, int Line, List<string> Lines)
    {
        public string Slug { get; } = UrlSlug.Create(Name);

        public GlossaryTerm Read(SourceText source, ReadingContext surroundings)
        {
            var also =
                Lines.FindIndex(l => l.Length > 0) is var first and >= 0 && Lines[first].StartsWith(Also, StringComparison.Ordinal)
                    ? first
                    : -1;
            var definition = string.Join('\n', Lines.Skip(also + 1));
            if (string.IsNullOrWhiteSpace(definition))
                source.Fault(Line, $"Al término «{Name}» le falta su definición.");
            var prose = new MarkdownRenderer(source, surroundings, "/glosario");
            return new GlossaryTerm(Slug, Name, prose.RenderPhrase(definition, Line + also + 1).Html)
            {
                AlsoKnownAs =
                    also < 0
                        ? []
                        :
                        [
                            .. Lines[also]
                                [Also.Length..]
                                .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                        ],
            };
        }
    }
}

/// <summary>The terms of <c>glosario.md</c>.</summary>
/// <param name="Faulty">Slugs of terms with faults. Content that uses them is withheld too.</param>
internal sealed record GlossaryIndex(ImmutableArray<GlossaryTerm> Terms, FrozenSet<string> Faulty)
{
    private readonly FrozenDictionary<string, GlossaryTerm> _bySlug = Terms.ToFrozenDictionary(t => t.Slug);

    public GlossaryTerm? Find(string slug, SourceText source, int line)
    {
        if (_bySlug.TryGetValue(slug, out var term))
            return term;
        source.Fault(
            line,
            Faulty.Contains(slug) ? $"El término «{slug}» tiene faltas en glosario.md." : $"El término «{slug}» no está en glosario.md."
        );
        return null;
    }
}
