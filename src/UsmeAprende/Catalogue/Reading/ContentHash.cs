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
    public static string ComputeQuestion(QuestionKind kind, string prompt, IEnumerable<AnswerOption> options)
    {
        var lines = options.Select(o =>
            kind switch
            {
                QuestionKind.Ordering => Normalise(o.Text),
                QuestionKind.Matching => $"{Normalise(o.Text)} = {Normalise(o.Match!.Text)}",
                _ => $"{(o.IsRight ? 'x' : '-')} {Normalise(o.Text)}",
            }
        );
        if (kind != QuestionKind.Ordering)
            lines = lines.Order(StringComparer.Ordinal);
        return Digits(string.Join('\n', [Name(kind), Normalise(prompt), .. lines]), 16);
    }

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
            _ => "completar",
        };

    private static string Digits(string text, int digits) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..digits];

    [GeneratedRegex("\\s+")]
    private static partial Regex WhiteSpace();
}
