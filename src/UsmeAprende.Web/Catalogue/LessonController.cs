using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The pages of lessons. Their forms are received by <c>Learning</c>.</summary>
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

/// <summary>A lesson's page.</summary>
/// <param name="Next">The lesson after it, or its module's test after the last; null at the course's end.</param>
/// <param name="Review">Review questions from earlier modules, in a module's first lesson.</param>
/// <param name="Reply">The answer to a form; null when the lesson is only read.</param>
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

    /// <summary>The faults for its author; only in development.</summary>
    public IReadOnlyList<ContentFault> Faults { get; init; } = [];

    /// <summary>How the lesson begins, for whom the link is shared with.</summary>
    public string Description =>
        Lesson.Parts.OfType<LessonTextPart>().Select(text => PageDescription.Create(text.Html)).FirstOrDefault(words => words is not null)
        ?? Course.Summary;

    /// <summary>The id of the element of its first exercise; null if it has none.</summary>
    public string? FirstExercise => Lesson.Questions.Select(AnchorOf).FirstOrDefault();

    public int Place => Module.Lessons.IndexOf(Lesson) + 1;

    /// <summary>Its steps. Questions from earlier modules come after the first step: no lesson opens with a question.</summary>
    public IReadOnlyList<LessonStep> Steps => LessonStep.Create(Lesson, Review);

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

    /// <summary>The same page with the answer to a form.</summary>
    public LessonPage With(LessonFormReply reply) =>
        this with
        {
            Reply = reply,
            Review = [.. Review.Select(view => view with { Given = GivenTo(view.Question, reply) })],
        };

    /// <summary>The question, or the sister that was answered in its place.</summary>
    public QuestionView View(QuizQuestion question)
    {
        var given = GivenTo(question, Reply);
        var shown = given?.Question ?? question;
        return new QuestionView(shown, AnchorOf(shown), given);
    }

    /// <summary>The question with this id, of the lesson or of the review.</summary>
    /// <param name="version">The hash of a sister; empty for the question that stands in the lesson.</param>
    public QuestionView? Find(string questionId, string version) =>
        Review
            .Concat(Lesson.Questions.SelectMany(q => q.Variants).Select(q => new QuestionView(q, AnchorOf(q), null)))
            .FirstOrDefault(view =>
                view.Question.Id.Value == questionId && (version.Length == 0 ? view.Question.Variant == 0 : view.Question.Hash == version)
            );

    /// <summary>What can be answered without scripts: until it is, the lesson asks before it ends.</summary>
    public IEnumerable<ActivityId> FormActivities =>
        Lesson
            .Parts.Select(part =>
                part switch
                {
                    LessonQuestionPart { Question: { Kind: not (QuestionKind.Screens or QuestionKind.Chat) } question } => question.Id,
                    LessonPracticePart practice => practice.Id,
                    LessonReflectionPart reflection => reflection.Id,
                    _ => (ActivityId?)null,
                }
            )
            .OfType<ActivityId>();

    /// <summary>The practice that has this step.</summary>
    public LessonPracticePart? FindPractice(string step) =>
        Lesson.Parts.OfType<LessonPracticePart>().FirstOrDefault(practice => practice.Steps.Any(s => s.Hash == step));

    /// <summary>The id of the element of a practice or reflection.</summary>
    public static string AnchorOf(ActivityId activity) => $"p-{activity.Slug}";

    /// <summary>The id of the element of a question.</summary>
    public static string AnchorOf(QuizQuestion question) => $"p-{question.Key}";

    public LessonFormReply? ReplyAt(string anchor) => Reply is { } reply && reply.Anchor == anchor ? reply : null;

    private static GivenAnswer? GivenTo(QuizQuestion question, LessonFormReply? reply) =>
        reply?.Given is { } given && given.Question.Id == question.Id ? given : null;

    private static ContinueLink To(Lesson lesson) => new(lesson.Path, lesson.Title);
}

/// <summary>The answer to a form that was sent without scripts, shown beside it.</summary>
/// <param name="Anchor">The id of the element that shows it.</param>
/// <param name="Words">A sentence; null if the explanation of the answer is enough.</param>
public sealed record LessonFormReply(string Anchor, string? Words, FormSaveResult Kept, GivenAnswer? Given = null)
{
    /// <summary>Whether the lesson can be ended although exercises are left.</summary>
    public bool CanEndAnyway { get; private init; }

    public static LessonFormReply Unfinished(int open) =>
        new(
            LessonPage.FinishAnchor,
            $"Le {(open == 1 ? "falta 1 ejercicio" : $"faltan {open} ejercicios")} por responder. Hágalos, o termine así y vuelva después.",
            FormSaveResult.Nothing
        )
        {
            CanEndAnyway = true,
        };
}

/// <summary>Whether a record was stored.</summary>
public enum FormSaveResult
{
    /// <summary>There was nothing to store, such as an empty answer.</summary>
    Nothing,

    /// <summary>It is stored in the person's progress.</summary>
    Saved,

    /// <summary>Nobody is signed in: without scripts it cannot be stored.</summary>
    Nobody,

    /// <summary>It could not be stored now.</summary>
    Failed,
}

/// <summary>A link to what comes next.</summary>
public sealed record ContinueLink(string Path, string Title);
