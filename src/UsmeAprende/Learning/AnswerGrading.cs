using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>
/// Grades answers. Only the server's grade counts. An answer is a string; <see cref="AnswerKey"/> says what it holds for each kind of
/// question. For a test, it is a JSON object from question hash to answer.
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
