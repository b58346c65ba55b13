using UsmeAprende.Documents;

namespace UsmeAprende.Catalogue.Carrying;

/// <summary>
/// Writes the parts of a lesson for a projector: the words, without anything to answer or to touch, since that is done on the phones.
/// </summary>
public sealed class LessonProjection
{
    private readonly ProjectedHtml _text;
    private readonly OfflineExercises _exercises;

    public LessonProjection(CourseCatalogue catalogue, Course course)
    {
        _text = new ProjectedHtml(catalogue, course);
        _exercises = new OfflineExercises(_text);
    }

    public string Render(LessonPart part) =>
        part switch
        {
            LessonTextPart text => _text.Adapt(text.Html),
            LessonQuestionPart { Question: var question } => Render(question),
            LessonPracticePart practice => "<p class=\"kind\">Práctica, en su celular</p>\n"
                + _text.Adapt(practice.Html)
                + OfflineScenes.List("ol", practice.Steps.Select(step => _text.Adapt(step.Html))),
            LessonReflectionPart reflection => "<p class=\"kind\">Para pensar</p>\n" + _text.Adapt(reflection.Html),
            _ => "",
        };

    /// <summary>A question, never its answer: the room gives that.</summary>
    public string Render(QuizQuestion question) =>
        question.Content switch
        {
            // A simulated phone is touched on the phones; here stands what is to be done on it.
            PhoneSimulation phone => Asked(question)
                + OfflineScenes.List("ol", phone.Screens.Select(screen => $"{XmlEscaping.Escape(screen.Goal)}.")),
            // Only how it begins: what follows depends on what one answers.
            ChatStory story => Asked(question)
                + OfflineScenes.List("ul", story.Scenes[0].Messages.Select(message => $"“{XmlEscaping.Escape(message.Text)}”"))
                + "<p class=\"hint\">¿Qué respondería usted?</p>\n"
                + OfflineScenes.List("ul", story.Scenes[0].Choices.Select(choice => XmlEscaping.Escape(choice.Text))),
            _ => _exercises.RenderQuestion(question),
        };

    private string Asked(QuizQuestion question) => $"<p class=\"prompt\">{_text.Adapt(question.PromptHtml)}</p>\n";
}

/// <summary>The catalogue's HTML on another page of the site: links and drawings stay, terms are explained in the glossary.</summary>
internal sealed class ProjectedHtml(CourseCatalogue catalogue, Course course)
    : OfflineHtml(catalogue, course, new DownloadOrigin("", "", null))
{
    protected override string TermLink(string slug) => $"/glosario#g-{slug}";

    protected override string? PlaceOf(string path) => path;

    protected override string SourceOf(SvgDrawing drawing) => drawing.Path;
}
