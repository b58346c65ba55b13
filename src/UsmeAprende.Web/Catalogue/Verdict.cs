using System.Globalization;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>
/// What a person reads after answering: a verdict, why, and what to do next. <c>questions.js</c> says the same without the network.
/// </summary>
/// <param name="Title">"Correcto" or "Todavía no"; null when the answer is not complete.</param>
/// <param name="Reasons">Explanations of what was chosen.</param>
public sealed record Verdict(bool IsRight, string? Title, IReadOnlyList<Reason> Reasons, string Advice)
{
    /// <param name="isAlone">Sent by itself with “Responder”, and not with the rest of a test.</param>
    public static Verdict Of(GivenAnswer given, bool isAlone)
    {
        if (!given.IsComplete)
            return new Verdict(false, null, [], Missing(given.Question) + (isAlone ? " y vuelva a tocar “Responder”." : "."));
        return given.IsRight
            ? new Verdict(true, "Correcto", ReasonsOf(given), "")
            : new Verdict(false, "Todavía no", ReasonsOf(given), Hint(given) + "Vuelva a intentarlo.");
    }

    private static string Missing(Question question) =>
        question.Kind switch
        {
            QuestionKind.Ordering => "Elija un lugar distinto para cada paso",
            QuestionKind.Matching => "Elija una pareja para cada frase",
            QuestionKind.Completion => "Escriba su respuesta",
            _ => "Marque una respuesta",
        };

    private static List<Reason> ReasonsOf(GivenAnswer given) =>
        given.Question.Kind switch
        {
            QuestionKind.Choice =>
            [
                .. given
                    .Question.Options.Where(o => given.Has(GivenAnswer.Choice, o.Hash))
                    .Select(o => new Reason(given.Question.HasSeveralRight ? o.Html : null, o.ExplanationHtml)),
            ],
            QuestionKind.Completion =>
            [
                .. given
                    .Question.Options.Where(o => SameWord(o.Text, given.Typed))
                    .Take(1)
                    .Select(o => new Reason(null, o.ExplanationHtml)),
            ],
            _ when given.IsRight => [.. given.Question.Options.Select(o => new Reason(o.Html, o.ExplanationHtml))],
            // The first step out of place is enough to think about.
            QuestionKind.Ordering =>
            [
                .. given
                    .Question.Options.Where((o, at) => !InPlace(given, o, at))
                    .OrderBy(o => PlaceOf(given, o))
                    .Take(1)
                    .Select(o => new Reason(o.Html, o.ExplanationHtml)),
            ],
            _ => [.. given.Question.Options.Where((o, at) => !InPlace(given, o, at)).Select(o => new Reason(o.Html, o.ExplanationHtml))],
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

    private static bool InPlace(GivenAnswer given, Option option, int at) =>
        given.Question.Kind switch
        {
            QuestionKind.Ordering => given.Has(GivenAnswer.Place + option.Hash, (at + 1).ToString(CultureInfo.InvariantCulture)),
            QuestionKind.Matching => given.Has(GivenAnswer.Pair + option.Hash, option.Match!.Hash),
            _ => false,
        };

    private static int PlaceOf(GivenAnswer given, Option option) =>
        int.Parse(given.Fields[GivenAnswer.Place + option.Hash][0], CultureInfo.InvariantCulture);

    private static bool SameWord(string accepted, string typed) =>
        CultureInfo.InvariantCulture.CompareInfo.Compare(
            accepted.Trim(),
            string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace
        ) == 0;
}
