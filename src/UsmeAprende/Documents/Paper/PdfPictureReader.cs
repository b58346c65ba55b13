using System.Buffers.Text;
using System.IO.Compression;
using UsmeAprende.Documents.Pictures;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Reads the pictures in a PDF from an untrusted sender: JPEG, and rows of pixels packed by deflate. That is what scanners, phones and
/// "print to PDF" write; fax codings and JPEG 2000 are left out.
/// </summary>
internal static class PdfPictureReader
{
    // A scan has one picture a page; a logo, a signature and their masks may come first.
    private const int MostPictures = 12;

    /// <summary>The pictures that can be read, in the order of the file.</summary>
    public static IEnumerable<GreyPicture> ReadAll(byte[] pdf) =>
        PdfStreamFinder.List(pdf, "/Image"u8, MostPictures).Select(place => Read(pdf, place)).OfType<GreyPicture>();

    private static GreyPicture? Read(byte[] pdf, PdfStreamPlace place)
    {
        var entries = place.EntriesIn(pdf);
        if (entries.IndexOf("/DCTDecode"u8) >= 0)
        {
            var ends = PdfStreamFinder.Find(pdf, "endstream"u8, place.Begins, pdf.Length);
            return ends < 0 ? null : PictureReader.Read(WholeJpeg(pdf[place.Begins..ends]));
        }
        if (entries.IndexOf("/FlateDecode"u8) < 0 || ReadRows(entries) is not { } rows)
            return null;
        try
        {
            using var unpacked = new ZLibStream(
                new MemoryStream(pdf, place.Begins, pdf.Length - place.Begins, writable: false),
                CompressionMode.Decompress
            );
            return rows.Read(unpacked);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // The line break before "endstream" is no part of the picture.
    private static byte[] WholeJpeg(byte[] bytes)
    {
        var end = bytes.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        return end < 0 ? bytes : bytes[..(end + 2)];
    }

    private static PixelRows? ReadRows(ReadOnlySpan<byte> entries)
    {
        var (width, height) = (Number(entries, "/Width"u8), Number(entries, "/Height"u8));
        var bits = Number(entries, "/BitsPerComponent"u8) ?? 1;
        if (width is not { } w || height is not { } h || !GreyPicture.Fits(w, h) || bits is not (1 or 2 or 4 or 8))
            return null;
        return new PixelRows
        {
            Width = w,
            Height = h,
            Bits = bits,
            Channels = entries.IndexOf("/DeviceRGB"u8) >= 0 || Number(entries, "/Colors"u8) == 3 ? 3 : 1,
            IsFiltered = Number(entries, "/Predictor"u8) >= 10,
        };
    }

    // Null if it is not there, or stands in another object.
    private static int? Number(ReadOnlySpan<byte> entries, ReadOnlySpan<byte> name)
    {
        var at = entries.IndexOf(name);
        if (at < 0)
            return null;
        var rest = entries[(at + name.Length)..].TrimStart((byte)' ');
        return Utf8Parser.TryParse(rest, out int number, out var read) && !rest[read..].StartsWith(" 0 R"u8) ? number : null;
    }
}
