using System.Runtime.CompilerServices;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Finds the names in a PDF (<c>/FlateDecode</c>) one after the other, and decodes escapes: <c>/Java#53cript</c> is <c>/JavaScript</c>.
/// </summary>
internal ref struct PdfNameScanner(ReadOnlySpan<byte> pdf)
{
    private const int Longest = 40;

    private readonly ReadOnlySpan<byte> _pdf = pdf;
    private int _at;

    public PdfNameToken Current { get; private set; }

    public readonly PdfNameScanner GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_at < _pdf.Length)
        {
            var slash = _pdf[_at..].IndexOf((byte)'/');
            if (slash < 0)
                return false;
            _at += slash + 1;
            if (ReadName() is { Length: > 0 } name)
            {
                Current = name;
                return true;
            }
        }
        return false;
    }

    private PdfNameToken ReadName()
    {
        var name = new PdfNameToken(_at);
        for (var at = _at; at < _pdf.Length && name.Length < Longest; at++)
        {
            if (
                _pdf[at] == '#'
                && at + 2 < _pdf.Length
                && char.IsAsciiHexDigit((char)_pdf[at + 1])
                && char.IsAsciiHexDigit((char)_pdf[at + 2])
            )
            {
                name.Append((byte)((HexOf(_pdf[at + 1]) << 4) | HexOf(_pdf[at + 2])));
                at += 2;
            }
            else if (char.IsAsciiLetterOrDigit((char)_pdf[at]))
                name.Append(_pdf[at]);
            else
                break;
        }
        return name;
    }

    private static int HexOf(byte digit) => char.IsAsciiDigit((char)digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}

/// <summary>A name of a PDF. It allocates nothing, because a file has millions of them.</summary>
/// <param name="at">Where it begins in the file.</param>
internal struct PdfNameToken(int at)
{
    private NameBuffer _letters;

    public int At { get; } = at;

    public int Length { get; private set; }

    /// <summary>Whether a viewer runs something because of this name.</summary>
    public readonly bool StartsAction => Is("JavaScript"u8) || Is("Launch"u8);

    public void Append(byte letter) => _letters[Length++] = letter;

    public readonly bool Is(ReadOnlySpan<byte> name) => Length == name.Length && EndsWith(name);

    public readonly bool EndsWith(ReadOnlySpan<byte> end) => ((ReadOnlySpan<byte>)_letters)[..Length].EndsWith(end);

    [InlineArray(40)]
    private struct NameBuffer
    {
        private byte _first;
    }
}
