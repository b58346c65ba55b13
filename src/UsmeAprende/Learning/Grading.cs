using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Learning;

/// <summary>
/// Says whether answers are right; only the server does. An answer is a string: of a choice, the chosen options' hashes; of an ordering,
/// the hashes in the person's order; of a matching, <c>left=right</c> pairs; each joined by one space; of a completion, what was typed; of
/// a test, a JSON object from question hash to answer.
/// </summary>
public static partial class Grading
{
    public static bool Grade(Question question, string? answer) => AnswerKey.Of(question).IsRight(answer);

    /// <summary>Percent of a test's questions answered right, rounded down.</summary>
    /// <param name="answers">By question hash; an unanswered question is wrong.</param>
    public static int Percent(ModuleTest test, IReadOnlyDictionary<string, string> answers) => Percent(KeysOf(test), answers);

    /// <inheritdoc cref="Percent(ModuleTest, IReadOnlyDictionary{string, string})"/>
    internal static int Percent(FrozenDictionary<string, AnswerKey> keys, IReadOnlyDictionary<string, string> answers) =>
        keys.Count == 0 ? 0 : keys.Count(k => answers.TryGetValue(k.Key, out var answer) && k.Value.IsRight(answer)) * 100 / keys.Count;

    internal static FrozenDictionary<string, AnswerKey> KeysOf(ModuleTest test) =>
        test.Questions.ToFrozenDictionary(q => q.Hash, AnswerKey.Of);

    /// <summary>The answers of an attempt at a test; null when they are not what an attempt looks like.</summary>
    internal static Dictionary<string, string>? ReadAttempt(string answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, Json.Default.DictionaryStringString) is { } answers && !answers.ContainsValue(null!)
                ? answers
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>An attempt's answers as the record carries them.</summary>
    public static string WriteAttempt(Dictionary<string, string> answers) =>
        JsonSerializer.Serialize(answers, Json.Default.DictionaryStringString);

    internal static string WriteKeys(IEnumerable<KeyValuePair<string, AnswerKey>> keys) =>
        JsonSerializer.Serialize(new Dictionary<string, AnswerKey>(keys), Json.Default.DictionaryStringAnswerKey);

    internal static FrozenDictionary<string, AnswerKey> ReadKeys(string stored) =>
        JsonSerializer.Deserialize(stored, Json.Default.DictionaryStringAnswerKey)!.ToFrozenDictionary();

    [JsonSourceGenerationOptions(UseStringEnumConverter = true, MaxDepth = 8)]
    [JsonSerializable(typeof(Dictionary<string, string>))]
    [JsonSerializable(typeof(Dictionary<string, AnswerKey>))]
    private sealed partial class Json : JsonSerializerContext;
}
