using System.Globalization;
using UsmeAprende.Catalogue;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

public sealed class NextStepTests
{
    private static readonly NextStepTable Table = NextStepTable.Read();
    private static readonly CourseCatalogue Catalogue = new("v", [.. Table.Courses.Select(CreateCourse)], [], null, []);

    public static TheoryData<string> Cases => [.. Table.Cases.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Next_InEachCaseOfTheSharedTable_IsAsTheTableSays(string name)
    {
        var row = Table.Cases.Single(c => c.Name == name);
        var courses = Compute(row.Acts);
        var current = courses.Single(c => c.Course.Id == row.Course);

        Assert.Equal(row.Next is { } next ? $"/cursos/{next}" : null, NextStep.Find(courses, current)?.Path);
        Assert.Equal(row.States, row.States.Keys.ToDictionary(m => m, m => State(courses, m)));
        if (row is { In: null })
            Assert.Equal(row.Course, courses.MaxBy(c => c.LastAt)!.Course.Id);
    }

    [Fact]
    public void Path_OfACourse_TellsPhonesAllThatTheRuleAsks()
    {
        foreach (var course in Catalogue.Courses)
        {
            var told = CoursePath.Create(Catalogue, course);
            var expected = Table.Courses.Single(c => c.Id == course.Id);

            Assert.Equal(System.Text.Json.JsonSerializer.Serialize(expected), System.Text.Json.JsonSerializer.Serialize(told));
        }
    }

    [Fact]
    public void Next_BeforeAnythingWasDone_IsTheFirstLessonOfAll() =>
        Assert.Equal("/cursos/huerta/sembrar/semilla", NextStep.Find(Compute([]), null)?.Path);

    private static List<CourseProgress> Compute(string[] acts)
    {
        var outcomes = new Dictionary<ActivityId, ActivityProgress>();
        for (var i = 0; i < acts.Length; i++)
        {
            var at = SampleRecords.Morning.AddMinutes(i);
            var parts = acts[i].Split('=');
            var (activity, score) = (
                new ActivityId(parts[0]),
                parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : (int?)null
            );
            var outcome = new ActivityProgress(at, activity.IsTest ? null : at, score, null, null);
            outcomes[activity] = outcomes.TryGetValue(activity, out var before) ? before.Join(outcome) : outcome;
        }
        var versions = new ActivityVersionStore(null!, [], TimeProvider.System);
        return [.. Catalogue.Courses.Select(c => CourseProgress.Compute(c, outcomes, InPersonLearning.Nothing, versions))];
    }

    private static string State(List<CourseProgress> courses, string id)
    {
        var course = courses.Single(c => c.Course.Modules.Any(m => m.Id == id));
        var module = course.Modules.Single(m => m.Module.Id == id);
        return module.IsDone ? "done"
            : module == course.Here ? "here"
            : "ahead";
    }

    private static Course CreateCourse(CoursePath path, int at) =>
        new(
            path.Id,
            path.Title,
            "",
            at,
            "",
            new CertificateRule(
                100,
                path.Modules.Select(m => m.Test)
                    .OfType<CoursePath.Test>()
                    .Where(t => t.IsForCertificate)
                    .Select(t => t.Asked)
                    .FirstOrDefault(),
                0,
                0,
                ""
            ),
            "",
            [
                .. path.Modules.Select(
                    (m, i) =>
                        new CourseModule(
                            m.Id,
                            i + 1,
                            m.Title,
                            "",
                            "",
                            [
                                .. m.Lessons.Select(l =>
                                    new Lesson(l.Id, l.Title, l.Minutes, [], [], [], [], "v") with
                                    {
                                        IsWithheld = l.IsWithheld,
                                    }
                                ),
                            ],
                            m.Test is { } test
                                ? new ModuleTest(test.Id, test.Title, test.Pass, "", [], "v") { IsWithheld = test.IsWithheld }
                                : null,
                            null,
                            []
                        )
                ),
            ]
        );
}
