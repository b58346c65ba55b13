using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>A question of a lesson or test.</summary>
/// <param name="Id">
/// Lesson or test id and the question's own, such as <c>herramientas-basicas/cuidarme/claves-y-pin/clave-fuerte</c>.
/// </param>
/// <param name="PromptHtml">
/// Fits inside a paragraph or legend. That of a <see cref="QuestionKind.Completion"/> holds <see cref="Gap"/> once.
/// </param>
/// <param name="Options">In the file's order; for <see cref="QuestionKind.Ordering"/> that is the right order.</param>
/// <param name="Hash">Hash of kind, prompt and options: the version an answer was given to (R4).</param>
public sealed record QuizQuestion(ActivityId Id, QuestionKind Kind, string PromptHtml, ImmutableArray<AnswerOption> Options, string Hash)
{
    /// <summary>Where the missing word goes.</summary>
    public const string Gap = "____";

    public string Slug => Id.Slug;

    /// <summary>A choice with several right options is answered with checkboxes.</summary>
    public bool HasSeveralRight => Options.Count(o => o.IsRight) > 1;

    /// <summary>The steps as shown: in an order that is always the same and never the right one.</summary>
    public ImmutableArray<AnswerOption> ShuffledSteps => Shuffled(Options, o => o.Hash);

    /// <summary>The right halves as shown: in an order that is always the same and never that of the left halves.</summary>
    public ImmutableArray<MatchTarget> ShuffledMatches =>
        Shuffled([.. Options.Select(o => o.Match).OfType<MatchTarget>().DistinctBy(m => m.Hash)], m => m.Hash);

    // Sorting by hash looks random, and gives the same order in every browser, cache and book.
    private static ImmutableArray<T> Shuffled<T>(ImmutableArray<T> rightOrder, Func<T, string> hash)
    {
        var order = rightOrder.OrderBy(hash, StringComparer.Ordinal).ToImmutableArray();
        return order.Length > 1 && order.SequenceEqual(rightOrder) ? [.. order[1..], order[0]] : order;
    }
}

/// <summary>How a question is answered.</summary>
public enum QuestionKind
{
    /// <summary><c>pregunta</c>: mark the right option or options.</summary>
    Choice,

    /// <summary><c>ordenar</c>: put the steps in order.</summary>
    Ordering,

    /// <summary><c>emparejar</c>: join each left with its right.</summary>
    Matching,

    /// <summary><c>completar</c>: type the missing word.</summary>
    Completion,
}

/// <summary>An option, step, pair or accepted word, with its explanation.</summary>
/// <param name="Hash">Hash of its text, eight hexadecimal digits: options are known by it, never by position (R4).</param>
/// <param name="Text">Plain text, without marks.</param>
/// <param name="IsRight">For <see cref="QuestionKind.Ordering"/> and <see cref="QuestionKind.Matching"/> always true.</param>
/// <param name="Match">The other half of a pair.</param>
public sealed record AnswerOption(string Hash, string Text, string Html, string ExplanationHtml, bool IsRight, MatchTarget? Match = null);

/// <summary>The right half of a pair.</summary>
public sealed record MatchTarget(string Hash, string Text, string Html);
