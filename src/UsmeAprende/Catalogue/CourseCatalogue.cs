using System.Collections.Frozen;
using System.Collections.Immutable;

namespace UsmeAprende.Catalogue;

/// <summary>Everything in <c>courses/</c>, read once and checked. Immutable; a changed folder makes another one.</summary>
/// <param name="Version">Hash of every file read.</param>
/// <param name="Withdrawn">Courses left out because their <c>course.md</c> has faults.</param>
public sealed record CourseCatalogue(
    string Version,
    ImmutableArray<Course> Courses,
    ImmutableArray<Term> Glossary,
    Placement? Placement,
    ImmutableArray<string> Withdrawn
)
{
    /// <summary>Everything wrong in the folder, by file and line; empty when all of it is shown.</summary>
    public ImmutableArray<ContentFault> Faults { get; init; } = [];

    public ImmutableArray<Competence> Competences { get; init; } = [];

    public FrozenDictionary<string, Course> CoursesById { get; } = Courses.ToFrozenDictionary(c => c.Id);

    public FrozenDictionary<string, Module> ModulesById { get; } = Courses.SelectMany(c => c.Modules).ToFrozenDictionary(m => m.Id);

    public FrozenDictionary<string, Lesson> LessonsById { get; } = Courses.SelectMany(c => c.Lessons).ToFrozenDictionary(l => l.Id);

    public FrozenDictionary<string, ModuleTest> TestsById { get; } =
        Courses.SelectMany(c => c.Modules).Select(m => m.Test).OfType<ModuleTest>().ToFrozenDictionary(t => t.Id);

    /// <summary>Ids of lessons, tests and guides that are not shown for their faults.</summary>
    public IEnumerable<string> Withheld =>
        Courses
            .SelectMany(c => c.Modules)
            .SelectMany(m =>
                m.Lessons.Where(l => l.IsWithheld)
                    .Select(l => l.Id)
                    .Concat(m.Test is { IsWithheld: true } test ? [test.Id] : [])
                    .Concat(m.Guide is { IsWithheld: true } guide ? [guide.Id] : [])
            );

    /// <summary>Former id of a lesson, test, task or guide → the id it has now.</summary>
    public FrozenDictionary<string, string> Renamed { get; } = FormerNames.Of(Courses);
}
