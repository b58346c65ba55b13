using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A lesson and where it stands in its course.</summary>
/// <param name="Next">The lesson after it, or its module's test after the last; null at the course's end.</param>
/// <param name="Review">Questions of earlier modules that open a module's first lesson.</param>
/// <param name="Reply">What comes of the form just sent; null when the lesson is only read.</param>
public sealed record LessonPage(
    Course Course,
    Module Module,
    Lesson Lesson,
    Link? Previous,
    Link? Next,
    IReadOnlyList<QuestionView> Review,
    Reply? Reply
)
{
    public const string FinishAnchor = "terminar";

    /// <summary>What its author must mend; told in development only.</summary>
    public IReadOnlyList<ContentFault> Faults { get; init; } = [];

    public int Place => Module.Lessons.IndexOf(Lesson) + 1;

    public string Script => QuestionView.ScriptFor(Lesson.Questions.Concat(Review.Select(view => view.Question)));

    public static LessonPage Of(CourseCatalogue catalogue, Lesson lesson)
    {
        var module = catalogue.ModuleOf(lesson);
        var course = catalogue.CourseOf(module);
        var all = course.Lessons.ToList();
        var place = all.IndexOf(lesson);
        var opens = module.Lessons[0] == lesson;
        return new LessonPage(
            course,
            module,
            lesson,
            place > 0 ? To(all[place - 1]) : null,
            lesson == module.Lessons[^1] && module.Test is { } test ? new Link(test.Path, test.Title)
                : place + 1 < all.Count ? To(all[place + 1])
                : null,
            opens ? [.. module.Review.Select((question, at) => new QuestionView(question, $"repaso-{at + 1}", null))] : [],
            null
        );
    }

    /// <summary>The same lesson with what comes of a form.</summary>
    public LessonPage With(Reply reply) =>
        this with
        {
            Reply = reply,
            Review = [.. Review.Select(view => view with { Given = GivenTo(view.Question, reply) })],
        };

    public QuestionView View(Question question) => new(question, AnchorOf(question.Id), GivenTo(question, Reply));

    /// <summary>The question of this page with that id, its own or one to remember.</summary>
    public QuestionView? Find(string questionId) =>
        Review.Concat(Lesson.Questions.Select(View)).FirstOrDefault(view => view.Question.Id == questionId);

    /// <summary>The element a question, practice or reflection is found by.</summary>
    public static string AnchorOf(string activity) => $"p-{activity[(activity.LastIndexOf('/') + 1)..]}";

    public Reply? ReplyAt(string anchor) => Reply is { } reply && reply.Anchor == anchor ? reply : null;

    private static GivenAnswer? GivenTo(Question question, Reply? reply) =>
        reply?.Given is { } given && given.Question.Id == question.Id ? given : null;

    private static Link To(Lesson lesson) => new(lesson.Path, lesson.Title);
}
