using System.Collections.Immutable;

namespace UsmeAprende.Catalogue.Reading;

/// <summary>
/// Replaces content that has faults by a notice, and leaves the rest of the course as it is. What is withheld keeps its place and its id:
/// it still counts for people who did it, and the certificate still asks for it. So a typing error in a file never changes anybody's
/// progress, score or certificate.
/// </summary>
internal sealed class ContentWithholding(ContentFaultList faults, CrossReferences seen)
{
    private const int UsualMinutes = 10;

    private const string Notice =
        "<div class=\"notice care\"><p><strong>Estamos corrigiendo esta página.</strong> Vuelva en unos "
        + "días. Si ya la hizo, le sigue contando.</p></div>\n";

    public Course Apply(Course course)
    {
        var usual = course.Lessons.Where(l => !IsUnfit(l.File)).Select(l => l.Minutes).DefaultIfEmpty(UsualMinutes).Average();
        var modules = course
            .Modules.Where(m => NumberedNames.IsName(m.Slug))
            // If two folders have the same name, the first one is the module.
            .DistinctBy(m => m.Id)
            .Select(m => Apply(m, (int)usual, course.Rule.Score))
            .ToList();
        var lessons = modules.SelectMany(m => m.Lessons).Where(l => !l.IsWithheld).Select(l => l.Id).ToHashSet();
        return course with
        {
            Modules = [.. modules.Select(m => m with { Review = [.. m.Review.Where(q => lessons.Contains(q.Id.Parent))] })],
        };
    }

    private CourseModule Apply(CourseModule module, int usualMinutes, int score)
    {
        var lessons = module
            .Lessons.Where(l => NumberedNames.IsName(l.Slug))
            .GroupBy(l => l.Id)
            .Select(same => same.FirstOrDefault(l => !IsUnfit(l.File)) ?? CreateNotice(same.First(), usualMinutes))
            .ToImmutableArray();
        module = module with { Lessons = lessons };
        if (IsUnfit($"{module.Folder}/module.md"))
            module = module with { Title = TitleOr(module.Title, module.Slug), Html = "" };
        if (IsUnfit($"{module.Folder}/prueba.md"))
            module = module with { Test = CreateNotice(module.Test, module, score) };
        if (IsUnfit($"{module.Folder}/guia.md"))
            module = module with { Guide = CreateNotice(module.Guide, module) };
        return module;
    }

    private bool IsUnfit(string file) => faults.IsIn(file) || seen.ShowingFaultyDrawings.Contains(file);

    // A number that could not be read was replaced by the smallest allowed one.
    private static Lesson CreateNotice(Lesson lesson, int usualMinutes) =>
        lesson with
        {
            Title = TitleOr(lesson.Title, lesson.Slug),
            Minutes = lesson.Minutes > 1 ? lesson.Minutes : usualMinutes,
            Parts = [new LessonTextPart(Notice)],
            Terms = [],
            IsWithheld = true,
        };

    private static ModuleTest CreateNotice(ModuleTest? test, CourseModule module, int score) =>
        new(
            ActivityId.TestOf(module.Id),
            TitleOr(test?.Title ?? "", "prueba"),
            test?.Pass > 1 ? test.Pass : Math.Max(1, score),
            Notice,
            [],
            ""
        )
        {
            FormerIds = test?.FormerIds ?? [],
            IsWithheld = true,
        };

    private static FacilitatorGuide CreateNotice(FacilitatorGuide? guide, CourseModule module) =>
        new(ActivityId.GuideOf(module.Id), TitleOr(guide?.Title ?? "", "guia"), guide?.Minutes ?? 1, guide?.Task ?? "", Notice)
        {
            IsWithheld = true,
        };

    private static string TitleOr(string title, string slug) =>
        title.Length > 0 ? title : $"{char.ToUpperInvariant(slug[0])}{slug[1..].Replace('-', ' ')}";
}
