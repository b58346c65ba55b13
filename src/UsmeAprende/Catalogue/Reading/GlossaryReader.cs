using System.Collections.Frozen;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>Reads <c>glosario.md</c>: a heading per term, perhaps its other names, and its definition.</summary>
internal static class GlossaryReader
{
    private const string Heading = "## ";
    private const string Also = "También:";

    public static Glossary Read(SourceFolder folder, Sightings seen, FaultList faults)
    {
        if (folder.Find("glosario.md") is not { } file)
            return new Glossary([], FrozenSet<string>.Empty);
        var source = new SourceText(file, faults);
        var entries = Entries(source);
        var faulty = new HashSet<string>();
        // Definitions may point at each other, so all names are known before the first is rendered.
        var names = new Glossary([.. entries.Select(e => new Term(e.Slug, e.Name, "")).DistinctBy(t => t.Slug)], FrozenSet<string>.Empty);
        var surroundings = new Surroundings(FrozenDictionary<string, Drawing?>.Empty, names, new Competences([], IsReadable: true), seen);
        var terms = new OrderedDictionary<string, Term>();
        foreach (var entry in entries)
        {
            var before = faults.Count;
            var term = entry.Read(source, surroundings);
            if (!Slug.IsValid(entry.Slug))
                source.Fault(entry.Line, $"El término «{entry.Name}» no sirve: use letras y números.");
            else if (!terms.TryAdd(term.Slug, term))
                source.Fault(entry.Line, $"El término «{entry.Name}» está dos veces.");
            if (faults.Count > before)
                faulty.Add(entry.Slug);
        }

        return new Glossary([.. terms.Values.Where(t => !faulty.Contains(t.Slug))], faulty.ToFrozenSet());
    }

    private static List<Entry> Entries(SourceText source)
    {
        var entries = new List<Entry>();
        for (var i = 0; i < source.Lines.Length; i++)
        {
            var line = source.Lines[i].TrimEnd();
            if (line.StartsWith(Heading, StringComparison.Ordinal))
                entries.Add(new Entry(line[Heading.Length..].Trim(), i + 1, []));
            else if (entries.Count > 0)
                entries[^1].Lines.Add(line);
            else if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
                source.Fault(i + 1, "Antes del primer término no va nada. Cada término empieza por «## ».");
        }

        return entries;
    }

    private sealed record Entry(string Name, int Line, List<string> Lines)
    {
        public string Slug { get; } = UsmeAprende.Catalogue.Reading.Slug.Of(Name);

        public Term Read(SourceText source, Surroundings surroundings)
        {
            var also =
                Lines.FindIndex(l => l.Length > 0) is var first and >= 0 && Lines[first].StartsWith(Also, StringComparison.Ordinal)
                    ? first
                    : -1;
            var definition = string.Join('\n', Lines.Skip(also + 1));
            if (string.IsNullOrWhiteSpace(definition))
                source.Fault(Line, $"Al término «{Name}» le falta su definición.");
            var prose = new Prose(source, surroundings, "/glosario");
            return new Term(Slug, Name, prose.Phrase(definition, Line + also + 1).Html)
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
