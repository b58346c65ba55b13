using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>Lessons to read. What their forms send is <c>Learning</c>'s to receive.</summary>
[AllowAnonymous]
public sealed class LessonController(CatalogueStore courses, AuthorFaults faults) : Controller
{
    [HttpGet("/cursos/{course}/{module}/{lesson}"), PublicPage, PageWeight]
    public IActionResult Show()
    {
        var catalogue = courses.Current;
        var id = CatalogueAddress.ReadId(Request.Path);
        if (catalogue.LessonsById.TryGetValue(id, out var lesson))
            return View("Lesson", LessonPage.Create(catalogue, lesson) with { Faults = faults.ListIn(lesson.File) });
        return catalogue.Renamed.TryGetValue(id, out var now) ? RedirectPermanent($"/cursos/{now}") : NotFound();
    }
}

/// <summary>A lesson and where it stands in its course.</summary>
/// <param name="Next">The lesson after it, or its module's test after the last; null at the course's end.</param>
/// <param name="Review">Questions of earlier modules that open a module's first lesson.</param>
/// <param name="Reply">What comes of the form just sent; null when the lesson is only read.</param>
public sealed record LessonPage(
    Course Course,
    CourseModule Module,
    Lesson Lesson,
    ContinueLink? Previous,
    ContinueLink? Next,
    IReadOnlyList<QuestionView> Review,
    LessonFormReply? Reply
)
{
    public const string FinishAnchor = "terminar";

    /// <summary>What its author must mend; told in development only.</summary>
    public IReadOnlyList<ContentFault> Faults { get; init; } = [];

    public int Place => Module.Lessons.IndexOf(Lesson) + 1;

    public string Script => QuestionView.ScriptFor(Lesson.Questions.Concat(Review.Select(view => view.Question)));

    public static LessonPage Create(CourseCatalogue catalogue, Lesson lesson)
    {
        var module = catalogue.GetModule(lesson);
        var course = catalogue.GetCourse(module);
        var all = course.Lessons.ToList();
        var place = all.IndexOf(lesson);
        var opens = module.Lessons[0] == lesson;
        return new LessonPage(
            course,
            module,
            lesson,
            place > 0 ? To(all[place - 1]) : null,
            lesson == module.Lessons[^1] && module.Test is { } test ? new ContinueLink(test.Path, test.Title)
                : place + 1 < all.Count ? To(all[place + 1])
                : null,
            opens ? [.. module.Review.Select((question, at) => new QuestionView(question, $"repaso-{at + 1}", null))] : [],
            null
        );
    }

    /// <summary>The same lesson with what comes of a form.</summary>
    public LessonPage With(LessonFormReply reply) =>
        this with
        {
            Reply = reply,
            Review = [.. Review.Select(view => view with { Given = GivenTo(view.Question, reply) })],
        };

    public QuestionView View(QuizQuestion question) => new(question, AnchorOf(question.Id), GivenTo(question, Reply));

    /// <summary>The question of this page with that id, its own or one to remember.</summary>
    public QuestionView? Find(string questionId) =>
        Review.Concat(Lesson.Questions.Select(View)).FirstOrDefault(view => view.Question.Id == questionId);

    /// <summary>The element a question, practice or reflection is found by.</summary>
    public static string AnchorOf(string activity) => $"p-{activity[(activity.LastIndexOf('/') + 1)..]}";

    public LessonFormReply? ReplyAt(string anchor) => Reply is { } reply && reply.Anchor == anchor ? reply : null;

    private static GivenAnswer? GivenTo(QuizQuestion question, LessonFormReply? reply) =>
        reply?.Given is { } given && given.Question.Id == question.Id ? given : null;

    private static ContinueLink To(Lesson lesson) => new(lesson.Path, lesson.Title);
}

/// <summary>What comes of a form sent without scripts, shown beside it.</summary>
/// <param name="Anchor">The element it is shown in.</param>
/// <param name="Words">What happened, in a sentence; null where the answer's own explanation says it.</param>
public sealed record LessonFormReply(string Anchor, string? Words, FormSaveResult Kept, GivenAnswer? Given = null);

/// <summary>What became of the record of what a person did.</summary>
public enum FormSaveResult
{
    /// <summary>There was nothing to keep, such as an empty answer.</summary>
    Nothing,

    /// <summary>It is in the person's progress, on disk.</summary>
    Saved,

    /// <summary>Nobody has signed in: without scripts there is nowhere to keep it.</summary>
    Nobody,

    /// <summary>It could not be stored now.</summary>
    Failed,
}

/// <summary>Where a person can go on, and what they find there.</summary>
public sealed record ContinueLink(string Path, string Title);
