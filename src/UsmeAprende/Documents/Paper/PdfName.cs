using System.Runtime.CompilerServices;

namespace UsmeAprende.Documents.Paper;

/// <summary>A name of a PDF, which makes no garbage: a file has millions of them.</summary>
/// <param name="at">Where it begins in the file.</param>
internal struct PdfName(int at)
{
    private Letters _letters;

    public int At { get; } = at;

    public int Length { get; private set; }

    /// <summary>Whether a viewer starts something for it.</summary>
    public readonly bool IsRunning => Is("JavaScript"u8) || Is("Launch"u8);

    public void Append(byte letter) => _letters[Length++] = letter;

    public readonly bool Is(ReadOnlySpan<byte> name) => Length == name.Length && EndsWith(name);

    public readonly bool EndsWith(ReadOnlySpan<byte> end) => ((ReadOnlySpan<byte>)_letters)[..Length].EndsWith(end);

    [InlineArray(40)]
    private struct Letters
    {
        private byte _first;
    }
}
