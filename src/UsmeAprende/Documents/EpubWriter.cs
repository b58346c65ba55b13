using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace UsmeAprende.Documents;

/// <summary>Writes a book as an EPUB 3 file. The same book always becomes the same bytes.</summary>
public static class EpubWriter
{
    public const string MediaType = "application/epub+zip";

    // The earliest date that ZIP knows. A file's real date would make every copy different.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Container = """
        <?xml version="1.0" encoding="utf-8"?>
        <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
        <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
        </container>
        """;

    public static byte[] Write(EpubBook book)
    {
        (string Name, byte[] Body)[] content =
        [
            ("EPUB/nav.xhtml", Bytes(EpubPageWriter.WriteContents(book))),
            .. book.Chapters.SelectMany(c => c.InOrder).Select(c => ($"EPUB/{c.File}", Bytes(EpubPageWriter.WriteChapter(book, c)))),
            ("EPUB/style.css", Bytes(book.Style)),
            .. book.Pictures.Select(p => ($"EPUB/img/{p.Name}", p.Svg.ToArray())),
            .. book.Cover is { } cover ? [($"EPUB/{EpubPackageWriter.Cover}", cover.ToArray())] : Array.Empty<(string, byte[])>(),
        ];

        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // EPUB readers recognise the file by its first bytes: this entry must come first, uncompressed.
            Add(zip, "mimetype", Encoding.ASCII.GetBytes(MediaType), CompressionLevel.NoCompression);
            Add(zip, "META-INF/container.xml", Bytes(Container), CompressionLevel.SmallestSize);
            Add(zip, "EPUB/package.opf", Bytes(EpubPackageWriter.Write(book, EditionOf(content))), CompressionLevel.SmallestSize);
            foreach (var (name, body) in content)
                Add(zip, name, body, CompressionLevel.SmallestSize);
        }

        return file.ToArray();
    }

    /// <summary>
    /// The modification time that the standard demands. It is computed from the book's content and is no real time: the same text gives the
    /// same value on every machine, and another text gives another. The files' real dates differ between copies of the folder.
    /// </summary>
    private static string EditionOf(IEnumerable<(string Name, byte[] Body)> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, body) in content)
        {
            hash.AppendData(Bytes(name));
            hash.AppendData(body);
        }

        const long secondsOfTwentyYears = 20L * 365 * 24 * 60 * 60;
        var seconds = BitConverter.ToUInt32(hash.GetHashAndReset()) % secondsOfTwentyYears;
        return new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc)
            .AddSeconds(seconds)
            .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private static void Add(ZipArchive zip, string name, byte[] body, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = NoDate;
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        stream.Write(body);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
}
