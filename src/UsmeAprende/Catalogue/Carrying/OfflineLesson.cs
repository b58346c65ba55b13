using System.Globalization;
using System.Text;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>Writes a whole lesson or test, with its questions as numbered exercises.</summary>
/// <param name="exercise">Writes a question, given its number within the lesson or test.</param>
internal sealed class OfflineLesson(OfflineHtml text, string scope, Func<QuizQuestion, int, string> exercise)
{
    private readonly StringBuilder _html = new();
    private int _exercises;

    public string Render(CourseModule module, Lesson lesson)
    {
        if (module.Lessons[0] == lesson && !module.Review.IsEmpty)
        {
            _html.Append("<div class=\"review\">\n<p><strong>Antes de empezar, recuerde</strong></p>\n");
            RenderQuestions(module.Review);
            _html.Append("</div>\n");
        }

        foreach (var part in lesson.Parts)
            RenderPart(part);
        return _html.ToString();
    }

    public string Render(ModuleTest test)
    {
        _html.Append(text.Adapt(test.Html, scope));
        _html.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"hint\">Son {test.Questions.Length} preguntas. Cuente las que responda bien: se aprueba "
                + $"con {test.Pass} de cada 100.</p>\n"
        );
        RenderQuestions(test.Questions);
        return _html.ToString();
    }

    private void RenderPart(LessonPart lessonPart)
    {
        switch (lessonPart)
        {
            case LessonTextPart part:
                _html.Append(text.Adapt(part.Html, scope));
                break;
            case LessonQuestionPart { Question: var question }:
                RenderQuestions([question]);
                break;
            case LessonPracticePart practice:
                _html.Append(
                    CultureInfo.InvariantCulture,
                    $"<aside class=\"practice\"><p><strong>Hágalo en su celular</strong></p>\n{text.Adapt(practice.Html, scope)}</aside>\n"
                );
                break;
            case LessonReflectionPart reflection:
                _html.Append(
                    CultureInfo.InvariantCulture,
                    $"<aside class=\"reflection\"><p><strong>Para pensar</strong></p>\n{text.Adapt(reflection.Html, scope)}\n"
                        + $"<p>Escríbalo en su cuaderno: es solo para usted.</p></aside>\n"
                );
                break;
        }
    }

    private void RenderQuestions(IEnumerable<QuizQuestion> questions)
    {
        foreach (var question in questions)
            _html.Append(exercise(question, ++_exercises));
    }
}

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
            QuestionKind.Completion => Answers("ul", options.Select(o => (Verdict(o), o.Html, o.ExplanationHtml))),
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
