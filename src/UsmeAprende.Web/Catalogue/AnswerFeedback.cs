using System.Globalization;
using UsmeAprende.Catalogue;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Catalogue;

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
            : new AnswerFeedback(false, "Todavía no", ReasonsOf(given), Advise(given) + "Vuelva a intentarlo.");
    }

    /// <summary>The author's hint for a missing word, or how the word begins.</summary>
    public static string HintFor(QuizQuestion question) =>
        question.Hint.Length > 0 ? question.Hint
        : question.Options.FirstOrDefault(o => o.IsRight) is { Text: { Length: > 0 } word }
            ? $"Empieza por «{word[..1]}» y tiene {word.Length} letras."
        : "";

    private static string Missing(QuizQuestion question) =>
        question.Kind switch
        {
            QuestionKind.Ordering => "Elija un lugar distinto para cada paso",
            QuestionKind.Matching => "Elija una pareja para cada frase",
            QuestionKind.Sorting => "Elija un grupo para cada tarjeta",
            QuestionKind.Spotting => "Marque lo sospechoso",
            QuestionKind.Completion or QuestionKind.Number or QuestionKind.Typing => "Escriba su respuesta",
            _ => "Marque una respuesta",
        };

    private static List<FeedbackReason> ReasonsOf(GivenAnswer given) =>
        given.Question.Kind switch
        {
            QuestionKind.Choice => [.. Chosen(given).Select(o => new FeedbackReason(given.Question.HasSeveralRight ? o.Html : null, o))],
            QuestionKind.Completion or QuestionKind.Number or QuestionKind.Typing =>
            [
                .. given.Question.Options.Where(o => IsTyped(given, o)).Take(1).Select(o => new FeedbackReason(null, o)),
            ],
            _ when given.IsRight => [.. given.Question.Options.Select(o => new FeedbackReason(o.Html, o))],
            // Only the first wrong step is explained.
            QuestionKind.Ordering =>
            [
                .. Misplaced(given).OrderBy(o => PlaceOf(given, o)).Take(1).Select(o => new FeedbackReason(OutOfPlace(o), o)),
            ],
            QuestionKind.Spotting => [.. Chosen(given).Where(o => !o.IsRight).Select(o => new FeedbackReason($"Esto no: «{o.Html}»", o))],
            _ => [.. Misplaced(given).Select(o => new FeedbackReason(OutOfPlace(o), o))],
        };

    private static IEnumerable<AnswerOption> Chosen(GivenAnswer given) =>
        given.Question.Options.Where(o => given.Has(GivenAnswer.Choice, o.Hash));

    private static IEnumerable<AnswerOption> Misplaced(GivenAnswer given) =>
        given.Question.Options.Where((o, at) => !InPlace(given, o, at));

    private static string OutOfPlace(AnswerOption option) => $"Fuera de lugar: «{option.Html}»";

    private static string Advise(GivenAnswer given)
    {
        var options = given.Question.Options;
        var good = options.Where((o, at) => InPlace(given, o, at)).Count();
        var missing = options.Count(o => o.IsRight && !given.Has(GivenAnswer.Choice, o.Hash));
        return given.Question.Kind switch
        {
            QuestionKind.Ordering => $"{good} de {options.Length} pasos están en su lugar. ",
            QuestionKind.Matching => $"{good} de {options.Length} parejas están bien. ",
            QuestionKind.Sorting => $"{good} de {options.Length} tarjetas están en su grupo. ",
            QuestionKind.Completion when !options.Any(o => IsTyped(given, o)) => $"{HintFor(given.Question)} ".TrimStart(),
            QuestionKind.Typing => "Mírelo letra por letra. ",
            QuestionKind.Spotting when missing > 0 => "Le falta algo sospechoso. ",
            QuestionKind.Choice when given.Question.HasSeveralRight && Chosen(given).All(o => o.IsRight) =>
                "Va bien, pero le falta marcar. ",
            _ => "",
        };
    }

    private static bool InPlace(GivenAnswer given, AnswerOption option, int at) =>
        given.Question.Kind switch
        {
            QuestionKind.Ordering => given.Has(GivenAnswer.Place + option.Hash, (at + 1).ToString(CultureInfo.InvariantCulture)),
            QuestionKind.Matching or QuestionKind.Sorting => given.Has(GivenAnswer.Pair + option.Hash, option.Match!.Hash),
            _ => false,
        };

    private static int PlaceOf(GivenAnswer given, AnswerOption option) =>
        int.Parse(given.Fields[GivenAnswer.Place + option.Hash][0], CultureInfo.InvariantCulture);

    private static bool IsTyped(GivenAnswer given, AnswerOption option) =>
        given.Question.Kind is QuestionKind.Number
            ? TypedAmount.TryParse(option.Text, out var known) && TypedAmount.TryParse(given.Typed, out var typed) && known == typed
            : SameWord(option.Text, given.Typed);

    private static bool SameWord(string accepted, string typed) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(
            accepted.Trim(),
            string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace
        ) == 0;
}

/// <summary>Why a chosen option is right or wrong.</summary>
/// <param name="About">The option that it explains; null if only one was chosen.</param>
public sealed record FeedbackReason(string? About, string Html)
{
    internal FeedbackReason(string? about, AnswerOption option)
        : this(about, option.ExplanationHtml) { }
}
