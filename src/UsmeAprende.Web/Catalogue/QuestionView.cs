using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A question as a page shows it.</summary>
/// <param name="Anchor">The id of its element.</param>
/// <param name="Given">The answer sent without scripts; null before.</param>
/// <param name="IsAlone">Whether it is sent alone, with its own button; the questions of a test are sent together.</param>
public sealed record QuestionView(QuizQuestion Question, string Anchor, GivenAnswer? Given, bool IsAlone = true)
{
    /// <summary>Views of these questions without answers.</summary>
    public static string ScriptFor(IEnumerable<QuizQuestion> questions) =>
        questions.Any(q => q.Kind is QuestionKind.Ordering) ? "ordering-lesson.js" : "lesson.js";

    public string Kind => Question.Kind.ToString().ToLowerInvariant();

    /// <summary>Whether the result is shown; false in a test while another question is not answered.</summary>
    public bool IsJudged { get; init; } = true;

    public AnswerFeedback? Feedback => Given is null || (Given.IsComplete && !IsJudged) ? null : AnswerFeedback.Create(Given, IsAlone);

    public string Field(string name) => $"{Question.Slug}.{name}";

    public bool Chose(string field, string value) => Given?.Has(field, value) == true;
}

/// <summary>What a person answered in a question's form, complete or not, and whether it is right.</summary>
/// <param name="Fields">Each field's values as sent, by the part of its name after the question's slug and dot.</param>
/// <param name="IsComplete">False if something is missing: then it is not graded.</param>
public sealed record GivenAnswer(
    QuizQuestion Question,
    FrozenDictionary<string, ImmutableArray<string>> Fields,
    bool IsComplete,
    bool IsRight
)
{
    public const string Choice = "opcion";
    public const string Place = "lugar-";
    public const string Pair = "pareja-";
    public const string Text = "respuesta";

    public bool Has(string field, string value) => Fields.TryGetValue(field, out var values) && values.Contains(value);

    public string Typed => Fields.TryGetValue(Text, out var values) ? values.FirstOrDefault("") : "";
}

/// <summary>
/// The feedback after an answer: the result, why, and what to do next. <c>questions.js</c> writes the same without the network.
/// </summary>
/// <param name="Title">"Correcto" or "Todavía no"; null when the answer is not complete.</param>
/// <param name="Reasons">Explanations of the chosen options.</param>
public sealed record AnswerFeedback(bool IsRight, string? Title, IReadOnlyList<FeedbackReason> Reasons, string Advice)
{
    /// <param name="isAlone">Whether it was sent alone with “Responder”, and not as part of a test.</param>
    public static AnswerFeedback Create(GivenAnswer given, bool isAlone)
    {
        if (!given.IsComplete)
            return new AnswerFeedback(false, null, [], Missing(given.Question) + (isAlone ? " y vuelva a tocar “Responder”." : "."));
        return given.IsRight
            ? new AnswerFeedback(true, "Correcto", ReasonsOf(given), "")
            : new AnswerFeedback(false, "Todavía no", ReasonsOf(given), Hint(given) + "Vuelva a intentarlo.");
    }

    private static string Missing(QuizQuestion question) =>
        question.Kind switch
        {
            QuestionKind.Ordering => "Elija un lugar distinto para cada paso",
            QuestionKind.Matching => "Elija una pareja para cada frase",
            QuestionKind.Completion => "Escriba su respuesta",
            _ => "Marque una respuesta",
        };

    private static List<FeedbackReason> ReasonsOf(GivenAnswer given) =>
        given.Question.Kind switch
        {
            QuestionKind.Choice =>
            [
                .. given
                    .Question.Options.Where(o => given.Has(GivenAnswer.Choice, o.Hash))
                    .Select(o => new FeedbackReason(given.Question.HasSeveralRight ? o.Html : null, o.ExplanationHtml)),
            ],
            QuestionKind.Completion =>
            [
                .. given
                    .Question.Options.Where(o => SameWord(o.Text, given.Typed))
                    .Take(1)
                    .Select(o => new FeedbackReason(null, o.ExplanationHtml)),
            ],
            _ when given.IsRight => [.. given.Question.Options.Select(o => new FeedbackReason(o.Html, o.ExplanationHtml))],
            // Only the first wrong step is explained.
            QuestionKind.Ordering =>
            [
                .. given
                    .Question.Options.Where((o, at) => !InPlace(given, o, at))
                    .OrderBy(o => PlaceOf(given, o))
                    .Take(1)
                    .Select(o => new FeedbackReason(o.Html, o.ExplanationHtml)),
            ],
            _ =>
            [
                .. given
                    .Question.Options.Where((o, at) => !InPlace(given, o, at))
                    .Select(o => new FeedbackReason(o.Html, o.ExplanationHtml)),
            ],
        };

    private static string Hint(GivenAnswer given)
    {
        var options = given.Question.Options;
        var good = options.Where((o, at) => InPlace(given, o, at)).Count();
        return given.Question.Kind switch
        {
            QuestionKind.Ordering => $"{good} de {options.Length} pasos están en su lugar. ",
            QuestionKind.Matching => $"{good} de {options.Length} parejas están bien. ",
            QuestionKind.Choice
                when given.Question.HasSeveralRight && options.All(o => o.IsRight || !given.Has(GivenAnswer.Choice, o.Hash)) =>
                "Va bien, pero le falta marcar. ",
            _ => "",
        };
    }

    private static bool InPlace(GivenAnswer given, AnswerOption option, int at) =>
        given.Question.Kind switch
        {
            QuestionKind.Ordering => given.Has(GivenAnswer.Place + option.Hash, (at + 1).ToString(CultureInfo.InvariantCulture)),
            QuestionKind.Matching => given.Has(GivenAnswer.Pair + option.Hash, option.Match!.Hash),
            _ => false,
        };

    private static int PlaceOf(GivenAnswer given, AnswerOption option) =>
        int.Parse(given.Fields[GivenAnswer.Place + option.Hash][0], CultureInfo.InvariantCulture);

    private static bool SameWord(string accepted, string typed) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(
            accepted.Trim(),
            string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace
        ) == 0;
}

/// <summary>Why a chosen option is right or wrong.</summary>
/// <param name="About">The option that it explains; null if only one was chosen.</param>
public sealed record FeedbackReason(string? About, string Html);
