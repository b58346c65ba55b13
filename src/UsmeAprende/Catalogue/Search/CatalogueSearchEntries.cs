using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;

namespace UsmeAprende.Catalogue.Search;

/// <summary>What can be found of the courses: courses, modules, lessons, tests and the words of the glossary.</summary>
public static partial class CatalogueSearchEntries
{
    // Phones get these instead of the text: about as many as make a lesson findable by what it is about.
    private const int MostKeywords = 24;

    public static ImmutableArray<SearchEntry> List(CourseCatalogue catalogue)
    {
        var lessons = catalogue
            .Courses.SelectMany(course =>
                course.Modules.SelectMany(module => module.Lessons.Where(l => !l.IsWithheld).Select(l => (course, module, lesson: l)))
            )
            .Select(at => (at.lesson, About: $"{at.course.Title} · {at.module.Title}", Sentences: ListSentences(at.lesson)))
            .ToList();
        var words = new DistinctiveWords(lessons.Select(l => l.Sentences), catalogue.Synonyms);
        return
        [
            .. lessons.Select(l => new SearchEntry(
                SearchKind.Lesson,
                l.lesson.Title,
                l.lesson.Path,
                l.About,
                [.. ListSubjects(l.lesson), .. words.Choose(l.Sentences, MostKeywords)],
                l.Sentences
            )),
            .. catalogue.Glossary.Select(Create),
            .. catalogue.Courses.SelectMany(course =>
                course.Modules.Where(m => m.Lessons.Length > 0).Select(m => Create(course, m)).Prepend(Create(course))
            ),
            .. catalogue
                .Courses.SelectMany(course => course.Modules.Select(m => (course, m.Title, m.Test)))
                .Where(at => at.Test is { IsWithheld: false })
                .Select(at => new SearchEntry(
                    SearchKind.Test,
                    $"Prueba: {at.Title}",
                    at.Test!.Path,
                    at.course.Title,
                    ["prueba examen", at.Test.Title],
                    []
                )),
        ];
    }

    private static SearchEntry Create(GlossaryTerm term)
    {
        var definition = SplitSentences(term.DefinitionHtml);
        return new SearchEntry(
            SearchKind.Term,
            term.Name,
            $"/glosario#g-{term.Slug}",
            "",
            term.AlsoKnownAs,
            definition.IsEmpty ? [] : [string.Join(' ', definition)]
        );
    }

    private static SearchEntry Create(Course course) => new(SearchKind.Course, course.Title, course.Path, course.Summary, ["curso"], []);

    private static SearchEntry Create(Course course, CourseModule module) =>
        new(SearchKind.Course, module.Title, $"{course.Path}#{module.Slug}", course.Title, ["módulo", module.Summary], []);

    private static IEnumerable<string> ListSubjects(Lesson lesson) =>
        lesson
            .Parts.OfType<LessonTextPart>()
            .Select(part => part.Heading)
            .Distinct()
            .Concat(lesson.Terms.Select(term => term.Name))
            .Concat(lesson.Terms.SelectMany(term => term.AlsoKnownAs));

    private static ImmutableArray<string> ListSentences(Lesson lesson) =>
        [
            .. lesson.Parts.SelectMany<LessonPart, string>(part =>
                part switch
                {
                    LessonTextPart text => SplitSentences(text.Html),
                    LessonPracticePart practice => [.. SplitSentences(practice.Html), .. practice.Steps.Select(s => s.Text)],
                    _ => [],
                }
            ),
        ];

    private static ImmutableArray<string> SplitSentences(string html) =>
        [
            .. EndOfBlock()
                .Split(html)
                .Select(block => WebUtility.HtmlDecode(Tag().Replace(block, "")))
                .SelectMany(block => EndOfSentence().Split(block))
                .Select(sentence => Blank().Replace(sentence, " ").Trim())
                .Where(sentence => sentence.Length > 0),
        ];

    [GeneratedRegex("</(?:p|li|h[1-6]|td|th|dt|dd|div|figcaption|summary)>|<br ?/?>")]
    private static partial Regex EndOfBlock();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"(?<=[.!?…])\s+(?=[\p{Lu}¿¡«""])")]
    private static partial Regex EndOfSentence();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}

/// <summary>Which words tell one text from the others (term frequency by inverse document frequency).</summary>
internal sealed class DistinctiveWords
{
    private const int Shortest = 3;

    private readonly FrozenSet<string> _ignored;
    private readonly Dictionary<string, int> _texts = [];
    private readonly int _count;

    public DistinctiveWords(IEnumerable<ImmutableArray<string>> texts, SynonymList synonyms)
    {
        _ignored = synonyms.Ignored;
        foreach (var text in texts)
        {
            _count++;
            foreach (var word in Count(text))
                _texts[word.Key] = _texts.GetValueOrDefault(word.Key) + 1;
        }
    }

    /// <summary>The words that say most of what a text is about, one of each stem.</summary>
    public IEnumerable<string> Choose(ImmutableArray<string> text, int most) =>
        Count(text)
            .OrderByDescending(word => word.Count() * Math.Log((double)_count / _texts[word.Key]))
            .ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(most)
            .Select(word => word.First());

    private IEnumerable<IGrouping<string, string>> Count(ImmutableArray<string> text) =>
        text.SelectMany(SearchWords.Split).Where(word => word.Length >= Shortest && !_ignored.Contains(word)).GroupBy(SearchWords.Stem);
}
