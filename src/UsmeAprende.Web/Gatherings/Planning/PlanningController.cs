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
    NewVenueIntake newVenues,
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
                : GatheringForm.CreateEmpty(await gatherings.FindLastPlannedAsync(HttpContext.Actor(), cancel));
        form.Group =
            group is { } joined && await db.GroupsForStaff(HttpContext.Actor()).AnyAsync(g => g.Id == joined, cancel) ? joined : null;
        return await ShowAsync("NewGathering", form, null, cancel);
    }

    [HttpPost(Path + "/nuevo")]
    public async Task<IActionResult> Plan(GatheringForm form, CancellationToken cancel)
    {
        if (form.AddVenue)
            return await AddVenueAsync("NewGathering", form, null, cancel);
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
        if (answer is null && await AsksAsync(form, plan, occasions, [], ListSeries(form, asked), occasions, cancel))
            return await AgainAsync("NewGathering", form, null, cancel, ModelState.IsValid ? StatusCodes.Status200OK : null);
        answer ??= await planning.PlanAsync(HttpContext.Actor(), asked, cancel);
        if (answer is PlanningResult.SentOtherwise)
        {
            var before = await gatherings.FindAsync(HttpContext.Actor(), form.Id, cancel);
            form.StartAgain(ModelState, before);
            return await AgainAsync("NewGathering", form, null, cancel, StatusCodes.Status409Conflict);
        }
        if (answer is not PlanningResult.Done)
            return NotFound();
        if (occasions.Count == 1)
            return LocalRedirect(occasions[0].EndsAt <= Now ? $"{Path}?ver=por-cerrar&hecho=anotado" : $"{Path}?hecho=nuevo");
        var saved = await gatherings.FindAsync(HttpContext.Actor(), form.Id, cancel);
        return LocalRedirect($"{Path}?hecho=serie&{PlanningNotices.Group}={saved?.GroupId}");
    }

    // What was typed stays; the new place is chosen.
    private async Task<IActionResult> AddVenueAsync(string view, GatheringForm form, Gathering? stored, CancellationToken cancel)
    {
        ModelState.Clear();
        var venue = form.NewVenue ??= new VenueForm();
        if (await newVenues.AddAsync(User.PersonId(), venue, ModelState, nameof(form.NewVenue), cancel) is not { } added)
            return await AgainAsync(view, form, stored, cancel);
        (form.Venue, form.NewVenue, form.AddedVenue) = (added.ToString(), null, venue.Name);
        return await ShowAsync(view, form, stored, cancel);
    }

    private static IReadOnlyList<SeriesEntry> ListSeries(GatheringForm form, NewGatherings asked)
    {
        if (asked.Occasions.Count + form.LeftOut.Count == 1)
            return [];
        var titles = form.Choices.Courses.SelectMany(c => c.Lessons).ToDictionary(l => l.Id, l => l.Title);
        return [.. asked.Occasions.Select((when, n) => new SeriesEntry(when, [.. asked.CreatePlan(n).Lessons.Select(l => titles[l])]))];
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
        if (form.AddVenue)
            return await AddVenueAsync("EditGathering", form, stored, cancel);
        form.Choices = await choices.ReadAsync(Own, stored.VenueId, cancel);
        var reader = new GatheringFormReader(form, ModelState, Now);
        var plan = reader.ReadPlan(stored);
        var when = reader.ReadTimeSlot(stored);
        var reason = reader.ReadReason();
        if (plan is null || when is null || !ModelState.IsValid)
            return await AgainAsync("EditGathering", form, stored, cancel);
        // What moves the rest of the series may overlap there as well.
        var rest = form.Rest ? await gatherings.ListRestOfSeriesAsync(HttpContext.Actor(), stored, cancel) : [];
        TimeSlot[] times = [when.Value, .. rest.Select(g => g.When.ShiftLike(stored.When, when.Value))];
        // What stays where it was planned was asked about then.
        var moved = when.Value == stored.When ? [] : times;
        if (await AsksAsync(form, plan, times, [id, .. rest.Select(g => g.Id)], [], moved, cancel))
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

    private async Task<bool> AsksAsync(
        GatheringForm form,
        GatheringPlan plan,
        IReadOnlyList<TimeSlot> occasions,
        IReadOnlyCollection<Guid> except,
        IReadOnlyList<SeriesEntry> series,
        IReadOnlyList<TimeSlot> chosen,
        CancellationToken cancel
    )
    {
        var asked = new PlanQuestions(
            await clashes.ListAsync(occasions, plan.VenueId, plan.Facilitators, except, cancel),
            UnusualTime.ListAmong(chosen),
            series
        );
        var wasShown = form.Seen == asked.Sign;
        if (asked.IsEmpty || (wasShown && (form.Confirmed || !asked.HasDoubts)))
            return false;

        // What was confirmed of other doubts is not said of these.
        (form.Questions, form.Seen, form.Confirmed) = (asked, asked.Sign, false);
        ModelState.Remove(nameof(form.Confirmed));
        ModelState.Remove(nameof(form.Seen));
        // A series is shown once before anything is asked about it.
        if (asked.HasDoubts && (wasShown || series.Count == 0))
            ModelState.AddModelError(
                nameof(form.Confirmed),
                asked.Clashes.Count > 0
                    ? "A esa hora hay otro encuentro en el mismo lugar o con la misma persona. Cámbielo, o marque que lo guarda así."
                    : "Revise el día y la hora. Cámbielos, o marque que lo guarda así."
            );
        return true;
    }

    private async Task<IActionResult> ShowAsync(string view, GatheringForm form, Gathering? stored, CancellationToken cancel)
    {
        form.Choices ??= await choices.ReadAsync(Own, stored?.VenueId, cancel);
        (form.NewVenue ??= new VenueForm()).Places = await newVenues.ListPlacesAsync(cancel);
        form.Later = stored is null ? 0 : await gatherings.CountRestOfSeriesAsync(HttpContext.Actor(), stored, cancel);
        return View(view, form);
    }

    private Task<IActionResult> AgainAsync(string view, GatheringForm form, Gathering? stored, CancellationToken cancel, int? status = null)
    {
        Response.StatusCode = status ?? StatusCodes.Status400BadRequest;
        return ShowAsync(view, form, stored, cancel);
    }
}
