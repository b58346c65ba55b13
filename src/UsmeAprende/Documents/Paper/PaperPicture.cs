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

    private static XImage Open(byte[] bytes) => XImage.FromStream(new MemoryStream(bytes));
}
