using System.Text.RegularExpressions;
using UsmeAprende.Catalogue.Reading;
using UsmeAprende.Wording;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>
/// A lesson that names a law, a help line or a page of an entity stands in <c>FUENTES.md</c>, and each line there says what is taught, who
/// answers for it, what to look at, where it is taught, and when somebody looked at it last.
/// </summary>
internal static partial class FactSourceCheck
{
    public const string File = "FUENTES.md";

    private const int Parts = 4;

    public static IEnumerable<LintFinding> Check(SourceFolder folder, IEnumerable<LintedFile> files)
    {
        var content = files.ToList();
        var lines = folder.Find(File) is { } file ? new SourceText(file, new ContentFaultList()).Lines : [];
        var places = string.Join('\n', lines.Where(IsSource).Select(PlacesOf));
        return CheckLessons(content, places).Concat(CheckLines(lines, [.. content.Select(IdOf)]));
    }

    private static IEnumerable<LintFinding> CheckLessons(IEnumerable<LintedFile> files, string places)
    {
        foreach (var lesson in files.Where(f => f.IsLesson))
        {
            var fact = lesson.Passages.Select(p => (p, Fact: Fact().Match(p.Text))).FirstOrDefault(f => f.Fact.Success);
            if (fact.Fact is not null && !Names(places, IdOf(lesson)))
                yield return lesson.CreateFinding(
                    fact.p.LineAt(fact.Fact.Index),
                    $"Aquí se afirma algo de «{fact.Fact.Value}» y la lección «{IdOf(lesson)}» no está en {File}. Anote allí de dónde sale."
                );
        }
    }

    private static IEnumerable<LintFinding> CheckLines(string[] lines, HashSet<string> known)
    {
        var sources = lines.Select((text, at) => (Text: text, Line: at + 1)).Where(l => IsSource(l.Text));
        var undated = new List<int>();
        foreach (var (text, line) in sources)
        {
            if (text.Split(" · ").Length < Parts)
                yield return new LintFinding(
                    File,
                    line,
                    "A este renglón le falta una parte: qué se enseña · quién responde · qué revisar · en qué lecciones está."
                );
            foreach (var id in Lesson().Matches(PlacesOf(text)).Select(m => m.Value).Where(id => !known.Contains(id)))
                yield return new LintFinding(File, line, $"La lección «{id}» no existe. Corrija el nombre, o quítela de este renglón.");
            if (!Date().IsMatch(text))
                undated.Add(line);
        }
        if (undated.Count > 0)
            yield return new LintFinding(
                File,
                undated[0],
                $"Hay {SpanishCount.Format(undated.Count, "renglón", "renglones")} sin fecha de revisión, desde este. "
                    + "Quien abra la página de la entidad escribe «revisado AAAA-MM-DD» y su cargo."
            );
    }

    private static bool IsSource(string line) => line.StartsWith("- **", StringComparison.Ordinal);

    private static string PlacesOf(string line) => line.Split(" · ")[^1];

    // A module's name alone stands for all its lessons, and a course's for all its modules.
    private static bool Names(string places, string id) =>
        places.Contains(id, StringComparison.Ordinal)
        || Regex.IsMatch(places, $@"(?<![\p{{L}}/-]){Regex.Escape(id.Split('/')[0])}(?![\p{{L}}/-])");

    /// <summary>As lessons are named there: the module and the lesson, without their numbers.</summary>
    private static string IdOf(LintedFile file)
    {
        var steps = file.Path.Split('/');
        return string.Join('/', steps.Skip(1).Select(step => Number().Replace(step, "").Replace(".md", "", StringComparison.Ordinal)));
    }

    [GeneratedRegex(
        @"\b(?:Ley|Decreto|Resolución|Acuerdo Distrital) \d+|\b[Ll]ínea (?:\d{3}|Púrpura)|\b01 8000|[a-z]+\.(?:gov|edu|org)\.co"
    )]
    private static partial Regex Fact();

    [GeneratedRegex(@"(?<![\p{L}./])[a-z0-9-]+/[a-z0-9-]+(?![\p{L}./])")]
    private static partial Regex Lesson();

    [GeneratedRegex(@"revisado \d{4}-\d{2}-\d{2}")]
    private static partial Regex Date();

    [GeneratedRegex(@"^\d+-")]
    private static partial Regex Number();
}
