using System.Globalization;
using System.Text.RegularExpressions;

namespace UsmeAprende.Web.Tests.Kit.Assets;

/// <summary>Reads the colours from the style sheet itself, so that whoever changes one learns at once what can no longer be read.</summary>
public sealed partial class ColourContrastTests
{
    private const double Text = 4.5;
    private const double LargeOrBorder = 3;

    private static readonly Dictionary<string, string> Light = Tokens(Sheet, ":root {");
    private static readonly Dictionary<string, string> DarkOfThePhone = Tokens(Sheet, "(prefers-color-scheme: dark)");
    private static readonly Dictionary<string, string> Dark = Overlay(Light, DarkOfThePhone);

    private static string Sheet => Read("usme.css");

    public static TheoryData<string, string, double> Pairs =>
        new()
        {
            { "ink", "ground", Text },
            { "ink", "panel", Text },
            { "ink", "tint", Text },
            { "ink", "sun-tint", Text },
            { "ink", "care-tint", Text },
            { "ink", "wrong-tint", Text },
            { "ink", "line", Text },
            { "soft", "ground", Text },
            { "soft", "panel", Text },
            { "soft", "tint", Text },
            { "soft", "sun-tint", Text },
            { "soft", "care-tint", Text },
            { "soft", "wrong-tint", Text },
            { "action", "ground", Text },
            { "action", "panel", Text },
            { "action", "tint", Text },
            { "action", "sun-tint", Text },
            { "action", "care-tint", Text },
            { "action", "wrong-tint", Text },
            { "deep", "ground", Text },
            { "deep", "panel", Text },
            { "deep", "tint", Text },
            { "on-action", "action", Text },
            { "on-action", "deep", Text },
            { "sun-ink", "sun-tint", Text },
            { "care", "care-tint", Text },
            { "care", "panel", Text },
            { "care", "ground", Text },
            { "wrong", "wrong-tint", Text },
            { "wrong", "panel", Text },
            { "wrong", "ground", Text },
            { "on-sun", "sun", Text },
            { "on-night", "night", Text },
            { "on-night", "ridge", Text },
            { "on-night", "ridge-near", Text },
            { "edge", "ground", LargeOrBorder },
            { "edge", "panel", LargeOrBorder },
            { "edge", "tint", LargeOrBorder },
            { "focus", "ground", LargeOrBorder },
            { "focus", "panel", LargeOrBorder },
            { "focus", "tint", LargeOrBorder },
            { "sun", "night", LargeOrBorder },
            { "sun", "ridge", LargeOrBorder },
            { "sun", "ridge-near", LargeOrBorder },
        };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Colours_UsedTogether_CanBeToldApartByLightAndDark(string front, string back, double least)
    {
        Assert.InRange(Contrast(Light[front], Light[back]), least, 21);
        Assert.InRange(Contrast(Dark[front], Dark[back]), least, 21);
    }

    // No selector can join what a phone prefers with what a person chose, so they stand twice; who chose loads the second sheet.
    [Fact]
    public void Dark_ThatSomebodyChose_IsTheDarkOfThePhone() =>
        Assert.Equal(DarkOfThePhone, Tokens(Read("shade.css"), ":root[data-shade=\"dark\"] {"));

    [Fact]
    public void Colours_OutsideTheTokens_AreNone()
    {
        var rest = Sheet[
            Sheet.IndexOf("/* Elements */", StringComparison.Ordinal)..Sheet.IndexOf("@media print", StringComparison.Ordinal)
        ];

        // Shadows are black with some transparency in both modes; they carry no meaning.
        Assert.DoesNotContain(Colour().Matches(rest), c => !c.Value.StartsWith("#000", StringComparison.Ordinal));
    }

    private static string Read(string sheet) =>
        File.ReadAllText(Path.Combine(SourceRepository.Root, "src", "UsmeAprende.Web", "wwwroot", sheet));

    private static Dictionary<string, string> Tokens(string sheet, string start)
    {
        var from = sheet.IndexOf(start, StringComparison.Ordinal);
        var block = sheet[from..sheet.IndexOf('}', from)];
        return Token().Matches(block).ToDictionary(t => t.Groups["name"].Value, t => t.Groups["colour"].Value);
    }

    private static Dictionary<string, string> Overlay(Dictionary<string, string> under, Dictionary<string, string> over) =>
        under.ToDictionary(token => token.Key, token => over.GetValueOrDefault(token.Key, token.Value));

    // WCAG 2.2, "contrast ratio" and "relative luminance".
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    [GeneratedRegex("--(?<name>[a-z-]+): (?<colour>#[0-9a-f]{6});")]
    private static partial Regex Token();

    [GeneratedRegex("#[0-9a-f]{3,8}\\b")]
    private static partial Regex Colour();
}
