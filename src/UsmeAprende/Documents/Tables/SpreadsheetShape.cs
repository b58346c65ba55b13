using System.IO.Compression;
using System.Xml;

namespace UsmeAprende.Documents.Tables;

/// <summary>
/// Looks a workbook through before it is opened. The library that opens it calls itself once for each level of nesting, and keeps whole parts, rows and texts as trees:
/// a small file can be made that takes the process down with it.
/// </summary>
internal static class SpreadsheetShape
{
    // What 50,000 rows of real tables unpack to, several times over.
    private const long MostUnpacked = 200L * 1024 * 1024;

    private const int Deepest = 40;

    // Of one row or one text; a sheet has 16,384 columns, each with a value.
    private const int MostInOne = 100_000;

    // Of whatever is kept whole: styles, names of sheets.
    private const int MostInAPart = 500_000;

    private const string TooLarge = "es demasiado grande. Divídalo en varios archivos.";

    /// <exception cref="UnreadableTableException">It is larger, deeper or fuller than any that people make.</exception>
    public static void Check(Stream book)
    {
        using var zip = new ZipArchive(book, ZipArchiveMode.Read, leaveOpen: true);
        var left = MostUnpacked;
        foreach (var entry in zip.Entries)
        {
            using var content = new Metered(entry.Open(), left);
            CheckPart(content);
            left = content.Left;
        }
    }

    private static void CheckPart(Metered content)
    {
        try
        {
            using var part = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            Walk(part);
        }
        catch (XmlException)
        {
            // A picture, or damaged: nothing reads more of it than was read here.
        }
        content.CopyTo(Stream.Null);
    }

    private static void Walk(XmlReader part)
    {
        // Rows and texts are read one by one, and forgotten.
        var depthOfOne = 0;
        var count = 0;
        while (part.Read())
        {
            if (part.NodeType is not XmlNodeType.Element)
                continue;
            if (part.Depth == 0)
                depthOfOne = part.LocalName switch { "worksheet" => 2, "sst" => 1, _ => 0 };
            count = part.Depth == depthOfOne ? 0 : count + 1;
            if (part.Depth > Deepest || count > (depthOfOne == 0 ? MostInAPart : MostInOne))
                throw new UnreadableTableException(TooLarge);
        }
    }

    // A small file can unpack to thousands of times its size, whatever size it claims: it is counted before anything is kept.
    private sealed class Metered(Stream packed, long left) : Stream
    {
        public long Left { get; private set; } = left;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = packed.Read(buffer, offset, count);
            Left -= read;
            return Left >= 0 ? read : throw new UnreadableTableException(TooLarge);
        }

        public override void Flush() => packed.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            packed.Dispose();
            base.Dispose(disposing);
        }
    }
}
