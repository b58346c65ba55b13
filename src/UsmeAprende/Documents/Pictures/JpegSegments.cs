using System.Buffers;
using System.Buffers.Binary;

namespace UsmeAprende.Documents.Pictures;

/// <summary>Reads the segments of a JPEG (ITU-T T.81, annex B) and keeps only those that the picture needs.</summary>
internal sealed class JpegSegments
{
    private const byte StartOfImage = 0xD8,
        EndOfImage = 0xD9,
        StartOfScan = 0xDA,
        Tables = 0xDB,
        HuffmanTables = 0xC4,
        RestartInterval = 0xDD;
    private const byte Jfif = 0xE0,
        Exif = 0xE1,
        Adobe = 0xEE,
        Comment = 0xFE;
    private const int LargestSide = 20_000;

    // Most pixels. The best phones take two hundred million; showing more would need a gigabyte of memory.
    private const int MostPixels = 210_000_000;

    // Most scans. A progressive photo has about ten; a small file with thousands would keep the viewer busy for minutes.
    private const int MostScans = 100;

    private const string NotWhole = "La foto no está completa o no es una foto JPEG. Tómela o guárdela otra vez.";
    private const string TooLarge = "La foto es demasiado grande. Tómela con menos calidad.";
    private const string OtherKind = "La foto es de una clase de JPEG que los navegadores no muestran. Guárdela otra vez como JPEG.";

    private readonly ArrayBufferWriter<byte> _kept = new();
    private byte[] _header = [];
    private byte[] _colours = [];
    private int _scans;

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Exif orientation, 1 to 8: how the camera was held.</summary>
    public int Orientation { get; private set; } = 1;

    /// <summary>Whether the orientation swaps width and height.</summary>
    public bool IsTurned => Orientation >= 5;

    /// <summary>Null if the picture is complete, else what to tell the person.</summary>
    public string? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 4 || bytes[0] != 0xFF || bytes[1] != StartOfImage)
            return NotWhole;
        var at = 2;
        while (true)
        {
            if (at + 1 >= bytes.Length || bytes[at] != 0xFF)
                return NotWhole;
            var marker = bytes[at + 1];
            // Any marker may have fill bytes before it.
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == EndOfImage)
                return Width > 0 && _scans > 0 ? null : NotWhole;
            if (at + 4 > bytes.Length)
                return NotWhole;
            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 2 || at + 2 + length > bytes.Length)
                return NotWhole;
            var segment = bytes.Slice(at, 2 + length);
            if (ReadSegment(marker, segment) is { } problem)
                return problem;
            at += segment.Length;
            if (marker == StartOfScan)
                at += KeepScan(bytes[at..]);
        }
    }

    /// <summary>The same picture without anything else; of the camera's data, only the orientation.</summary>
    public byte[] WriteClean() =>
        [
            0xFF,
            StartOfImage,
            .. _header,
            .. Orientation == 1
                ? (byte[])[]
                :
                [
                    0xFF,
                    Exif,
                    0,
                    34,
                    .. "Exif\0\0MM\0*"u8,
                    0,
                    0,
                    0,
                    8,
                    0,
                    1,
                    0x01,
                    0x12,
                    0,
                    3,
                    0,
                    0,
                    0,
                    1,
                    0,
                    (byte)Orientation,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                ],
            .. _colours,
            .. _kept.WrittenSpan,
            0xFF,
            EndOfImage,
        ];

    private string? ReadSegment(byte marker, ReadOnlySpan<byte> segment)
    {
        switch (marker)
        {
            case 0xC0 or 0xC1 or 0xC2:
                return ReadFrame(segment);
            case StartOfScan:
                return Width == 0 ? NotWhole
                    : ++_scans > MostScans ? TooLarge
                    : KeepSegment(segment);
            case Tables or HuffmanTables or RestartInterval:
                return KeepSegment(segment);
            case Exif when segment[4..].StartsWith("Exif\0\0"u8):
                Orientation = OrientationIn(segment[10..]);
                return null;
            // Keeps the JFIF marker, by which some programmes recognise a JPEG, without density and thumbnail.
            case Jfif when segment[4..].StartsWith("JFIF\0"u8):
                _header = [0xFF, Jfif, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0];
                return null;
            // Adobe's marker says how colours are encoded: without it some pictures turn green.
            case Adobe when segment.Length >= 16 && segment[4..].StartsWith("Adobe"u8):
                _colours = [0xFF, Adobe, 0, 14, .. segment[4..16]];
                return null;
            case (>= Jfif and <= 0xEF) or Comment:
                return null;
            default:
                return OtherKind;
        }
    }

    private string? ReadFrame(ReadOnlySpan<byte> segment)
    {
        if (Width > 0 || segment.Length < 10)
            return NotWhole;
        var (bits, height, width, components) = (
            segment[4],
            BinaryPrimitives.ReadUInt16BigEndian(segment[5..]),
            BinaryPrimitives.ReadUInt16BigEndian(segment[7..]),
            segment[9]
        );
        if (width is 0 or > LargestSide || height is 0 or > LargestSide || segment.Length != 10 + (3 * components))
            return NotWhole;
        if (width * height > MostPixels)
            return TooLarge;
        if (bits != 8 || components is not (1 or 3 or 4))
            return OtherKind;
        (Width, Height) = (width, height);
        return KeepSegment(segment);
    }

    private string? KeepSegment(ReadOnlySpan<byte> segment)
    {
        _kept.Write(segment);
        return null;
    }

    // Skips to the next marker that is neither a restart nor an escaped byte of the picture.
    private int KeepScan(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (true)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length)
                break;
            at += next;
            if (bytes[at + 1] is not (0 or (>= 0xD0 and <= 0xD7)))
            {
                _kept.Write(bytes[..at]);
                return at;
            }

            at += 2;
        }

        return bytes.Length;
    }

    private static int OrientationIn(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8)
            return 1;
        var isLittle = tiff[0] == 'I';
        var directory = (int)Math.Min(Long(tiff[4..], isLittle), (uint)tiff.Length);
        if (directory + 2 > tiff.Length)
            return 1;
        var entries = Short(tiff[directory..], isLittle);
        for (var at = directory + 2; entries > 0 && at + 12 <= tiff.Length; at += 12, entries--)
            if (Short(tiff[at..], isLittle) == 0x0112)
                return Short(tiff[(at + 8)..], isLittle) is >= 1 and <= 8 and var orientation ? orientation : 1;
        return 1;
    }

    private static ushort Short(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes, bool isLittle) =>
        isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
