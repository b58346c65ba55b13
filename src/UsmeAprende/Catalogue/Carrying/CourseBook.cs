using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>
/// Writes a whole course as an EPUB to be read without internet: lessons, tests with their questions as exercises, the answers at the end,
/// and the glossary.
/// </summary>
public static class CourseBook
{
    private const string Language = "es-CO";

    public static EpubBook Create(CourseCatalogue catalogue, Course course, DownloadOrigin origin)
    {
        var text = new CourseBookText(catalogue, course, origin);
        ImmutableArray<CourseBookModule> modules =
        [
            .. course.Modules.Where(m => !m.Lessons.IsEmpty).Select(m => new CourseBookModule(text, m)),
        ];
        ImmutableArray<EpubChapter> chapters =
        [
            new(CourseBookText.Cover, course.Title, Cover(course, origin, text), "titlepage", []),
            .. modules.Select(m => m.Chapter),
            new(
                CourseBookText.Answers,
                "Respuestas",
                "<p>Primero responda cada ejercicio por su cuenta. Después mire aquí la respuesta y por qué.</p>",
                "answers",
                [.. modules.Select(m => m.Answers)]
            ),
        ];
        if (text.ListTerms() is { Count: > 0 } terms)
            chapters = chapters.Add(new(CourseBookText.Glossary, "Glosario", Glossary(terms), "glossary", []));

        return new EpubBook
        {
            Identifier = $"urn:uuid:{IdentityOf(course)}",
            Title = course.Title,
            Language = Language,
            Creator = origin.Entity,
            Description = course.Summary,
            Source = origin.Url is { } url ? url + course.Path : null,
            ContentsTitle = "Contenido",
            AccessibilitySummary =
                "Texto sencillo con títulos en orden, índice y glosario. Cada dibujo tiene su descripción. Los "
                + "ejercicios enlazan con sus respuestas, y las respuestas con sus ejercicios.",
            Style = OfflineStylesheet.Read("book.css"),
            Chapters = chapters,
            Cover = CourseBookCover.Draw(course, origin),
            Pictures = [.. text.Shown.Select(d => new EpubPicture(CourseBookText.NameOf(d), d.Svg))],
        };
    }

    private static string Cover(Course course, DownloadOrigin origin, CourseBookText text) =>
        $"""
            <p class="lead">{XmlEscaping.Escape(course.Summary)}</p>
            {text.Adapt(course.Html, "h_")}
            <h2>Cómo recibe su constancia</h2>
            <p>{XmlEscaping.Escape(course.Rule.Words)}</p>
            <h2>De dónde viene este libro</h2>
            <p>{From(
                origin
            )} Léalo sin internet y compártalo con quien lo necesite. Lo que responda aquí es para practicar: para que cuente en su avance, hágalo en la plataforma o en un café charlado.</p>
            """;

    private static string From(DownloadOrigin origin) =>
        $"Es del curso del mismo nombre de {XmlEscaping.Escape(origin.Site)}, la plataforma de "
        + $"la {XmlEscaping.Escape(origin.Entity)}"
        + $"{(origin.Url is { } url ? $": <a href=\"{XmlEscaping.Escape(url)}\">{XmlEscaping.Escape(url)}</a>" : "")}.";

    private static string Glossary(IEnumerable<(GlossaryTerm Term, string Definition)> terms) =>
        $"<dl>\n{string.Concat(terms.Select(t => Definition(t.Term, t.Definition)))}</dl>";

    private static string Definition(GlossaryTerm term, string definition) =>
        $"<dt id=\"{OfflineHtml.TermId(term.Slug)}\"><dfn>{XmlEscaping.Escape(term.Name)}</dfn></dt>\n<dd>{definition}</dd>\n";

    // The id by which reading apps recognise the book in all its editions.
    private static Guid IdentityOf(Course course)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"UsmeAprende course {course.Id}"));
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes.AsSpan(0, 16), bigEndian: true);
    }
}

/// <summary>One module of a course's book: its chapters, and the answers that go to the book's end.</summary>
internal sealed class CourseBookModule
{
    private readonly CourseBookText _text;
    private readonly CourseModule _module;
    private readonly OfflineExercises _exercises;
    private readonly StringBuilder _answers = new();

