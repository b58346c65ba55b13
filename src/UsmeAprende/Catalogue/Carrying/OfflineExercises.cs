using System.Globalization;
using System.Text;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>Writes questions for reading offline: the question, and separately the answer with an explanation for every option.</summary>
internal sealed class OfflineExercises(OfflineHtml text)
{
    private const char FirstLetter = 'A';

    public string RenderQuestion(QuizQuestion question)
    {
        var asked = $"<p class=\"prompt\">{text.Adapt(question.PromptHtml)}</p>\n";
        return question.Kind switch
        {
            QuestionKind.Ordering => asked + Hint("Póngalos en orden.") + Lettered(question.ShuffledSteps.Select(o => o.Html)),
            QuestionKind.Matching => asked
                + Hint("Una cada número con una letra.")
                + Numbered(question.Options.Select(o => o.Html))
                + Lettered(question.ShuffledMatches.Select(m => m.Html)),
            QuestionKind.Completion => asked + Hint("Diga o escriba la palabra que falta."),
            QuestionKind.Number => asked + Hint("Haga la cuenta en su cuaderno."),
            QuestionKind.Typing => asked + Hint($"Escríbalo en su celular: {XmlEscaping.Escape(question.Options[0].Text)}"),
            QuestionKind.Spotting => asked + Hint("Diga cuáles partes son sospechosas.") + Lettered(question.Options.Select(o => o.Html)),
            QuestionKind.Sorting => asked
                + Hint("Diga a qué grupo va cada número.")
                + Numbered(question.Options.Select(o => o.Html))
                + Lettered(question.Groups.Select(g => g.Html)),
            QuestionKind.Screens => asked + OfflineScenes.RenderScreens((PhoneSimulation)question.Content!),
            QuestionKind.Chat => asked + OfflineScenes.RenderChat((ChatStory)question.Content!, text),
            _ => asked
                + (question.HasSeveralRight ? Hint("Marque todas las que sirvan.") : "")
                + Lettered(question.Options.Select(o => o.Html)),
        };
    }

    public string RenderAnswer(QuizQuestion question)
    {
        var options = question.Options;
        return question.Kind switch
        {
            QuestionKind.Ordering => Answers(
                "ol",
                options.Select(o => ($"Es la {Letter(question.ShuffledSteps.IndexOf(o))}", o.Html, o.ExplanationHtml))
            ),
            QuestionKind.Matching => Answers(
                "ol",
                options.Select(o =>
                    ($"Va con la {Letter(question.ShuffledMatches.IndexOf(o.Match!))}", $"{o.Html} = {o.Match!.Html}", o.ExplanationHtml)
                )
            ),
            QuestionKind.Sorting => Answers(
                "ol",
                options.Select(o =>
                    ($"Va con la {Letter(question.Groups.IndexOf(o.Match!))}", $"{o.Html} = {o.Match!.Html}", o.ExplanationHtml)
                )
            ),
            QuestionKind.Screens => OfflineScenes.RenderRightTouches((PhoneSimulation)question.Content!, text),
            QuestionKind.Chat => OfflineScenes.RenderEndings((ChatStory)question.Content!, text),
            QuestionKind.Completion or QuestionKind.Number or QuestionKind.Typing => Answers(
                "ul",
                options.Select(o => (Verdict(o), o.Html, o.ExplanationHtml))
            ),
            _ => Answers("ul", options.Select((o, at) => ($"{Letter(at)}. {Verdict(o)}", o.Html, o.ExplanationHtml))),
        };
    }

    private string Answers(string list, IEnumerable<(string Word, string Html, string Why)> answers)
    {
        var lines = new StringBuilder($"<{list} class=\"answers\">\n");
        foreach (var (word, html, why) in answers)
            lines.Append(CultureInfo.InvariantCulture, $"<li><strong>{word}:</strong> {text.Adapt(html)}<br/>{text.Adapt(why)}</li>\n");
        return lines.Append(CultureInfo.InvariantCulture, $"</{list}>\n").ToString();
    }

    private string Lettered(IEnumerable<string> items) => $"<ol class=\"letters\" type=\"A\">\n{Items(items)}</ol>\n";

    private string Numbered(IEnumerable<string> items) => $"<ol>\n{Items(items)}</ol>\n";

    private string Items(IEnumerable<string> items) => string.Concat(items.Select(item => $"<li>{text.Adapt(item)}</li>\n"));

    private static string Hint(string words) => $"<p class=\"hint\">{words}</p>\n";

    private static string Verdict(AnswerOption option) => option.IsRight ? "Correcta" : "No";

    private static string Letter(int at) => ((char)(FirstLetter + at)).ToString();
}
