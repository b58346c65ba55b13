using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>Plans and changes gatherings.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class PlanningController(
    GatheringPlanning planning,
    StaffGatheringReader gatherings,
    GatheringChoicesReader choices,
    ScheduleConflictFinder clashes,
    UsmeDb db,
    TimeProvider clock
) : Controller
{
    private const string Path = StaffGatheringsPage.Path;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    // A coordinator plans for others; a facilitator is always among those who run what they plan.
    private PersonId? Own => User.IsInRole(nameof(PersonRole.Coordinator)) ? null : User.PersonId();

    [HttpGet(Path + "/nuevo")]
    public async Task<IActionResult> New(
        [FromQuery(Name = "igual")] Guid? like,
        [FromQuery(Name = "grupo")] Guid? group,
        CancellationToken cancel
    )
    {
        ModelState.Clear();
        var form =
            like is { } id && await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is { } other
                ? GatheringForm.CreateSimilar(other, Now)
                : GatheringForm.CreateEmpty();
        form.Group =
            group is { } joined && await db.GroupsForStaff(HttpContext.Actor()).AnyAsync(g => g.Id == joined, cancel) ? joined : null;
        return await ShowAsync("NewGathering", form, null, cancel);
    }

    [HttpPost(Path + "/nuevo")]
    public async Task<IActionResult> Plan(GatheringForm form, CancellationToken cancel)
    {
        form.Choices = await choices.ReadAsync(Own, null, cancel);
        var reader = new GatheringFormReader(form, ModelState, Now);
        var plan = reader.ReadPlan();
        var occasions = reader.ReadTimeSlots();
        if (plan is null || occasions.Count == 0)
            return await AgainAsync("NewGathering", form, null, cancel);
        var asked = new NewGatherings
        {
            Id = form.Id,
            Plan = plan,
            Occasions = occasions,
            CourseId = form.Choices.Courses.Any(c => c.Id == form.GroupCourse) ? form.GroupCourse : null,
            SpreadsLessons = !form.AllLessons,
            GroupId = form.Group,
        };
        var answer = await planning.FindEarlierResultAsync(HttpContext.Actor(), asked, cancel);
        if (answer is null && await OverlapsAsync(form, plan, occasions, [], cancel))
            return await AgainAsync("NewGathering", form, null, cancel);
        answer ??= await planning.PlanAsync(HttpContext.Actor(), asked, cancel);
        if (answer is PlanningResult.SentOtherwise)
        {
            var before = await gatherings.FindAsync(HttpContext.Actor(), form.Id, cancel);
            form.StartAgain(ModelState, before);
            return await AgainAsync("NewGathering", form, null, cancel, StatusCodes.Status409Conflict);
        }
        return answer is PlanningResult.Done ? LocalRedirect($"{Path}?hecho={(occasions.Count > 1 ? "serie" : "nuevo")}") : NotFound();
    }

    [HttpGet(Path + "/{id:guid}/editar")]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel) =>
        await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is { CancelledAt: null } gathering
            ? await ShowAsync("EditGathering", GatheringForm.FromGathering(gathering), gathering, cancel)
            : NotFound();

    [HttpPost(Path + "/{id:guid}/editar")]
    public async Task<IActionResult> Change(Guid id, GatheringForm form, CancellationToken cancel)
    {
        if (await gatherings.FindAsync(HttpContext.Actor(), id, cancel) is not { CancelledAt: null } stored)
            return NotFound();
        form.Id = id;
        form.Choices = await choices.ReadAsync(Own, stored.VenueId, cancel);
        var reader = new GatheringFormReader(form, ModelState, Now);
        var plan = reader.ReadPlan(stored);
        var when = reader.ReadTimeSlot(stored);
        var reason = reader.ReadReason();
        if (plan is null || when is null || !ModelState.IsValid)
            return await AgainAsync("EditGathering", form, stored, cancel);
        // What moves the rest of the series may overlap there as well.
        var rest = form.Rest ? await gatherings.ListRestOfSeriesAsync(HttpContext.Actor(), stored, cancel) : [];
        if (
            await OverlapsAsync(
                form,
                plan,
                [when.Value, .. rest.Select(g => g.When.ShiftLike(stored.When, when.Value))],
                [id, .. rest.Select(g => g.Id)],
                cancel
            )
        )
            return await AgainAsync("EditGathering", form, stored, cancel);

        var answer = await planning.ChangeAsync(
            HttpContext.Actor(),
            new GatheringChange
            {
                Id = id,
                Version = form.Version,
                Plan = plan,
                When = when.Value,
                Reason = reason,
                Rest = form.Rest,
            },
            cancel
        );
        switch (answer)
        {
            case PlanningResult.Done:
                return LocalRedirect($"{Path}?hecho=cambio");
            case PlanningResult.ReasonMissing:
                ModelState.AddModelError(
                    nameof(form.Reason),
                    "Cambia el día, la hora o el lugar: escriba por qué. Lo leerán quienes reservaron."
                );
                break;
            case PlanningResult.Closed:
                ModelState.AddModelError(
                    nameof(form.Day),
                    "La asistencia ya está cerrada: el día, la hora y el lugar no se pueden cambiar. Lo demás sí."
                );
                break;
            case PlanningResult.Stale:
                form.Stored = stored;
                form.Version = stored.Version;
                ModelState.AddModelError(
                    "",
                    "Otra persona cambió este encuentro mientras usted escribía. Lo que usted escribió sigue abajo: "
                        + "revíselo y guarde otra vez."
                );
                break;
            default:
                return NotFound();
        }
        return await AgainAsync(
            "EditGathering",
            form,
            stored,
            cancel,
            answer is PlanningResult.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest
        );
    }

    private async Task<bool> OverlapsAsync(
        GatheringForm form,
        GatheringPlan plan,
        IReadOnlyList<TimeSlot> occasions,
        IReadOnlyCollection<Guid> except,
        CancellationToken cancel
    )
    {
        form.Clashes = await clashes.ListAsync(occasions, plan.VenueId, plan.Facilitators, except, cancel);
        var seen = string.Join(' ', form.Clashes.Select(c => c.GatheringId).Order());
        var sign = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seen)).AsSpan(0, 8));
        if (form.Clashes.Count == 0 || (form.Confirmed && form.Seen == sign))
            return false;

        // What was confirmed of other overlaps is not said of these.
        (form.Seen, form.Confirmed) = (sign, false);
        ModelState.Remove(nameof(form.Confirmed));
        ModelState.AddModelError(
            nameof(form.Confirmed),
            "A esa hora hay otro encuentro en el mismo lugar o con la misma persona. Cámbielo, o marque que lo guarda así."
        );
        return true;
    }

    private async Task<IActionResult> ShowAsync(string view, GatheringForm form, Gathering? stored, CancellationToken cancel)
    {
        form.Choices ??= await choices.ReadAsync(Own, stored?.VenueId, cancel);
        form.Later = stored is null ? 0 : await gatherings.CountRestOfSeriesAsync(HttpContext.Actor(), stored, cancel);
        return View(view, form);
    }

    private Task<IActionResult> AgainAsync(
        string view,
        GatheringForm form,
        Gathering? stored,
        CancellationToken cancel,
        int status = StatusCodes.Status400BadRequest
    )
    {
        Response.StatusCode = status;
        return ShowAsync(view, form, stored, cancel);
    }
}