    public CourseBookModule(CourseBookText text, CourseModule module)
    {
        (_text, _module, _exercises) = (text, module, new OfflineExercises(text));
        var name = CourseBookText.NameOf(module);
        Chapter = new EpubChapter(
            name,
            $"{module.Number}. {module.Title}",
            $"<p class=\"lead\">{XmlEscaping.Escape(module.Summary)}</p>\n{text.Adapt(module.Html, "h_")}",
            "chapter",
            [.. module.Lessons.Select(Lesson), .. module.Test is { } test ? [Test(test)] : Array.Empty<EpubChapter>()]
        );
        Answers = new EpubChapter(
            CourseBookText.AnswersNameOf(module),
            $"Respuestas del módulo {module.Number}: {module.Title}",
            _answers.ToString(),
            "answers",
            []
        );
    }

    public EpubChapter Chapter { get; }

    public EpubChapter Answers { get; }

    private EpubChapter Lesson(Lesson lesson)
    {
        var name = CourseBookText.NameOf(_module, lesson);
        Begin(lesson.Title);
        var body = Running(lesson.Slug, name).Render(_module, lesson);
        var place =
            $"<p class=\"meta\">{XmlEscaping.Escape(_module.Title)} · lección {_module.Lessons.IndexOf(lesson) + 1} "
            + $"de {_module.Lessons.Length} · {lesson.Minutes} minutos</p>\n";
        return new EpubChapter(name, lesson.Title, place + body, "chapter", []);
    }

    private EpubChapter Test(ModuleTest test)
    {
        var name = CourseBookText.TestNameOf(_module);
        Begin(test.Title);
        return new EpubChapter(name, test.Title, Running("prueba", name).Render(test), "assessment", []);
    }

    private void Begin(string title) => _answers.Append(CultureInfo.InvariantCulture, $"<h2>{XmlEscaping.Escape(title)}</h2>\n");

    private OfflineLesson Running(string owner, string name) =>
        new(_text, "h_", (question, number) => Exercise(question, number, owner, name));

    // Exercise and answer link to each other.
    private string Exercise(QuizQuestion question, int number, string owner, string name)
    {
        var answer = $"{owner}_{number}";
        _answers.Append(
            CultureInfo.InvariantCulture,
            $"""
            <section class="exercise" id="{answer}" aria-label="Respuesta del ejercicio {number}">
            <p><a href="{EpubChapter.FileOf(name)}#e{number}">Ejercicio {number}</a></p>
            <p class="prompt">{_text.Adapt(question.PromptHtml)}</p>
            {_exercises.RenderAnswer(question)}</section>

            """
        );
        return $"""
            <section class="exercise" id="e{number}" aria-label="Ejercicio {number}">
            <p><strong>Ejercicio {number}</strong></p>
            {_exercises.RenderQuestion(question)}<p><a href="{EpubChapter.FileOf(
                CourseBookText.AnswersNameOf(_module)
            )}#{answer}">Respuesta del ejercicio {number}</a></p>
            </section>

            """;
    }
}

/// <summary>Text of a course's book: a file for each lesson.</summary>
internal sealed class CourseBookText(CourseCatalogue catalogue, Course course, DownloadOrigin origin)
    : OfflineHtml(catalogue, course, origin)
{
    public const string Cover = "portada";
    public const string Answers = "respuestas";
    public const string Glossary = "glosario";

    /// <summary>The file name of a module's first chapter; its other files begin with the same name.</summary>
    // With the number, no module can get the file name of the glossary.
    public static string NameOf(CourseModule module) => $"{module.Number}-{module.Slug}";

    public static string NameOf(CourseModule module, Lesson lesson) => $"{NameOf(module)}.{lesson.Slug}";

    public static string TestNameOf(CourseModule module) => $"{NameOf(module)}.prueba";

    public static string AnswersNameOf(CourseModule module) => $"{NameOf(module)}.{Answers}";

    protected override string TermLink(string slug) => $"{EpubChapter.FileOf(Glossary)}#{TermId(slug)}";

    protected override string SourceOf(SvgDrawing drawing) => $"img/{NameOf(drawing)}";

    public static string NameOf(SvgDrawing drawing) => drawing.Path[(drawing.Path.LastIndexOf('/') + 1)..];

    protected override string? PlaceOf(string path) => NameAt(path) is { } name ? EpubChapter.FileOf(name) : null;

    private string? NameAt(string path)
    {
        if (path == Course.Path)
            return Cover;
        var id = path.StartsWith($"{Course.Path}/", StringComparison.Ordinal) ? $"{Course.Id}{path[Course.Path.Length..]}" : "";
        var module = Course.Modules.FirstOrDefault(m => id.StartsWith($"{m.Id}/", StringComparison.Ordinal));
        return module switch
        {
            null => null,
            { Test.Id: var test } when test.Value == id => TestNameOf(module),
            _ => Catalogue.LessonsById.TryGetValue(new ActivityId(id), out var lesson) ? NameOf(module, lesson) : null,
        };
    }
}
