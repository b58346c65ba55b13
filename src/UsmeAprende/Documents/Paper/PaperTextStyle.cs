using System.Globalization;

namespace UsmeAprende.Documents.Paper;

/// <summary>How a text looks.</summary>
/// <param name="Size">In points.</param>
public sealed record PaperTextStyle(double Size)
{
    public bool IsBold { get; init; }

    public bool IsSerif { get; init; }

    public PaperColor Ink { get; init; } = PaperColor.Black;

    public TextAlignment Alignment { get; init; } = TextAlignment.Left;

    /// <summary>Distance from line to line, as a multiple of the size.</summary>
    public double Leading { get; init; } = 1.3;

    /// <summary>Whether all lines of a text are about equally long.</summary>
    public bool IsBalanced { get; init; }

    public double LineHeight => Size * Leading;
}

public enum TextAlignment
{
    Left,
    Centre,
    Right,
}

/// <summary>A colour on paper.</summary>
public readonly record struct PaperColor(byte Red, byte Green, byte Blue)
{
    public static PaperColor Black => default;

    public static PaperColor White => new(255, 255, 255);

    /// <summary>The colour of rules and frames.</summary>
    public static PaperColor Grey => new(120, 120, 120);

    /// <summary>Parses <c>#1a2b3c</c>, as it is written in the configuration.</summary>
    public static PaperColor Parse(string hex)
    {
        var value = int.Parse(hex.AsSpan().TrimStart('#'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new PaperColor((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }
}

/// <summary>Where a text leads on a screen.</summary>
/// <param name="Alternative">The same in words, for screen readers.</param>
public sealed record PaperLink(string Address, string Alternative);

/// <summary>The structure role of a text, for screen readers.</summary>
public enum PaperTextRole
{
    Paragraph,
    Heading1,
    Heading2,
    Heading3,
}
