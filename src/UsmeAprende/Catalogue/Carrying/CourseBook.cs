using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>
/// A whole course as a book to be read without internet: lessons and tests with their questions as exercises, the answers at the end, the
/// glossary.
/// </summary>
public static class CourseBook
{
    private const string Language = "es-CO";

    public static EpubBook Of(CourseCatalogue catalogue, Course course, Origin origin)
    {
        var text = new BookText(catalogue, course, origin);
        ImmutableArray<BookModule> modules = [.. course.Modules.Where(m => !m.Lessons.IsEmpty).Select(m => new BookModule(text, m))];
        ImmutableArray<EpubChapter> chapters =
        [
            new(BookText.Cover, course.Title, Cover(course, origin, text), "titlepage", []),
            .. modules.Select(m => m.Chapter),
            new(
                BookText.Answers,
                "Respuestas",
                "<p>Primero responda cada ejercicio por su cuenta. Después mire aquí la respuesta y por qué.</p>",
                "answers",
                [.. modules.Select(m => m.Answers)]
            ),
        ];
        if (text.Terms() is { Count: > 0 } terms)
            chapters = chapters.Add(new(BookText.Glossary, "Glosario", Glossary(terms), "glossary", []));

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
            Style = Style.Read("book.css"),
            Chapters = chapters,
            Pictures = [.. text.Shown.Select(d => new EpubPicture(BookText.NameOf(d), d.Svg))],
        };
    }

    private static string Cover(Course course, Origin origin, BookText text) =>
        $"""
            <p class="lead">{Xml.Escape(course.Summary)}</p>
            {text.Of(course.Html, "h_")}
            <h2>Cómo recibe su constancia</h2>
            <p>{Xml.Escape(course.Rule.Words)}</p>
            <h2>De dónde viene este libro</h2>
            <p>{From(
                origin
            )} Léalo sin internet y compártalo con quien lo necesite. Lo que responda aquí es para practicar: para que cuente en su avance, hágalo en la plataforma o en un café charlado.</p>
            """;

    private static string From(Origin origin) =>
        $"Es del curso del mismo nombre de {Xml.Escape(origin.Site)}, la plataforma de "
        + $"la {Xml.Escape(origin.Entity)}{(origin.Url is { } url ? $": <a href=\"{Xml.Escape(url)}\">{Xml.Escape(url)}</a>" : "")}.";

    private static string Glossary(IEnumerable<(Term Term, string Definition)> terms) =>
        $"<dl>\n{string.Concat(terms.Select(t => $"<dt id=\"{CarriedText.TermId(t.Term.Slug)}\"><dfn>{Xml.Escape(t.Term.Name)}</dfn></dt>\n<dd>{t.Definition}</dd>\n"))}</dl>";

    // Libraries and readers know a book by it over all its editions.
    private static Guid IdentityOf(Course course)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"UsmeAprende course {course.Id}"));
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes.AsSpan(0, 16), bigEndian: true);
    }
}
