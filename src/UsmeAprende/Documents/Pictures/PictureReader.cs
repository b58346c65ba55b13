using System.Buffers.Binary;
using System.IO.Compression;
using BitMiracle.LibJpeg.Classic;

namespace UsmeAprende.Documents.Pictures;

/// <summary>
/// Reads a PNG or JPEG from an untrusted sender as shades of grey. Sizes and scans are limited before anything is unpacked; what it cannot
/// read is null, never an error.
/// </summary>
internal static class PictureReader
{
    private static ReadOnlySpan<byte> PngStart => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    // Length, name and checksum of each part of a PNG.
    private const int PartFrame = 12;

    public static bool IsPicture(ReadOnlySpan<byte> file) => IsPng(file) || IsJpeg(file);

    public static bool IsPng(ReadOnlySpan<byte> file) => file.StartsWith(PngStart);

    public static bool IsJpeg(ReadOnlySpan<byte> file) => file is [0xFF, 0xD8, 0xFF, ..];

    public static GreyPicture? Read(byte[] file)
    {
        try
        {
            return IsPng(file) ? ReadPng(file)
                : IsJpeg(file) ? ReadJpeg(file)
                : null;
        }
        // The decoder of JPEG is another's: whatever a hostile file does to it, that file just cannot be read.
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return null;
        }
    }

    private static GreyPicture? ReadPng(byte[] file)
    {
        PixelRows? rows = null;
        var palette = Array.Empty<byte>();
        using var packed = new MemoryStream();
        for (var at = PngStart.Length; at + PartFrame <= file.Length; )
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            if (length < 0 || length > file.Length - at - PartFrame)
                break;
            var name = file.AsSpan(at + 4, 4);
            var part = file.AsSpan(at + 8, length);
            if (name.SequenceEqual("IHDR"u8) && ReadHeader(part) is { } header)
                rows = header;
            else if (name.SequenceEqual("PLTE"u8))
                palette = part.ToArray();
            else if (name.SequenceEqual("IDAT"u8))
                packed.Write(part);
            at += PartFrame + length;
        }
        if (rows is null)
            return null;
        packed.Position = 0;
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        return (rows.Palette is null ? rows : rows with { Palette = palette }).Read(unpacked);
    }

    // Null for what is interlaced, which nobody's scanner writes.
    private static PixelRows? ReadHeader(ReadOnlySpan<byte> header)
    {
        if (header is not [_, _, _, _, _, _, _, _, 1 or 2 or 4 or 8 or 16, 0 or 2 or 3 or 4 or 6, 0, 0, 0])
            return null;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header[4..]));
        if (!GreyPicture.Fits(width, height))
            return null;
        return new PixelRows
        {
            Width = width,
            Height = height,
            Bits = header[8],
            Channels = header[9] switch
            {
                2 => 3,
                4 => 2,
                6 => 4,
                _ => 1,
            },
            IsFiltered = true,
            Palette = header[9] == 3 ? [] : null,
        };
    }

    private static GreyPicture? ReadJpeg(byte[] file)
    {
        var segments = new JpegSegments();
        if (segments.Read(file) is not null || !GreyPicture.Fits(segments.Width, segments.Height))
            return null;
        using var clean = new MemoryStream(segments.WriteClean());
        var decoder = new jpeg_decompress_struct(new JpegComplaints());
        decoder.jpeg_stdio_src(clean);
        decoder.jpeg_read_header(true);
        decoder.Out_color_space = J_COLOR_SPACE.JCS_GRAYSCALE;
        decoder.jpeg_start_decompress();
        var (width, height) = (decoder.Output_width, decoder.Output_height);
        var points = new byte[width * height];
        byte[][] row = [new byte[width]];
        while (decoder.Output_scanline < height)
        {
            var y = decoder.Output_scanline;
            if (decoder.jpeg_read_scanlines(row, 1) == 0)
                break;
            row[0].CopyTo(points.AsSpan(y * width));
        }
        return new GreyPicture(width, height, points);
    }

    /// <summary>What the decoder complains about goes to nobody: by default it writes to the console.</summary>
    private sealed class JpegComplaints : jpeg_error_mgr
    {
        public override void error_exit() => throw new InvalidDataException("This JPEG cannot be read.");

        public override void output_message() { }

        public override void emit_message(int msg_level) { }
    }
}
