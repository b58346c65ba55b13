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
                    $"<aside class=\"practice\"><p><strong>Hágalo en su celular</strong></p>\n{text.Adapt(practice.Html, scope)}"
                        + $"{Steps(practice)}</aside>\n"
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

    private string Steps(LessonPracticePart practice) =>
        practice.Steps.IsEmpty ? "" : $"<ol>\n{string.Concat(practice.Steps.Select(s => $"<li>{text.Adapt(s.Html)}</li>\n"))}</ol>\n";

    private void RenderQuestions(IEnumerable<QuizQuestion> questions)
    {
        foreach (var question in questions)
            _html.Append(exercise(question, ++_exercises));
    }
}
