using System.Globalization;
using System.Text;

namespace UsmeAprende.Documents;

/// <summary>The pages of a book as XHTML.</summary>
internal static class EpubPageWriter
{
    public static string WriteChapter(EpubBook book, EpubChapter chapter) =>
        Page(
            book,
            chapter.Title,
            $"""
            <section epub:type="{chapter.Kind}" aria-labelledby="title">
            <h1 id="title">{XmlEscaping.Escape(chapter.Title)}</h1>
            {chapter.Body}
            </section>
            """
        );

    public static string WriteContents(EpubBook book)
    {
        var lines = new StringBuilder();
        foreach (var chapter in book.Chapters)
            AddLine(lines, chapter);
        var first = book.Chapters[0];
        return Page(
            book,
            book.ContentsTitle,
            $"""
            <nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="title">
            <h1 id="title">{XmlEscaping.Escape(book.ContentsTitle)}</h1>
            <ol>
            {lines}</ol>
            </nav>
            <nav epub:type="landmarks" hidden="hidden" aria-label="{XmlEscaping.Escape(book.Title)}">
            <ol>
            <li><a epub:type="toc" href="nav.xhtml#toc">{XmlEscaping.Escape(book.ContentsTitle)}</a></li>
            <li><a epub:type="bodymatter" href="{first.File}">{XmlEscaping.Escape(first.Title)}</a></li>
            </ol>
            </nav>
            """
        );
    }

    private static void AddLine(StringBuilder lines, EpubChapter chapter)
    {
        lines.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{chapter.File}\">{XmlEscaping.Escape(chapter.Title)}</a>");
        if (!chapter.Within.IsEmpty)
        {
            lines.Append("\n<ol>\n");
            foreach (var below in chapter.Within)
                AddLine(lines, below);
            lines.Append("</ol>\n");
        }

        lines.Append("</li>\n");
    }

    private static string Page(EpubBook book, string title, string body) =>
        $"""
            <?xml version="1.0" encoding="utf-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{book.Language}" xml:lang="{book.Language}">
            <head>
            <meta charset="utf-8"/>
            <title>{XmlEscaping.Escape(title)}</title>
            <link rel="stylesheet" type="text/css" href="style.css"/>
            </head>
            <body>
            {body}
            </body>
            </html>
            """;
}
