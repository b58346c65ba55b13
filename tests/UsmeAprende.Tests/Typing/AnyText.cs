using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace UsmeAprende.Tests.Typing;

/// <summary>
/// Random text of all that Unicode has and has not: plain letters, digits and signs, and every code unit there is, halves of pairs and
/// noncharacters too.
/// </summary>
internal static class AnyText
{
    private const string Usual = "aeñÁ .,-'\"+@/:;()0123456789EeTtCcSsIi\n\t";

    private static readonly string[] Hard =
    [
        "\uFFFE",
        "\uFFFF",
        "\uFDD0",
        "\uD800",
        "\uDC00",
        "\0",
        "\u200B",
        "\u202A",
        "\u202E",
        "\uFEFF",
        "\u00AD",
        "\u2011",
        "\u2212",
        "\u00A0",
        "\u2028",
        "٣",
        "５",
        "𝟗",
        "\u0344",
        "\u0301",
        "\u0F77",
        "\u3164",
        "✓",
        "👩\u200D🌾",
        "\uFF0C",
        "1.234.567,00",
        "41234567.0",
        "79.123.456",
        "300 123 4501",
        "ana@correo.com",
        "SÍ",
        "no tiene",
        "https://aprende.example/verificar/",
    ];

    private static readonly Gen<string> Piece = Gen.Frequency(
        (6, Gen.Elements(Usual.ToCharArray()).Select(c => c.ToString())),
        (3, Gen.Elements(Hard)),
        (2, Gen.Choose(0, char.MaxValue).Select(c => ((char)c).ToString())),
        (1, Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32)),
        (
            1,
            Gen.Choose(0x0300, 0x036F)
                .SelectMany(
                    mark => Gen.Choose(1, 60),
                    (mark, times) => new StringBuilder().Insert(0, ((char)mark).ToString(), times).ToString()
                )
        )
    );

    public static Arbitrary<string> Any { get; } =
        Arb.From(Gen.Choose(0, 40).SelectMany(length => Gen.ArrayOf(Piece, length)).Select(string.Concat));

    /// <summary>Runs a property over many of them.</summary>
    public static void Check(Func<string, bool> property) =>
        FsCheck.Fluent.Prop.ForAll(Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
}

internal static class NormalizedText
{
    /// <summary>What the framework makes of text that it takes.</summary>
#pragma warning disable RS0030 // To compare with.
    public static string Normalized(this string text, NormalizationForm form = NormalizationForm.FormC) => text.Normalize(form);
#pragma warning restore RS0030
}
