using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using UsmeAprende.Typing;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>
/// The hashes by which records refer to options, questions and lessons (R4). A change here changes every hash that phones have stored.
/// </summary>
internal static partial class ContentHash
{
    /// <summary>Eight hexadecimal digits of an option's or half pair's text.</summary>
    public static string ComputeOption(string text) => Digits(Normalise(text), 8);

    /// <summary>
    /// Sixteen digits of a question: its kind, prompt, options and which are right. The order of options matters only if it is the answer.
    /// </summary>
    /// <param name="content">Decides the right answer too, if it is a number.</param>
    public static string ComputeQuestion(
        QuestionKind kind,
        string prompt,
        IEnumerable<AnswerOption> options,
        ExerciseContent? content = null
    )
    {
        var lines = options.Select(o =>
            kind switch
            {
                QuestionKind.Ordering => Normalise(o.Text),
                QuestionKind.Matching or QuestionKind.Sorting => $"{Normalise(o.Text)} = {Normalise(o.Match!.Text)}",
                _ => $"{(o.IsRight ? 'x' : '-')} {Normalise(o.Text)}",
            }
        );
        if (content is NumberTask number)
            lines = lines.Append(string.Create(CultureInfo.InvariantCulture, $"{number.Lowest}..{number.Highest}"));
        if (kind != QuestionKind.Ordering)
            lines = lines.Order(StringComparer.Ordinal);
        return ComputeQuestion(kind, prompt, lines);
    }

    /// <summary>The same, from lines that say all about the answer, in their order.</summary>
    public static string ComputeQuestion(QuestionKind kind, string prompt, IEnumerable<string> lines) =>
        Digits(string.Join('\n', [Name(kind), Normalise(prompt), .. lines.Select(Normalise)]), 16);

    /// <summary>Sixteen digits of a lesson or test: all of its content.</summary>
    public static string ComputeAll(IEnumerable<string> pieces) => Digits(string.Concat(pieces.Select(p => $"{p.Length}:{p}\n")), 16);

    public static string ComputeBytes(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 8));

    public static string Normalise(string text) => WhiteSpace().Replace(UnicodeForm.Normalize(text), " ").Trim();

    // The Spanish words of the files, not the names of the enumeration: a renamed member must not change a hash.
    private static string Name(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Choice => "pregunta",
            QuestionKind.Ordering => "ordenar",
            QuestionKind.Matching => "emparejar",
            QuestionKind.Completion => "completar",
            QuestionKind.Spotting => "senalar",
            QuestionKind.Sorting => "clasificar",
            QuestionKind.Number => "cuenta",
            QuestionKind.Typing => "teclado",
            QuestionKind.Screens => "pantalla",
            QuestionKind.Chat => "chat",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };

    private static string Digits(string text, int digits) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..digits];

    [GeneratedRegex("\\s+")]
    private static partial Regex WhiteSpace();
}
