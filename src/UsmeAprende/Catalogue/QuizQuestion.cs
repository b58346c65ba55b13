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

    /// <summary>What its kind needs besides prompt and options; null for the kinds that need nothing else.</summary>
    public ExerciseContent? Content { get; init; }

    /// <summary>Said after a wrong word of a <see cref="QuestionKind.Completion"/>.</summary>
    public string Hint { get; init; } = "";

    /// <summary>
    /// Other questions about the same idea. They are versions of the same activity: a right answer to one of them is a right answer to it.
    /// </summary>
    public ImmutableArray<QuizQuestion> Sisters { get; init; } = [];

    /// <summary>Its place among its sisters; 0 for the one that the lesson shows first.</summary>
    public int Variant { get; init; }

    public string Slug => Id.Slug;

    /// <summary>Its name on a page, which its sisters do not share.</summary>
    public string Key => Variant == 0 ? Slug : $"{Slug}-{Variant + 1}";

    /// <summary>The question and its sisters.</summary>
    public IEnumerable<QuizQuestion> Variants => Sisters.Prepend(this);

    /// <summary>A choice with several right options is answered with checkboxes.</summary>
    public bool HasSeveralRight => Options.Count(o => o.IsRight) > 1;

    /// <summary>The steps as shown: in an order that is always the same and never the right one.</summary>
    public ImmutableArray<AnswerOption> ShuffledSteps => Shuffled(Options, o => o.Hash);

    /// <summary>The groups of a <see cref="QuestionKind.Sorting"/>, in the order in which the file first names them.</summary>
    public ImmutableArray<MatchTarget> Groups => [.. Options.Select(o => o.Match).OfType<MatchTarget>().DistinctBy(m => m.Hash)];

    /// <summary>The right halves as shown: in an order that is always the same and never that of the left halves.</summary>
    public ImmutableArray<MatchTarget> ShuffledMatches => Shuffled(Groups, m => m.Hash);

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

    /// <summary><c>senalar</c>: touch the suspicious parts of a message.</summary>
    Spotting,

    /// <summary><c>clasificar</c>: say of each card to which of two or three groups it belongs.</summary>
    Sorting,

    /// <summary><c>cuenta</c>: type a number.</summary>
    Number,

    /// <summary><c>teclado</c>: type a text that is shown.</summary>
    Typing,

    /// <summary><c>pantalla</c>: touch the right place on each screen of a simulated phone.</summary>
    Screens,

    /// <summary><c>chat</c>: choose what to answer in a conversation.</summary>
    Chat,
}

/// <summary>An option, step, pair or accepted word, with its explanation.</summary>
/// <param name="Hash">Hash of its text, eight hexadecimal digits: options are known by it, never by position (R4).</param>
/// <param name="Text">Plain text, without marks.</param>
/// <param name="IsRight">For <see cref="QuestionKind.Ordering"/> and <see cref="QuestionKind.Matching"/> always true.</param>
/// <param name="Match">The other half of a pair.</param>
public sealed record AnswerOption(string Hash, string Text, string Html, string ExplanationHtml, bool IsRight, MatchTarget? Match = null);

/// <summary>The right half of a pair.</summary>
public sealed record MatchTarget(string Hash, string Text, string Html);
