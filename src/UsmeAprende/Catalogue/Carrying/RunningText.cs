using System.Globalization;
using System.Text;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>A lesson or test from its first line to its last, with its questions as numbered exercises in their places.</summary>
/// <param name="exercise">Writes a question, given its number within the lesson or test.</param>
internal sealed class RunningText(CarriedText text, string scope, Func<Question, int, string> exercise)
{
    private readonly StringBuilder _html = new();
    private int _exercises;

    public string Of(Module module, Lesson lesson)
    {
        if (module.Lessons[0] == lesson && !module.Review.IsEmpty)
        {
            _html.Append("<div class=\"review\">\n<p><strong>Antes de empezar, recuerde</strong></p>\n");
            Ask(module.Review);
            _html.Append("</div>\n");
        }

        foreach (var part in lesson.Parts)
            Tell(part);
        return _html.ToString();
    }

    public string Of(ModuleTest test)
    {
        _html.Append(text.Of(test.Html, scope));
        _html.Append(
            CultureInfo.InvariantCulture,
            $"<p class=\"hint\">Son {test.Questions.Length} preguntas. Cuente las que responda bien: se aprueba "
                + $"con {test.Pass} de cada 100.</p>\n"
        );
        Ask(test.Questions);
        return _html.ToString();
    }

    private void Tell(LessonPart part)
    {
        switch (part)
        {
            case TextPart told:
                _html.Append(text.Of(told.Html, scope));
                break;
            case QuestionPart { Question: var question }:
                Ask([question]);
                break;
            case PracticePart practice:
                _html.Append(
                    CultureInfo.InvariantCulture,
                    $"<aside class=\"practice\"><p><strong>Hágalo en su celular</strong></p>\n{text.Of(practice.Html, scope)}</aside>\n"
                );
                break;
            case ReflectionPart reflection:
                _html.Append(
                    CultureInfo.InvariantCulture,
                    $"<aside class=\"reflection\"><p><strong>Para pensar</strong></p>\n{text.Of(reflection.Html, scope)}\n"
                        + $"<p>Escríbalo en su cuaderno: es solo para usted.</p></aside>\n"
                );
                break;
        }
    }

    private void Ask(IEnumerable<Question> questions)
    {
        foreach (var question in questions)
            _html.Append(exercise(question, ++_exercises));
    }
}
