using System.Buffers.Binary;
using PdfSharp.Drawing;

namespace UsmeAprende.Documents.Paper;

/// <summary>A PNG or JPEG to be drawn: an emblem, a signature.</summary>
public sealed class PaperPicture
{
    private readonly byte[] _bytes;

    private PaperPicture(byte[] bytes, int width, int height) => (_bytes, Width, Height) = (bytes, width, height);

    /// <summary>In pixels.</summary>
    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether its colours are a printer's inks (CMYK), which look different on every device. Only a JPEG's can be.</summary>
    public bool HasPrinterColours => FindPrinterColours(_bytes);

    internal static bool FindPrinterColours(ReadOnlySpan<byte> bytes)
    {
        // Segment after segment, until the one that says how many components a point has.
        for (var at = 2; at + 9 < bytes.Length && bytes[0] == 0xFF && bytes[at] == 0xFF; )
        {
            if (bytes[at + 1] is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return bytes[at + 9] == 4;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return false;
    }

    /// <summary>Null if the bytes are not a complete PNG or JPEG.</summary>
    public static PaperPicture? TryRead(byte[] bytes)
    {
        // The importer accepts any bytes as one of the formats it knows, so the format is checked before.
        if (
            !bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
            && !bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        )
            return null;
        try
        {
            using var image = Open(bytes);
            return new PaperPicture(bytes, image.PixelWidth, image.PixelHeight);
        }
        catch (Exception exception)
            when (exception
                    is InvalidOperationException
                        or NotSupportedException
                        or IOException
                        or ArgumentException
                        or IndexOutOfRangeException
                        or NotImplementedException
                        or InvalidDataException
            )
        {
            return null;
        }
    }

    internal XImage Open() => Open(_bytes);

    private static XImage Open(byte[] bytes)
    {
        var image = XImage.FromStream(new MemoryStream(bytes));
        // Archives forbid that a reader makes up points between those of the picture (ISO 19005-3, 6.2.8).
        image.Interpolate = false;
        return image;
    }
}
