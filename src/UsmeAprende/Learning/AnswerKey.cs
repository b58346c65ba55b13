using System.Collections.Immutable;
using System.Globalization;
using UsmeAprende.Catalogue;
using UsmeAprende.Typing;

namespace UsmeAprende.Learning;

/// <summary>
/// The right answer of one version of a question, stored for every version that was ever served (R4). An answer to it is a text. Its parts
/// are separated by one space, and options are named by their hashes:
/// <list type="bullet">
/// <item>choice and spotting: the chosen options, in any order;</item>
/// <item>ordering: the steps in the person's order;</item>
/// <item>matching and sorting: <c>left=right</c> pairs;</item>
/// <item>completion, number and typing: what was typed;</item>
/// <item>screens: for each screen all touches, joined by <c>+</c>, with <c>?</c> if the person asked to be shown;</item>
/// <item>chat: the chosen answers, from the first to the last.</item>
/// </list>
/// </summary>
/// <param name="Right">
/// Choice and spotting: the sorted right options. Ordering: the steps in order. Matching and sorting: the sorted pairs. Completion and
/// typing: the accepted texts, normalised. Number: the lowest and the highest. Screens: the right touch of each screen. Chat: the moves
/// <c>scene:answer>scene</c>, where a scene with a good ending is <c>!</c>.
/// </param>
public sealed record AnswerKey(QuestionKind Kind, ImmutableArray<string> Right)
{
    /// <summary>What stands in an answer for a screen that was shown instead of touched.</summary>
    public const char Shown = '?';

    /// <summary>After that many wrong touches a screen gives its hint, and is not found alone any more.</summary>
    public const int TouchesBeforeHint = 2;

    private const string GoodEnding = "!";

    public static AnswerKey Of(QuizQuestion question) =>
        new(
            question.Kind,
            question.Kind switch
            {
                QuestionKind.Choice or QuestionKind.Spotting =>
                [
                    .. question.Options.Where(o => o.IsRight).Select(o => o.Hash).Order(StringComparer.Ordinal),
                ],
                QuestionKind.Ordering => [.. question.Options.Select(o => o.Hash)],
                QuestionKind.Matching or QuestionKind.Sorting =>
                [
                    .. question.Options.Select(o => $"{o.Hash}={o.Match!.Hash}").Order(StringComparer.Ordinal),
                ],
                QuestionKind.Completion => [.. question.Options.Where(o => o.IsRight).Select(o => AnswerWordForm.Normalize(o.Text))],
                QuestionKind.Typing => [.. question.Options.Where(o => o.IsRight).Select(o => AnswerWordForm.NormalizeWithMarks(o.Text))],
                QuestionKind.Number => question.Content is NumberTask task ? [Write(task.Lowest), Write(task.Highest)] : [],
                QuestionKind.Screens => question.Content is PhoneSimulation phone
                    ? [.. phone.Screens.Select(s => s.RightPart.Touch!.Hash)]
                    : [],
                QuestionKind.Chat => question.Content is ChatStory story ? [.. ListMoves(story)] : [],
                _ => throw new ArgumentOutOfRangeException(nameof(question), question.Kind, null),
            }
        );

    /// <summary>Returns a right answer.</summary>
    internal string CreateRightAnswer() =>
        Kind switch
        {
            QuestionKind.Completion or QuestionKind.Typing or QuestionKind.Number => Right[0],
            QuestionKind.Chat => FindGoodPath(),
            _ => string.Join(' ', Right),
        };

    /// <summary>True only if the answer is completely right. A partly right answer is wrong.</summary>
    public bool IsRight(string? answer)
    {
        if (string.IsNullOrWhiteSpace(answer))
            return false;
        var given = answer.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Kind switch
        {
            QuestionKind.Completion => Right.Contains(AnswerWordForm.Normalize(answer)),
            QuestionKind.Typing => Right.Contains(AnswerWordForm.NormalizeWithMarks(answer)),
            QuestionKind.Number => TypedAmount.TryParse(answer, out var amount) && amount >= Read(Right[0]) && amount <= Read(Right[1]),
            QuestionKind.Ordering => given.AsSpan().SequenceEqual(Right.AsSpan()),
            QuestionKind.Screens => given.Length == Right.Length && given.Zip(Right).All(s => IsFoundAlone(s.First, s.Second)),
            QuestionKind.Chat => EndsWell(given),
            _ => given.Order(StringComparer.Ordinal).SequenceEqual(Right, StringComparer.Ordinal),
        };
    }

    private static bool IsFoundAlone(string touches, string right)
    {
        var each = touches.Split('+');
        return each[^1] == right && each.Length <= TouchesBeforeHint && !touches.Contains(Shown, StringComparison.Ordinal);
    }

    private static IEnumerable<string> ListMoves(ChatStory story) =>
        from scene in story.Scenes
        from choice in scene.Choices
        let next = story.Find(choice.Target)
        select $"{scene.Hash}:{choice.Hash}>{(next.Ending is { IsGood: true } ? GoodEnding : next.Hash)}";

    // The first move starts from the first scene, since moves stand in the order of the scenes.
    private bool EndsWell(string[] chosen)
    {
        var scene = Right.Length > 0 ? Right[0].Split(':')[0] : "";
        foreach (var choice in chosen)
        {
            var move = $"{scene}:{choice}>";
            if (Right.FirstOrDefault(m => m.StartsWith(move, StringComparison.Ordinal)) is not { } found)
                return false;
            scene = found[move.Length..];
        }
        return scene == GoodEnding;
    }

    private string FindGoodPath()
    {
        var paths = new Queue<(string Scene, string Path)>([(Right[0].Split(':')[0], "")]);
        var seen = new HashSet<string>();
        while (paths.TryDequeue(out var at))
        {
            if (at.Scene == GoodEnding)
                return at.Path.TrimStart();
            if (!seen.Add(at.Scene))
                continue;
            foreach (var move in Right.Where(m => m.StartsWith($"{at.Scene}:", StringComparison.Ordinal)))
                paths.Enqueue((move[(move.IndexOf('>') + 1)..], $"{at.Path} {move[(move.IndexOf(':') + 1)..move.IndexOf('>')]}"));
        }
        return "";
    }

    private static string Write(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    private static decimal Read(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);
}
