using System.Globalization;
using System.Text;

namespace UsmeAprende.Documents;

/// <summary>Writes the package document of an EPUB: metadata, list of files and reading order.</summary>
internal static class EpubPackageWriter
{
    /// <summary>The file name of the cover.</summary>
    public const string Cover = "cover.svg";

    /// <param name="edition">When it was modified, in the standard's form.</param>
    public static string Write(EpubBook book, string edition)
    {
        var chapters = book.Chapters.SelectMany(c => c.InOrder).ToList();
        var manifest = new StringBuilder();
        var spine = new StringBuilder();
        for (var at = 0; at < chapters.Count; at++)
        {
            manifest.Append(
                CultureInfo.InvariantCulture,
                $"<item id=\"c{at}\" href=\"{chapters[at].File}\" media-type=\"application/xhtml+xml\"/>\n"
            );
            spine.Append(CultureInfo.InvariantCulture, $"<itemref idref=\"c{at}\"/>\n");
            if (at == 0)
                spine.Append("<itemref idref=\"nav\"/>\n");
        }

        for (var at = 0; at < book.Pictures.Length; at++)
            manifest.Append(
                CultureInfo.InvariantCulture,
                $"<item id=\"p{at}\" href=\"img/{book.Pictures[at].Name}\" media-type=\"image/svg+xml\"/>\n"
            );
        if (book.Cover is not null)
            manifest.Append(
                CultureInfo.InvariantCulture,
                $"<item id=\"cover\" href=\"{Cover}\" media-type=\"image/svg+xml\" properties=\"cover-image\"/>\n"
            );
        return $"""
            <?xml version="1.0" encoding="utf-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{book.Language}">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:identifier id="id">{XmlEscaping.Escape(book.Identifier)}</dc:identifier>
            <dc:title>{XmlEscaping.Escape(book.Title)}</dc:title>
            <dc:language>{book.Language}</dc:language>
            <dc:creator>{XmlEscaping.Escape(book.Creator)}</dc:creator>
            <dc:publisher>{XmlEscaping.Escape(book.Creator)}</dc:publisher>
            <dc:description>{XmlEscaping.Escape(book.Description)}</dc:description>
            {(
                book.Source is { } source ? $"<dc:source>{XmlEscaping.Escape(source)}</dc:source>\n" : ""
            )}<meta property="dcterms:modified">{edition}</meta>
            {Accessibility(book)}
            </metadata>
            <manifest>
            <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
            <item id="style" href="style.css" media-type="text/css"/>
            {manifest}</manifest>
            <spine>
            {spine}</spine>
            </package>
            """;
    }

    // Every picture has a text alternative, so the book can be read as text alone.
    private static string Accessibility(EpubBook book) =>
        $"""
            <meta property="schema:accessMode">textual</meta>
            {(
                book.Pictures.IsEmpty ? "" : "<meta property=\"schema:accessMode\">visual</meta>\n"
            )}<meta property="schema:accessModeSufficient">textual</meta>
            <meta property="schema:accessibilityFeature">structuralNavigation</meta>
            <meta property="schema:accessibilityFeature">tableOfContents</meta>
            <meta property="schema:accessibilityFeature">readingOrder</meta>
            <meta property="schema:accessibilityFeature">displayTransformability</meta>
            {(
                book.Pictures.IsEmpty ? "" : "<meta property=\"schema:accessibilityFeature\">alternativeText</meta>\n"
            )}<meta property="schema:accessibilityHazard">none</meta>
            <meta property="schema:accessibilitySummary">{XmlEscaping.Escape(book.AccessibilitySummary)}</meta>
            """;
}
