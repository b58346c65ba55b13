using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using UsmeAprende.Catalogue;
using UsmeAprende.Typing;

namespace UsmeAprende.Learning;

/// <summary>
/// Grades answers. Only the server's grade counts. An answer is a string. For a choice, it has the hashes of the chosen options; for an
/// ordering, the hashes in the person's order; for a matching, <c>left=right</c> pairs. The parts are separated by one space. For a
/// completion, it is the typed text. For a test: a JSON object from question hash to answer.
/// </summary>
public static partial class AnswerGrading
{
    public static bool IsRight(QuizQuestion question, string? answer) => AnswerKey.Of(question).IsRight(answer);

    /// <summary>Percent of a test's questions answered right, rounded down.</summary>
    /// <param name="answers">By question hash; an unanswered question is wrong.</param>
    public static int ComputePercent(ModuleTest test, IReadOnlyDictionary<string, string> answers) =>
        ComputePercent(CreateKeys(test), answers);

    /// <inheritdoc cref="ComputePercent(ModuleTest, IReadOnlyDictionary{string, string})"/>
    internal static int ComputePercent(FrozenDictionary<string, AnswerKey> keys, IReadOnlyDictionary<string, string> answers) =>
        keys.Count == 0 ? 0 : keys.Count(k => answers.TryGetValue(k.Key, out var answer) && k.Value.IsRight(answer)) * 100 / keys.Count;

    internal static FrozenDictionary<string, AnswerKey> CreateKeys(ModuleTest test) =>
        test.Questions.ToFrozenDictionary(q => q.Hash, AnswerKey.Of);

    /// <summary>Parses the answers of an attempt at a test; null if they are not valid.</summary>
    internal static Dictionary<string, string>? ReadAttempt(string answer)
    {
        try
        {
            return
                JsonSerializer.Deserialize(answer, AnswerJsonContext.Default.DictionaryStringString) is { } answers
                && !answers.ContainsValue(null!)
                ? answers
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes an attempt's answers for a record.</summary>
    public static string WriteAttempt(Dictionary<string, string> answers) =>
        JsonSerializer.Serialize(answers, AnswerJsonContext.Default.DictionaryStringString);

    internal static string WriteKeys(IEnumerable<KeyValuePair<string, AnswerKey>> keys) =>
        JsonSerializer.Serialize(new Dictionary<string, AnswerKey>(keys), AnswerJsonContext.Default.DictionaryStringAnswerKey);

    internal static FrozenDictionary<string, AnswerKey> ReadKeys(string stored) =>
        JsonSerializer.Deserialize(stored, AnswerJsonContext.Default.DictionaryStringAnswerKey)!.ToFrozenDictionary();

    [JsonSourceGenerationOptions(UseStringEnumConverter = true, MaxDepth = 8)]
    [JsonSerializable(typeof(Dictionary<string, string>))]
    [JsonSerializable(typeof(Dictionary<string, AnswerKey>))]
    private sealed partial class AnswerJsonContext : JsonSerializerContext;
}

/// <summary>The right answer of one version of a question, stored for every version that was ever served (R4).</summary>
/// <param name="Right">
/// For a choice: the sorted hashes of the right options; for an ordering: the hashes in order; for a matching: the sorted <c>left=right</c>
/// pairs; for a completion: the accepted words in normalised form.
/// </param>
public sealed record AnswerKey(QuestionKind Kind, ImmutableArray<string> Right)
{
    public static AnswerKey Of(QuizQuestion question) =>
        new(
            question.Kind,
            question.Kind switch
            {
                QuestionKind.Choice => [.. question.Options.Where(o => o.IsRight).Select(o => o.Hash).Order(StringComparer.Ordinal)],
                QuestionKind.Ordering => [.. question.Options.Select(o => o.Hash)],
                QuestionKind.Matching => [.. question.Options.Select(o => $"{o.Hash}={o.Match!.Hash}").Order(StringComparer.Ordinal)],
                QuestionKind.Completion => [.. question.Options.Where(o => o.IsRight).Select(o => AnswerWordForm.Normalize(o.Text))],
                _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, null),
            }
        );

    /// <summary>Returns a right answer.</summary>
    internal string CreateRightAnswer() => Kind is QuestionKind.Completion ? Right[0] : string.Join(' ', Right);

    /// <summary>True only if the answer is completely right. A partly right answer is wrong.</summary>
    public bool IsRight(string? answer)
    {
        if (string.IsNullOrWhiteSpace(answer))
            return false;
        if (Kind is QuestionKind.Completion)
            return Right.Contains(AnswerWordForm.Normalize(answer));
        var given = answer.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Kind is QuestionKind.Ordering
            ? given.AsSpan().SequenceEqual(Right.AsSpan())
            : given.Order(StringComparer.Ordinal).SequenceEqual(Right, StringComparer.Ordinal);
    }
}

/// <summary>
/// Normalises a typed word for comparing: without accents, capitals, extra spaces and punctuation around it, which phones' keyboards add by
/// themselves.
/// </summary>
internal static class AnswerWordForm
{
    private static readonly char[] Around = [.. " .,;:!?…¡¿\"'“”«»"];

    public static string Normalize(string typed)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var letter in UnicodeForm.Normalize(TypedText.CleanLine(typed), NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(letter))
            {
                if (plain.Length > 0 && plain[^1] != ' ')
                    plain.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(letter));
        }
        return plain.ToString().Trim(Around);
    }
}
