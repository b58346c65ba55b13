using System.Globalization;
using System.Text;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>
/// Writes a module as one HTML file that people pass from phone to phone. It loads nothing, has no script, and stores nothing.
/// </summary>
public sealed class ModuleSheet
{
    public const string MediaType = "text/html; charset=utf-8";

    /// <summary>
    /// The content security policy of such a file: it may only use its own style. The file also contains the policy, since a forwarded file
    /// has no HTTP headers.
    /// </summary>
    public const string Policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

    private readonly Course _course;
    private readonly CourseModule _module;
    private readonly DownloadOrigin _origin;
    private readonly ModuleSheetText _text;
    private readonly OfflineExercises _exercises;

    private ModuleSheet(CourseCatalogue catalogue, Course course, CourseModule module, DownloadOrigin origin)
    {
        (_course, _module, _origin) = (course, module, origin);
        _text = new ModuleSheetText(catalogue, module, course, origin);
        _exercises = new OfflineExercises(_text);
    }

    public static byte[] Write(CourseCatalogue catalogue, Course course, CourseModule module, DownloadOrigin origin) =>
        Encoding.UTF8.GetBytes(new ModuleSheet(catalogue, course, module, origin).Page().ReplaceLineEndings("\n"));

    private string Page()
    {
        var lessons = string.Concat(_module.Lessons.Select(Lesson));
        var test = _module.Test is { } asked ? Test(asked) : "";
        // Written last, when it is known which terms the texts use.
        var intro = _text.Adapt(_module.Html, "m_");
        var words = Words();
        return $"""
            <!DOCTYPE html>
            <html lang="es-CO">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <meta http-equiv="Content-Security-Policy" content="{Policy}"/>
            <title>{XmlEscaping.Escape(_module.Title)} – {XmlEscaping.Escape(_origin.Site)}</title>
            <style>
            {OfflineStylesheet.Read("sheet.css")}</style>
            </head>
            <body>
            <header>
            <p>{XmlEscaping.Escape(_origin.Site)} · {XmlEscaping.Escape(_origin.Entity)}</p>
            <h1>{XmlEscaping.Escape(_module.Title)}</h1>
            <p>Módulo {_module.Number} de “{XmlEscaping.Escape(_course.Title)}” · {_module.Lessons.Length} lecciones · {_module.Lessons.Sum(l =>
                l.Minutes
            )} minutos</p>
            </header>
            <main>
            <p class="lead">{XmlEscaping.Escape(_module.Summary)}</p>
            {intro}
            {Contents(words.Length > 0)}
            {lessons}{test}{words}</main>
            <footer>
            {From()}
            </footer>
            </body>
            </html>

            """;
    }

    private string Contents(bool hasWords)
    {
        var lines = _module
            .Lessons.Select(l => (l.Slug, l.Title))
            .Concat(_module.Test is { } test ? [(ModuleSheetText.Test, test.Title)] : [])
            .Concat(hasWords ? [("palabras", "Palabras que se explican")] : []);
        return "<nav aria-labelledby=\"contenido\">\n<h2 id=\"contenido\">En este "
            + $"archivo</h2>\n<ol>\n"
            + $"{string.Concat(lines.Select(l => $"<li><a href=\"#{l.Item1}\">{XmlEscaping.Escape(l.Item2)}</a></li>\n"))}</ol>\n</nav>";
    }

    private string Lesson(Lesson lesson) =>
        $"""
            <article id="{lesson.Slug}">
            <h2>{XmlEscaping.Escape(lesson.Title)}</h2>
            <p class="meta">Lección {_module.Lessons.IndexOf(lesson) + 1} de {_module.Lessons.Length} · {lesson.Minutes} minutos</p>
            {Running(lesson.Slug).Render(_module, lesson)}</article>

            """;

    private string Test(ModuleTest test) =>
        $"""
            <article id="{ModuleSheetText.Test}">
            <h2>{XmlEscaping.Escape(test.Title)}</h2>
            {Running(ModuleSheetText.Test).Render(test)}</article>

            """;

    private OfflineLesson Running(string owner) =>
        new(
            _text,
            $"{owner}_",
            (question, number) =>
                $"""
                    <section class="exercise" aria-label="Ejercicio {number}">
                    <p><strong>Ejercicio {number}</strong></p>
                    {_exercises.RenderQuestion(question)}<details>
                    <summary>Ver la respuesta</summary>
                    {_exercises.RenderAnswer(question)}</details>
                    </section>

                    """
        );

    private string Words() =>
        _text.ListTerms() is { Count: > 0 } terms
            ? "<article id=\"palabras\">\n<h2>Palabras que se explican</h2>\n<dl>\n"
                + string.Concat(terms.Select(t => Definition(t.Term, t.Definition)))
                + "</dl>\n</article>\n"
            : "";

    private static string Definition(GlossaryTerm term, string definition) =>
        $"<dt id=\"{OfflineHtml.TermId(term.Slug)}\">{XmlEscaping.Escape(term.Name)}</dt>\n<dd>{definition}</dd>\n";

    private string From() =>
        $"""
            <p>Este archivo es de {XmlEscaping.Escape(_origin.Site)}, la plataforma de la {XmlEscaping.Escape(
                _origin.Entity
            )}. Se abre sin internet y puede reenviarlo a quien le sirva.</p>
            <p>Lo que responda aquí es para practicar y no se guarda. Para que cuente en su avance, hágalo {(
                _origin.Url is { } url
                    ? $"en <a href=\"{XmlEscaping.Escape(url + _course.Path)}\">{XmlEscaping.Escape(url + _course.Path)}</a>"
                    : "en la plataforma"
            )} o en un café charlado.</p>
            """;
}

/// <summary>Text of a module in one file.</summary>
internal sealed class ModuleSheetText(CourseCatalogue catalogue, CourseModule module, Course course, DownloadOrigin origin)
    : OfflineHtml(catalogue, course, origin)
{
    public const string Test = "prueba";

    protected override int Deeper => 1;

    protected override string TermLink(string slug) => $"#{TermId(slug)}";

    protected override string? PlaceOf(string path) =>
        module.Lessons.FirstOrDefault(l => l.Path == path) is { } lesson ? $"#{lesson.Slug}"
        : module.Test?.Path == path ? $"#{Test}"
        : null;

    // Drawings are embedded as data URIs, not as elements, so that their styles and ids do not mix with the page's.
    protected override string SourceOf(SvgDrawing drawing) => $"data:image/svg+xml,{Escaped(Encoding.UTF8.GetString(drawing.Svg.Span))}";

    // Escapes only what would end the address or the attribute, which saves bytes.
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
