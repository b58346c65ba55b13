using System.Collections.Frozen;
using System.Collections.Immutable;
using UsmeAprende.Catalogue.Search;

namespace UsmeAprende.Catalogue;

/// <summary>All content of <c>courses/</c>, read once and checked. Immutable; after a change of the folder a new one is made.</summary>
/// <param name="Version">Hash of every file read.</param>
/// <param name="Withdrawn">Courses left out because their <c>course.md</c> has faults.</param>
public sealed record CourseCatalogue(
    string Version,
    ImmutableArray<Course> Courses,
    ImmutableArray<GlossaryTerm> Glossary,
    PlacementQuestionnaire? Placement,
    ImmutableArray<string> Withdrawn
)
{
    /// <summary>All faults in the folder, by file and line; empty if everything is shown.</summary>
    public ImmutableArray<ContentFault> Faults { get; init; } = [];

    public ImmutableArray<DigitalCompetence> Competences { get; init; } = [];

    /// <summary>What the home page offers first.</summary>
    public ImmutableArray<HomeDoor> Doors { get; init; } = [];

    /// <summary>Telephone lines and doors that help, in the order of their file.</summary>
    public ImmutableArray<HelpLine> HelpLines { get; init; } = [];

    /// <summary>Everyday words with one meaning, for the search.</summary>
    public SynonymList Synonyms { get; init; } = SynonymList.None;

    public FrozenDictionary<string, Course> CoursesById { get; } = Courses.ToFrozenDictionary(c => c.Id);

    public FrozenDictionary<string, CourseModule> ModulesById { get; } = Courses.SelectMany(c => c.Modules).ToFrozenDictionary(m => m.Id);

    public FrozenDictionary<ActivityId, Lesson> LessonsById { get; } = Courses.SelectMany(c => c.Lessons).ToFrozenDictionary(l => l.Id);

    public FrozenDictionary<ActivityId, ModuleTest> TestsById { get; } =
        Courses.SelectMany(c => c.Modules).Select(m => m.Test).OfType<ModuleTest>().ToFrozenDictionary(t => t.Id);

    /// <summary>Ids of lessons, tests and guides that are not shown for their faults.</summary>
    public IEnumerable<ActivityId> Withheld =>
        Courses
            .SelectMany(c => c.Modules)
            .SelectMany(m =>
                m.Lessons.Where(l => l.IsWithheld)
                    .Select(l => l.Id)
                    .Concat(m.Test is { IsWithheld: true } test ? [test.Id] : [])
                    .Concat(m.Guide is { IsWithheld: true } guide ? [guide.Id] : [])
            );

    /// <summary>Former id of a lesson, test, task or guide → the id it has now.</summary>
    public FrozenDictionary<ActivityId, ActivityId> Renamed { get; } = RenamedActivityIds.Collect(Courses);

    /// <summary>Returns the activity's id of today. It differs from the given one if the lesson was renamed.</summary>
    public ActivityId ResolveRenamed(ActivityId activity)
    {
        if (Renamed.Count == 0)
            return activity;
        if (Renamed.TryGetValue(activity, out var now))
            return now;
        return Renamed.TryGetValue(activity.Parent, out now) ? now.Within(activity.Slug) : activity;
    }
}

/// <summary>Something that an author must correct.</summary>
/// <param name="File">Path from the courses' folder, with slashes.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">In Spanish: what is wrong and what to write instead.</param>
public sealed record ContentFault(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>A word of the glossary with its one definition.</summary>
/// <param name="DefinitionHtml">Fits inside a paragraph.</param>
public sealed record GlossaryTerm(string Slug, string Name, string DefinitionHtml)
{
    /// <summary>Other names people use for it.</summary>
    public ImmutableArray<string> AlsoKnownAs { get; init; } = [];
}

/// <summary>
/// The placement test: ten everyday tasks, easiest first. The first one that a person cannot do alone decides where to start.
/// </summary>
public sealed record PlacementQuestionnaire(string Title, string Html, ImmutableArray<PlacementTask> Tasks);

/// <summary>An everyday task and the module that teaches it.</summary>
public sealed record PlacementTask(string Task, string ModuleId)
{
    /// <summary>How it is tried at once; null if people say themselves whether they can do it.</summary>
    public PlacementTrial? Trial { get; init; }
}

/// <summary>A screen to be touched: what one does tells more than what one believes to know.</summary>
/// <param name="Goal">What to reach.</param>
/// <param name="Screen">What stands at the head of the screen, such as the name of an app.</param>
/// <param name="Rows">What can be touched.</param>
/// <param name="Right">Which of them, from 0.</param>
public sealed record PlacementTrial(string Goal, string Screen, ImmutableArray<string> Rows, int Right);

/// <summary>What a lesson trains, by the code of a known framework, such as <c>DigComp 2.2 4.1</c>.</summary>
public sealed record DigitalCompetence(string Code, string Name);

/// <summary>
/// The former ids of lessons, tests and tasks: those written in their own files, and those that follow from a renamed module.
/// </summary>
internal static class RenamedActivityIds
{
    public static FrozenDictionary<ActivityId, ActivityId> Collect(ImmutableArray<Course> courses)
    {
        var modules = courses.SelectMany(c => c.Modules).ToList();
        var living = modules
            .SelectMany(m =>
                m.Lessons.Select(l => l.Id).Append(ActivityId.TestOf(m.Id)).Append(ActivityId.TaskOf(m.Id)).Append(ActivityId.GuideOf(m.Id))
            )
            .ToHashSet();
        var names = new Dictionary<ActivityId, ActivityId>();
        // A lesson that left the module before the module was renamed has its former id in its own file, which takes precedence.
        foreach (
            var (former, now) in modules
                .SelectMany(ListStated)
                .Concat(modules.SelectMany(ListImplied))
                .Where(name => !living.Contains(name.Former))
        )
            names.TryAdd(former, now);
        return names.ToFrozenDictionary();
    }

    private static IEnumerable<(ActivityId Former, ActivityId Now)> ListStated(CourseModule module) =>
        module
            .Lessons.SelectMany(l => l.FormerIds.Select(former => (former, l.Id)))
            .Concat(module.Test is { } test ? test.FormerIds.Select(former => (former, test.Id)) : []);

    private static IEnumerable<(ActivityId Former, ActivityId Now)> ListImplied(CourseModule module) =>
        module.FormerIds.SelectMany(former =>
            module
                .Lessons.Select(l => (ActivityId.LessonOf(former, l.Slug), l.Id))
                .Append((ActivityId.TestOf(former), ActivityId.TestOf(module.Id)))
                .Append((ActivityId.TaskOf(former), ActivityId.TaskOf(module.Id)))
                .Append((ActivityId.GuideOf(former), ActivityId.GuideOf(module.Id)))
        );
}
