using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using UsmeAprende.Documents;

namespace UsmeAprende.Tests.Documents;

public sealed class EpubWriterTests
{
    private static readonly XNamespace Package = "http://www.idpf.org/2007/opf";
    private static readonly XNamespace Core = "http://purl.org/dc/elements/1.1/";

    [Fact]
    public void File_OfAnyBook_BeginsWithItsTypeStoredAsItIs()
    {
        var file = EpubWriter.Write(Book());

        // Offsets that the standard fixes: name at 30, content right after it, no extra field, no compression.
        Assert.Equal("mimetypeapplication/epub+zip", Encoding.ASCII.GetString(file, 30, 28));
        Assert.Equal(0, BitConverter.ToUInt16(file, 8));
        Assert.Equal(0, BitConverter.ToUInt16(file, 28));
    }

    [Fact]
    public void File_OfTheSameBook_IsTheSameBytes() => Assert.Equal(EpubWriter.Write(Book()), EpubWriter.Write(Book()));

    [Fact]
    public void File_OfAnotherText_IsAnotherEditionOfTheSameBook()
    {
        var (first, second) = (PackageOf(EpubWriter.Write(Book())), PackageOf(EpubWriter.Write(Book("<p>Otra cosa.</p>"))));

        Assert.Equal(first.Descendants(Core + "identifier").Single().Value, second.Descendants(Core + "identifier").Single().Value);
        Assert.NotEqual(Modified(first), Modified(second));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", Modified(first));
    }

    [Fact]
    public void File_WithHostileTitles_StaysWellFormedAndSaysThemAsText()
    {
        var file = EpubWriter.Write(Book() with { Title = "<script>\"&'\uFFFF", Description = "]]>", AccessibilitySummary = "a < b" });

        Assert.Equal("<script>\"&'", PackageOf(file).Descendants(Core + "title").Single().Value);
        Assert.Equal("]]>", PackageOf(file).Descendants(Core + "description").Single().Value);
    }

    [Fact]
    public void File_WithACover_TellsReadingAppsWhichItIs()
    {
        var file = EpubWriter.Write(Book() with { Cover = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray() });

        var item = PackageOf(file).Descendants(Package + "item").Single(i => (string?)i.Attribute("properties") == "cover-image");
        using var zip = new ZipArchive(new MemoryStream(file));
        Assert.NotNull(zip.GetEntry($"EPUB/{(string)item.Attribute("href")!}"));
        Assert.DoesNotContain("cover-image", PackageOf(EpubWriter.Write(Book())).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void File_ChaptersWithinChapters_AreReadInOrderAfterTitlePageAndContents()
    {
        var package = PackageOf(EpubWriter.Write(Book()));

        var files = package.Descendants(Package + "item").ToDictionary(i => (string)i.Attribute("id")!, i => (string)i.Attribute("href")!);
        Assert.Equal(
            ["portada.xhtml", "nav.xhtml", "uno.xhtml", "dos.xhtml"],
            package.Descendants(Package + "itemref").Select(i => files[(string)i.Attribute("idref")!])
        );
    }

    private static EpubBook Book(string text = "<p>Texto.</p>") =>
        new()
        {
            Identifier = "urn:uuid:00000000-0000-8000-8000-000000000001",
            Title = "Un libro",
            Language = "es-CO",
            Creator = "Alguien",
            Description = "De prueba.",
            ContentsTitle = "Contenido",
            AccessibilitySummary = "Texto.",
            Style = "p { margin: 0 }",
            Chapters =
            [
                new EpubChapter("portada", "Portada", "<p>Hola.</p>", "titlepage", []),
                new EpubChapter("uno", "Uno", text, "chapter", [new EpubChapter("dos", "Dos", "<p>Más.</p>", "chapter", [])]),
            ],
        };

    private static XDocument PackageOf(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        using var stream = zip.GetEntry("EPUB/package.opf")!.Open();
        return XDocument.Load(stream);
    }

    private static string Modified(XDocument package) =>
        package.Descendants(Package + "meta").Single(m => (string?)m.Attribute("property") == "dcterms:modified").Value;
}
