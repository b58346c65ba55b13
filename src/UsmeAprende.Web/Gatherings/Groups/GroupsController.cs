using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Typing;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Gatherings.Planning;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Gatherings.Groups;

/// <summary>Groups with their people: who runs one enrols, and sees how each is doing (R15).</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class GroupsController(
    StaffGroupReader list,
    GroupProgressReader progress,
    EnrolmentService groups,
    EnrolmentReturns returns,
    FacilitatedGatheringReader facilitated,
    AttendanceTaking taking,
    PublicGatheringReader gatherings,
    PersonSearch search,
    PersonLookUpGuard lookUps,
    CatalogueStore catalogue
) : Controller
{
    public const string Path = "/facilitacion/grupos";

    /// <summary>In the query, who was just taken out.</summary>
    public const string TakenOut = "salio";

    private const string LaterReason = "Se anotó en la página del grupo.";

    [HttpGet(Path)]
    public async Task<IActionResult> List(CancellationToken cancel) => View("Groups", await list.ListAsync(HttpContext.Actor(), cancel));

    [HttpGet(Path + "/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [FromQuery(Name = TakenOut)] PersonId? left, CancellationToken cancel) =>
        await ShowAsync(id, new GroupForm { Left = left is { } person ? await returns.FindAsync(id, person, cancel) : null }, cancel);

    // What is searched for is personal: it is sent in the body.
    [HttpPost(Path + "/{id:guid}/buscar")]
    public async Task<IActionResult> Find(Guid id, GroupForm form, CancellationToken cancel)
    {
        var byName = TypedText.CleanValue(form.Names).Length > 0;
        var year = 0;
        if (TypedText.CleanValue(form.Identifier).Length == 0 && !byName)
            ModelState.AddModelError(
                nameof(form.Identifier),
                "Escriba el documento, el celular o el correo completo; o los nombres y apellidos con el año de nacimiento."
            );
        else if (byName && !TypedNumber.TryParse(form.BirthYear, out year))
            ModelState.AddModelError(
                nameof(form.BirthYear),
                "Para buscar por nombre escriba también el año de nacimiento, con cuatro números."
            );
        if (ModelState.IsValid && lookUps.TryTake(HttpContext.Actor(), ModelState, Response))
            form.Found = await lookUps.RecordAsync(
                HttpContext.Actor(),
                byName ? search.ListByNameAsync(form.Names, year, cancel) : search.ListByIdentifierAsync(form.Identifier, cancel),
                cancel
            );
        return await ShowAsync(id, form, cancel);
    }

    [HttpPost(Path + "/{id:guid}/inscribir")]
    public async Task<IActionResult> Enrol(Guid id, PersonId person, CancellationToken cancel) =>
        await groups.EnrolAsync(HttpContext.Actor(), id, person, cancel)
            ? LocalRedirect($"{Path}/{id}?{PlanningNotices.Done}=inscripcion")
            : NotFound();

    /// <summary>A task that a person showed, noted at the last gathering of the group to which they came.</summary>
    [HttpPost(Path + "/{id:guid}/tareas")]
    public async Task<IActionResult> NoteTask(Guid id, PersonId person, string? module, bool takesBack, CancellationToken cancel)
    {
        if (
            (await progress.FindAsync(HttpContext.Actor(), id, cancel))?.Members.FirstOrDefault(m => m.PersonId == person)
                is not { LastMet: { } met } member
            || !member.TasksToShow.Concat(member.TasksShown).Any(m => m.Module.Id == module)
            || await facilitated.FindAsync(HttpContext.Actor(), met, cancel) is not { } gathering
        )
            return NotFound();
        var change = new AttendanceChange
        {
            Person = person,
            Kind = MarkKind.Showed,
            Module = module,
            TakesBack = takesBack,
            Reason = LaterReason,
        };
        var answer = await taking.ChangeAsync(HttpContext.Actor(), gathering, change, cancel);
        if (answer.Outcome is AttendanceResultKind.Done or AttendanceResultKind.NothingToChange)
            return LocalRedirect($"{Path}/{id}?{PlanningNotices.Done}={(takesBack ? "tarea-quitada" : "tarea")}#p-{person}");
        ModelState.AddModelError("", AttendanceWords.DescribeFailure(answer.Outcome, gathering));
        return await ShowAsync(id, new GroupForm(), cancel);
    }

    [HttpPost(Path + "/{id:guid}/datos")]
    public async Task<IActionResult> Describe(Guid id, GroupForm form, CancellationToken cancel)
    {
        var name = FormText.ReadLine(ModelState, nameof(form.Name), form.Name, Gathering.TitleLength, "Escriba cómo se llama el grupo.");
        if (name is null)
            return await ShowAsync(id, form, cancel);
        var course = form.Course is { } chosen && catalogue.Current.CoursesById.ContainsKey(chosen) ? chosen : null;
        return await groups.UpdateGroupAsync(HttpContext.Actor(), id, name, course, cancel)
            ? LocalRedirect($"{Path}/{id}?{PlanningNotices.Done}=grupo")
            : NotFound();
    }

    private async Task<IActionResult> ShowAsync(Guid id, GroupForm form, CancellationToken cancel)
    {
        if (await progress.FindAsync(HttpContext.Actor(), id, cancel) is not { } group)
            return NotFound();
        form.Name ??= group.Group.Name;
        form.Course ??= group.Group.CourseId;
        form.Progress = group;
        form.Gatherings = await gatherings.ListForGroupAsync(id, cancel);
        form.Courses = [.. catalogue.Current.Courses.Where(c => c.HasLessons)];
        if (!ModelState.IsValid && Response.StatusCode is StatusCodes.Status200OK)
            Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Group", form);
    }
}

/// <summary>A group's page: how it is doing, whom to enrol, and what it is called.</summary>
public sealed class GroupForm
{
    public string? Identifier { get; set; }

    public string? Names { get; set; }

    public string? BirthYear { get; set; }

    public string? Name { get; set; }

    public string? Course { get; set; }

    [BindNever, ValidateNever]
    public IReadOnlyList<PersonSummary>? Found { get; set; }

    /// <summary>Who was just taken out, and can be taken back.</summary>
    [BindNever, ValidateNever]
    public ReturnableMember? Left { get; set; }

    [BindNever, ValidateNever]
    public GroupProgress Progress { get; set; } = null!;

    [BindNever, ValidateNever]
    public IReadOnlyList<PublicGathering> Gatherings { get; set; } = [];

    [BindNever, ValidateNever]
    public IReadOnlyList<Course> Courses { get; set; } = [];

    public IEnumerable<FormChoice> CourseChoices => Courses.Select(c => new FormChoice(c.Id, c.Title));

    public bool IsIn(PersonId person) => Progress.Members.Any(m => m.PersonId == person);
}
