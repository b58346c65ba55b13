using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.People.Places;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Forms;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>The pages of venues. Facilitators can add venues; coordinators can also change and retire them.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class VenuesController(VenueService venues, PlaceDirectory places) : Controller
{
    public const string Path = "/facilitacion/lugares-de-encuentro";

    [HttpGet(Path)]
    public Task<IActionResult> List(CancellationToken cancel) => ShowAsync("Venues", new VenueForm(), cancel);

    [HttpPost(Path)]
    public async Task<IActionResult> Add(VenueForm form, CancellationToken cancel)
    {
        form.Places = await places.ListOfferedAsync(cancel);
        if (form.Check(ModelState) is not { } details)
            return await AgainAsync("Venues", form, cancel);
        if (await venues.AddAsync(User.PersonId(), details, cancel))
            return LocalRedirect($"{Path}?hecho=lugar");
        // Only coordinators change a venue.
        form.Before = new FormConflict(
            (await venues.FindAsync(form.Id, cancel))!.Name,
            User.IsInRole(nameof(PersonRole.Coordinator)) ? $"{Path}/{form.Id}" : null
        );
        form.Id = Guid.CreateVersion7();
        ModelState.Remove(nameof(form.Id));
        return await AgainAsync("Venues", form, cancel, StatusCodes.Status409Conflict);
    }

    [HttpGet(Path + "/{id:guid}"), Authorize(Roles = nameof(PersonRole.Coordinator))]
    public async Task<IActionResult> Edit(Guid id, CancellationToken cancel) =>
        await venues.FindAsync(id, cancel) is { } venue ? await ShowAsync("EditVenue", VenueForm.FromVenue(venue), cancel) : NotFound();

    [HttpPost(Path + "/{id:guid}"), Authorize(Roles = nameof(PersonRole.Coordinator))]
    public async Task<IActionResult> Change(Guid id, VenueForm form, CancellationToken cancel)
    {
        form.Id = id;
        form.Places = await places.ListAllAsync(cancel);
        if (form.Check(ModelState) is not { } details)
            return await AgainAsync("EditVenue", form, cancel);
        return await venues.ChangeAsync(User.PersonId(), details, cancel) ? LocalRedirect($"{Path}?hecho=lugar") : NotFound();
    }

    [HttpPost(Path + "/{id:guid}/retirar"), Authorize(Roles = nameof(PersonRole.Coordinator))]
    public async Task<IActionResult> Retire(Guid id, CancellationToken cancel) =>
        await venues.RetireAsync(User.PersonId(), id, cancel) ? LocalRedirect($"{Path}?hecho=lugar") : NotFound();

    [HttpPost(Path + "/{id:guid}/volver-a-usar"), Authorize(Roles = nameof(PersonRole.Coordinator))]
    public async Task<IActionResult> Restore(Guid id, CancellationToken cancel) =>
        await venues.RestoreAsync(User.PersonId(), id, cancel) ? LocalRedirect($"{Path}?hecho=lugar") : NotFound();

    private async Task<IActionResult> ShowAsync(string view, VenueForm form, CancellationToken cancel)
    {
        form.Venues = await venues.ListAllAsync(cancel);
        if (form.Places.Count == 0)
            form.Places = await places.ListOfferedAsync(cancel);
        return View(view, form);
    }

    private Task<IActionResult> AgainAsync(
        string view,
        VenueForm form,
        CancellationToken cancel,
        int status = StatusCodes.Status400BadRequest
    )
    {
        Response.StatusCode = status;
        return ShowAsync(view, form, cancel);
    }
}
