using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The placement test, which recommends where to start. Nothing is stored and nothing is locked.</summary>
[AllowAnonymous]
public sealed class PlacementController(CatalogueStore courses) : Controller
{
    [HttpGet("/diagnostico"), PublicPage]
    public IActionResult Show() =>
        courses.Current.Placement is { } placement ? View("Placement", new PlacementPage(placement, [])) : NotFound();

    [HttpPost("/diagnostico"), PageOwnerGuard.AnyPerson, ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
    public async Task<IActionResult> Recommend(CancellationToken cancel)
    {
        var catalogue = courses.Current;
        if (catalogue.Placement is not { } placement)
            return NotFound();

        var form = await PlainFormReader.ReadAsync(Request, cancel);
        var answers = placement.Tasks.Select((task, at) => PlacementChoice.Find(task, form[PlacementPage.Field(at)])).ToList();
        if (!answers.TrueForAll(a => a is null))
            return View("Recommendation", PlacementRecommendation.Create(catalogue, placement, [.. answers.Select(a => a?.Ability)]));
        ModelState.AddModelError(
            PlacementPage.Field(0),
            "Haga o marque al menos una de las tareas y vuelva a tocar “Ver por dónde empiezo”."
        );
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Placement", new PlacementPage(placement, answers));
    }
}

/// <summary>The ten tasks, with the answers so far.</summary>
/// <param name="Answers">One for each task, null if it is not answered; empty before the first attempt.</param>
public sealed record PlacementPage(PlacementQuestionnaire Placement, IReadOnlyList<PlacementChoice?> Answers)
{
    public static string Field(int at) => $"t{(at + 1).ToString(CultureInfo.InvariantCulture)}";

    /// <summary>The first choice has the field's id, so that the error summary leads to it.</summary>
    public static string IdOf(string field, int choice) => choice == 0 ? field : $"{field}-{choice.ToString(CultureInfo.InvariantCulture)}";

    public bool Marked(int at, PlacementChoice choice) => at < Answers.Count && Answers[at] == choice;
}

/// <summary>What somebody can say of a task, or touch to try it.</summary>
public sealed record PlacementChoice(string Value, string Words, TaskAbility Ability)
{
    private static readonly PlacementChoice[] s_said =
    [
        new("solo", "Sí, lo hago solo o sola", TaskAbility.Alone),
        new("ayuda", "Con ayuda", TaskAbility.WithHelp),
        new("no", "Todavía no", TaskAbility.NotYet),
    ];

    private static readonly PlacementChoice s_unknown = new("no-se", "No sé", TaskAbility.NotYet);

    public static IReadOnlyList<PlacementChoice> List(PlacementTask task) =>
        task.Trial is { } trial
            ?
            [
                .. trial.Rows.Select(
                    (row, at) =>
                        new PlacementChoice(
                            (at + 1).ToString(CultureInfo.InvariantCulture),
                            row,
                            at == trial.Right ? TaskAbility.Alone : TaskAbility.NotYet
                        )
                ),
                s_unknown,
            ]
            : s_said;

    public static PlacementChoice? Find(PlacementTask task, string? value) => List(task).FirstOrDefault(choice => choice.Value == value);
}

/// <summary>How well a person can do an everyday task.</summary>
public enum TaskAbility
{
    Alone,
    WithHelp,
    NotYet,
}

/// <summary>A task and the person's answer.</summary>
public sealed record TaskDifficulty(PlacementTask Task, TaskAbility? Ability);

/// <summary>The recommendation.</summary>
/// <param name="Start">
/// The module of the first task that the person cannot do alone and that already has lessons; null if there is none.
/// </param>
/// <param name="Reason">That task with its answer.</param>
/// <param name="Later">A few other modules that would help, in the tasks' order.</param>
/// <param name="DoesWhatWasAnswered">Nothing was hard, and not all was answered.</param>
/// <param name="Beyond">For a person who can do all tasks: the first modules of other courses.</param>
public sealed record PlacementRecommendation(
    ModuleLocation? Start,
    TaskDifficulty? Reason,
    IReadOnlyList<ModuleLocation> Later,
    bool DoesAllAlone,
    bool DoesWhatWasAnswered,
    IReadOnlyList<ModuleLocation> Beyond
)
{
    private const int MostLater = 3;

    public static PlacementRecommendation Create(
        CourseCatalogue catalogue,
        PlacementQuestionnaire placement,
        IReadOnlyList<TaskAbility?> answers
    )
    {
        var hard = placement
            .Tasks.Zip(answers, (task, answer) => new TaskDifficulty(task, answer))
            .Where(d => d.Ability is TaskAbility.WithHelp or TaskAbility.NotYet)
            .ToList();
        var places = hard.Where(d => catalogue.ModulesById.ContainsKey(d.Task.ModuleId))
            .Select(d => (Difficulty: d, Place: ModuleLocation.Create(catalogue, d.Task.ModuleId)))
            .ToList();
        var start = places.FirstOrDefault(p => p.Place.FirstLesson is not null);
        var doesAllAlone = hard.Count == 0 && answers.All(a => a is TaskAbility.Alone);
        return new PlacementRecommendation(
            start.Place,
            start.Difficulty,
            [.. places.Select(p => p.Place).Distinct().Where(p => p != start.Place).Take(MostLater)],
            doesAllAlone,
            hard.Count == 0 && !doesAllAlone,
            doesAllAlone ? [.. OtherCourses(catalogue, placement)] : []
        );
    }

    private static IEnumerable<ModuleLocation> OtherCourses(CourseCatalogue catalogue, PlacementQuestionnaire placement)
    {
        var asked = placement.Tasks.Select(t => t.ModuleId).ToHashSet();
        return from course in catalogue.Courses
            where course.HasLessons && !course.Modules.Any(m => asked.Contains(m.Id))
            select ModuleLocation.Create(catalogue, course.Modules.First(m => !m.Lessons.IsEmpty).Id);
    }
}

/// <summary>A module with its course.</summary>
/// <param name="FirstLesson">Its first lesson; null if the module is only announced.</param>
public sealed record ModuleLocation(Course Course, CourseModule Module, Lesson? FirstLesson)
{
    public string Path => FirstLesson?.Path ?? $"{Course.Path}#{Module.Slug}";

    public static ModuleLocation Create(CourseCatalogue catalogue, string moduleId)
    {
        var module = catalogue.ModulesById[moduleId];
        return new ModuleLocation(catalogue.GetCourse(module), module, module.Lessons.FirstOrDefault());
    }
}
