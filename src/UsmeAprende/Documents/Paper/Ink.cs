using System.Globalization;

namespace UsmeAprende.Documents.Paper;

/// <summary>A colour on paper.</summary>
public readonly record struct Ink(byte Red, byte Green, byte Blue)
{
    public static Ink Black => default;

    public static Ink White => new(255, 255, 255);

    /// <summary>Of rules and frames.</summary>
    public static Ink Grey => new(120, 120, 120);

    /// <summary>From <c>#1a2b3c</c>, as configuration writes it.</summary>
    public static Ink Parse(string hex)
    {
        var value = int.Parse(hex.AsSpan().TrimStart('#'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return new Ink((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }
}
