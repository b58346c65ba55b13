using System.Globalization;
using System.Text;

namespace UsmeAprende.Documents.Paper;

/// <summary>
/// Places accents on letters for which Unicode has no character with the accent, such as <c>ʉ̃</c> in Tucano, <c>ü̃</c> in Tikuna and
/// <c>s̈</c> in Kamëntšá. Fonts draw a separate mark for a small letter of middle width: on a capital it would stand inside the letter.
/// </summary>
internal static class MarkPlacement
{
    public static bool HasMarks(string line) => line.EnumerateRunes().Any(IsMark);

    /// <summary>The parts of a line that are drawn one by one, in order: text without marks, and each mark with its distance.</summary>
    /// <param name="font">Of the line.</param>
    /// <param name="line">A line of composed text.</param>
    public static IEnumerable<PlacedText> Split(string line, FontGlyphs font)
    {
        var (text, before) = (new StringBuilder(), 0);
        var (letter, top) = (default(GlyphBox), 0);
        foreach (var sign in line.EnumerateRunes())
        {
            var box = font.Measure(sign);
            if (!IsMark(sign))
            {
                text.Append(sign);
                (letter, top) = (box, box.Top);
                continue;
            }

            if (text.Length > 0)
                yield return new PlacedText(before, text.ToString(), 0, 0);
            before += text.Length;
            text.Clear();
            // The pen stands behind the letter.
            var right = ((letter.Left + letter.Right - box.Left - box.Right) / 2) - letter.Advance;
            // A mark above small letters is drawn as high over any other letter, or over the mark before it.
            var small = font.Measure(new Rune('x')).Top;
            var up = box.Bottom > small ? Math.Max(0, top - small) : 0;
            yield return new PlacedText(before, sign.ToString(), (double)right / font.UnitsPerEm, (double)up / font.UnitsPerEm);
            top = box.Bottom > small ? box.Top + up : top;
            before += sign.Utf16SequenceLength;
        }

        if (text.Length > 0)
            yield return new PlacedText(before, text.ToString(), 0, 0);
    }

    private static bool IsMark(Rune sign) => Rune.GetUnicodeCategory(sign) is UnicodeCategory.NonSpacingMark;
}

/// <summary>A part of a line.</summary>
/// <param name="Start">How many characters of the line stand before it.</param>
/// <param name="Right">How far from its place it is drawn, as a multiple of the size.</param>
/// <param name="Up">Upwards, likewise.</param>
internal readonly record struct PlacedText(int Start, string Text, double Right, double Up);
