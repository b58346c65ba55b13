using System.Buffers.Binary;
using System.Text;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Which signs a TrueType font can draw, from its own table of them (OpenType, <c>cmap</c> format 4: everything but rare scripts and
/// emoji).
/// </summary>
internal sealed class FontLetters
{
    private const int Format = 4;

    private readonly byte[] _font;
    private readonly int _table;

    private FontLetters(byte[] font, int table) => (_font, _table) = (font, table);

    public static FontLetters Of(byte[] font)
    {
        var tables = U16(font, 4);
        for (var at = 12; at < 12 + (16 * tables); at += 16)
            if (Encoding.ASCII.GetString(font, at, 4) == "cmap")
                return new FontLetters(font, Subtable(font, (int)U32(font, at + 8)));
        throw new InvalidDataException("The font has no table of its letters.");
    }

    public bool Has(Rune sign)
    {
        if (!sign.IsBmp)
            return false;
        var code = sign.Value;
        var ends = _table + 14;
        var length = U16(_font, _table + 6);
        for (var at = 0; at < length; at += 2)
        {
            if (U16(_font, ends + at) < code)
                continue;
            var start = U16(_font, ends + 2 + length + at);
            return start <= code && Glyph(code, start, ends + 2 + (2 * length) + at, length) != 0;
        }

        return false;
    }

    private int Glyph(int code, int start, int deltaAt, int length)
    {
        var delta = U16(_font, deltaAt);
        var offset = U16(_font, deltaAt + length);
        if (offset == 0)
            return (code + delta) & 0xFFFF;
        var glyph = U16(_font, deltaAt + length + offset + (2 * (code - start)));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private static int Subtable(byte[] font, int cmap)
    {
        var count = U16(font, cmap + 2);
        for (var at = cmap + 4; at < cmap + 4 + (8 * count); at += 8)
        {
            var table = cmap + (int)U32(font, at + 4);
            if (U16(font, table) == Format)
                return table;
        }

        throw new InvalidDataException("The font's table of letters is of no kind that is read here.");
    }

    private static int U16(byte[] font, int at) => BinaryPrimitives.ReadUInt16BigEndian(font.AsSpan(at));

    private static uint U32(byte[] font, int at) => BinaryPrimitives.ReadUInt32BigEndian(font.AsSpan(at));
}
