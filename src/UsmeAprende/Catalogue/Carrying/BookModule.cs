using System.Globalization;
using System.Text;
using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>One module of a course's book: its chapters, and the answers that go to the book's end.</summary>
internal sealed class BookModule
{
    private readonly BookText _text;
    private readonly Module _module;
    private readonly Exercises _exercises;
    private readonly StringBuilder _answers = new();

    public BookModule(BookText text, Module module)
    {
        (_text, _module, _exercises) = (text, module, new Exercises(text));
        var name = BookText.NameOf(module);
        Chapter = new EpubChapter(
            name,
            $"{module.Number}. {module.Title}",
            $"<p class=\"lead\">{Xml.Escape(module.Summary)}</p>\n{text.Of(module.Html, "h_")}",
            "chapter",
            [.. module.Lessons.Select(Lesson), .. module.Test is { } test ? [Test(test)] : Array.Empty<EpubChapter>()]
        );
        Answers = new EpubChapter(
            BookText.AnswersNameOf(module),
            $"Respuestas del módulo {module.Number}: {module.Title}",
            _answers.ToString(),
            "answers",
            []
        );
    }

    public EpubChapter Chapter { get; }

    public EpubChapter Answers { get; }

    private EpubChapter Lesson(Lesson lesson)
    {
        var name = BookText.NameOf(_module, lesson);
        Begin(lesson.Title);
        var told = Running(lesson.Slug, name).Of(_module, lesson);
        var place =
            $"<p class=\"meta\">{Xml.Escape(_module.Title)} · lección {_module.Lessons.IndexOf(lesson) + 1} "
            + $"de {_module.Lessons.Length} · {lesson.Minutes} minutos</p>\n";
        return new EpubChapter(name, lesson.Title, place + told, "chapter", []);
    }

    private EpubChapter Test(ModuleTest test)
    {
        var name = BookText.TestNameOf(_module);
        Begin(test.Title);
        return new EpubChapter(name, test.Title, Running("prueba", name).Of(test), "assessment", []);
    }

    private void Begin(string title) => _answers.Append(CultureInfo.InvariantCulture, $"<h2>{Xml.Escape(title)}</h2>\n");

    private RunningText Running(string owner, string name) =>
        new(_text, "h_", (question, number) => Exercise(question, number, owner, name));

    // Each leads to the other, so that a reader comes back to where it was.
    private string Exercise(Question question, int number, string owner, string name)
    {
        var answer = $"{owner}_{number}";
        _answers.Append(
            CultureInfo.InvariantCulture,
            $"""
            <section class="exercise" id="{answer}" aria-label="Respuesta del ejercicio {number}">
            <p><a href="{EpubChapter.FileOf(name)}#e{number}">Ejercicio {number}</a></p>
            <p class="prompt">{_text.Of(question.PromptHtml)}</p>
            {_exercises.Answer(question)}</section>

            """
        );
        return $"""
            <section class="exercise" id="e{number}" aria-label="Ejercicio {number}">
            <p><strong>Ejercicio {number}</strong></p>
            {_exercises.Ask(question)}<p><a href="{EpubChapter.FileOf(
                BookText.AnswersNameOf(_module)
            )}#{answer}">Respuesta del ejercicio {number}</a></p>
            </section>

            """;
    }
}
