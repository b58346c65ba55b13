using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>A module's test: one form for all its questions.</summary>
/// <param name="Next">The next module's first lesson; null after the last that has any.</param>
/// <param name="Result">What the attempt just sent reached; null before.</param>
public sealed record TestPage(
    Course Course,
    Module Module,
    ModuleTest Test,
    IReadOnlyList<QuestionView> Questions,
    Link? Next,
    TestResult? Result
)
{
    /// <summary>What its author must mend; told in development only.</summary>
    public IReadOnlyList<ContentFault> Faults { get; init; } = [];

    public static TestPage Of(CourseCatalogue catalogue, ModuleTest test)
    {
        var module = catalogue.ModuleOf(test);
        var course = catalogue.CourseOf(module);
        var next = course.Modules.SkipWhile(m => m != module).Skip(1).SelectMany(m => m.Lessons).FirstOrDefault();
        return new TestPage(
            course,
            module,
            test,
            [.. test.Questions.Select(q => new QuestionView(q, LessonPage.AnchorOf(q.Id), null, IsAlone: false))],
            next is null ? null : new Link(next.Path, next.Title),
            null
        );
    }

    /// <summary>
    /// The same test with what came of sending it. While something is missing only that is pointed out: a verdict would give the rest away.
    /// </summary>
    public TestPage With(TestResult result, IReadOnlyDictionary<string, GivenAnswer> given) =>
        this with
        {
            Result = result,
            Questions =
            [
                .. Questions.Select(view =>
                    view with
                    {
                        Given = given.GetValueOrDefault(view.Question.Id),
                        IsJudged = result.Missing.Count == 0,
                    }
                ),
            ],
        };
}
