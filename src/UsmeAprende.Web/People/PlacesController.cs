using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.People;

/// <summary>The list of veredas, barrios and other places that forms offer, kept by coordinators.</summary>
[Authorize(Roles = nameof(Role.Coordinator))]
public sealed class PlacesController(Places places, PublicPageCache pages) : Controller
{
    public const string Path = "/coordinacion/lugares";

    private const string Taken = "Ese lugar ya está en la lista. Búsquelo abajo: si está retirado, puede volver a ofrecerlo.";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(CancellationToken cancel) => View("Places", await PageAsync(new PlaceForm(), cancel));

    [HttpPost(Path)]
    public async Task<IActionResult> Add(PlaceForm form, CancellationToken cancel)
    {
        if (form.Check(ModelState) is { } details)
        {
            if (await places.AddAsync(User.PersonId(), form.Id, details, cancel) is not null)
                return Changed("lugar");
            if (await places.OfAsync(form.Id, cancel) is { } sent)
            {
                form.StartAgain(ModelState, sent.Name);
                Response.StatusCode = StatusCodes.Status409Conflict;
                return View("Places", await PageAsync(form, cancel));
            }
            ModelState.AddModelError(nameof(form.Name), Taken);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Places", await PageAsync(form, cancel));
    }

    [HttpGet(Path + "/{place:guid}")]
    public async Task<IActionResult> Edit(Guid place, CancellationToken cancel) =>
        await places.OfAsync(place, cancel) is { } found
            ? View(
                "PlaceEdit",
                new PlaceEditPage(found, PlaceSeed.Kinds)
                {
                    Typed = new PlaceForm
                    {
                        Kind = found.Kind,
                        Code = found.Code,
                        Name = found.Name,
                    },
                }
            )
            : NotFound();

    [HttpPost(Path + "/{place:guid}")]
    public async Task<IActionResult> Change(Guid place, PlaceForm form, CancellationToken cancel)
    {
        if (await places.OfAsync(place, cancel) is not { } found)
            return NotFound();
        if (form.Check(ModelState) is { } details)
        {
            if (await places.ChangeAsync(User.PersonId(), place, details, cancel))
                return Changed("lugar");
            ModelState.AddModelError(nameof(form.Name), Taken);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("PlaceEdit", new PlaceEditPage(found, PlaceSeed.Kinds) { Typed = form });
    }

    [HttpPost(Path + "/{place:guid}/retirar")]
    public async Task<IActionResult> Retire(Guid place, CancellationToken cancel) =>
        await places.RetireAsync(User.PersonId(), place, cancel) ? Changed("lugar-retirado") : NotFound();

    [HttpPost(Path + "/{place:guid}/ofrecer")]
    public async Task<IActionResult> Restore(Guid place, CancellationToken cancel) =>
        await places.RestoreAsync(User.PersonId(), place, cancel) ? Changed("lugar") : NotFound();

    private LocalRedirectResult Changed(string done)
    {
        // The form to sign up offers places, and it is kept as ready bytes.
        pages.Invalidate();
        return LocalRedirect($"{Path}?{AccountController.Done}={done}");
    }

    private async Task<PlacesPage> PageAsync(PlaceForm typed, CancellationToken cancel)
    {
        var all = await places.AllAsync(cancel);
        return new PlacesPage(all, [.. PlaceSeed.Kinds.Union(all.Select(p => p.Kind), StringComparer.OrdinalIgnoreCase)]) { Typed = typed };
    }
}
