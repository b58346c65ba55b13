using System.Buffers.Binary;
using System.Text;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// The glyphs of a TrueType font: which characters it has, by its <c>cmap</c> table (format 4: everything but rare scripts and emoji), and
/// how large each is drawn, by <c>glyf</c> and <c>hmtx</c>.
/// </summary>
internal sealed class FontGlyphs
{
    private const int Format = 4;

    private readonly byte[] _font;
    private readonly Dictionary<string, int> _tables = [];
    private readonly int _map;

    private FontGlyphs(byte[] font)
    {
        _font = font;
        for (var at = 12; at < 12 + (16 * U16(4)); at += 16)
            _tables[Encoding.ASCII.GetString(font, at, 4)] = (int)U32(at + 8);
        _map = FindMap();
    }

    public static FontGlyphs Create(byte[] font) => new(font);

    /// <summary>Font units for the size of the letters.</summary>
    public int UnitsPerEm => U16(_tables["head"] + 18);

    public bool Has(Rune sign) => Find(sign) != 0;

    /// <summary>The outline's box and the distance to the next letter, in font units.</summary>
    public GlyphBox Measure(Rune sign)
    {
        var glyph = Find(sign);
        var advances = U16(_tables["hhea"] + 34);
        var advance = U16(_tables["hmtx"] + (4 * Math.Min(glyph, advances - 1)));
        var outline = _tables["glyf"] + Location(glyph);
        return Location(glyph) == Location(glyph + 1)
            ? new GlyphBox(0, 0, 0, 0, advance)
            : new GlyphBox(I16(outline + 2), I16(outline + 4), I16(outline + 6), I16(outline + 8), advance);
    }

    private int Location(int glyph) =>
        U16(_tables["head"] + 50) == 0 ? 2 * U16(_tables["loca"] + (2 * glyph)) : (int)U32(_tables["loca"] + (4 * glyph));

    private int Find(Rune sign)
    {
        if (!sign.IsBmp)
            return 0;
        var code = sign.Value;
        var ends = _map + 14;
        var length = U16(_map + 6);
        for (var at = 0; at < length; at += 2)
        {
            if (U16(ends + at) < code)
                continue;
            var start = U16(ends + 2 + length + at);
            return start <= code ? Glyph(code, start, ends + 2 + (2 * length) + at, length) : 0;
        }

        return 0;
    }

    private int Glyph(int code, int start, int deltaAt, int length)
    {
        var delta = U16(deltaAt);
        var offset = U16(deltaAt + length);
        if (offset == 0)
            return (code + delta) & 0xFFFF;
        var glyph = U16(deltaAt + length + offset + (2 * (code - start)));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private int FindMap()
    {
        var maps = _tables["cmap"];
        var count = U16(maps + 2);
        for (var at = maps + 4; at < maps + 4 + (8 * count); at += 8)
        {
            var table = maps + (int)U32(at + 4);
            if (U16(table) == Format)
                return table;
        }

        throw new InvalidDataException("The font's table of letters is of no kind that is read here.");
    }

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_font.AsSpan(at));

    private int I16(int at) => BinaryPrimitives.ReadInt16BigEndian(_font.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_font.AsSpan(at));
}

/// <summary>The box of a glyph's outline, from the pen's place on the baseline, and how far the pen moves on. In font units.</summary>
internal readonly record struct GlyphBox(int Left, int Bottom, int Right, int Top, int Advance);
