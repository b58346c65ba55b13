using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;
using UsmeAprende.People.Places;
using UsmeAprende.Web.Kit.Caching;
using UsmeAprende.Web.Kit.Forms;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.People.Places;

/// <summary>The pages where coordinators maintain the veredas, barrios and other places that forms offer.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class PlacesController(PlaceDirectory places, PublicPageCache pages) : Controller
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
            if (await places.AddAsync(HttpContext.Actor(), form.Id, details, cancel) is not null)
                return Changed("lugar");
            if (await places.FindAsync(form.Id, cancel) is { } sent)
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
        await places.FindAsync(place, cancel) is { } found
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
        if (await places.FindAsync(place, cancel) is not { } found)
            return NotFound();
        if (form.Check(ModelState) is { } details)
        {
            if (await places.ChangeAsync(HttpContext.Actor(), place, details, cancel))
                return Changed("lugar");
            ModelState.AddModelError(nameof(form.Name), Taken);
        }

        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("PlaceEdit", new PlaceEditPage(found, PlaceSeed.Kinds) { Typed = form });
    }

    [HttpPost(Path + "/{place:guid}/retirar")]
    public async Task<IActionResult> Retire(Guid place, CancellationToken cancel) =>
        await places.RetireAsync(HttpContext.Actor(), place, cancel) ? Changed("lugar-retirado") : NotFound();

    [HttpPost(Path + "/{place:guid}/ofrecer")]
    public async Task<IActionResult> Restore(Guid place, CancellationToken cancel) =>
        await places.RestoreAsync(HttpContext.Actor(), place, cancel) ? Changed("lugar") : NotFound();

    private LocalRedirectResult Changed(string done)
    {
        // The form to sign up offers places, and it is a cached public page.
        pages.Invalidate();
        return LocalRedirect($"{Path}?{AccountController.Done}={done}");
    }

    private async Task<PlacesPage> PageAsync(PlaceForm typed, CancellationToken cancel)
    {
        var all = await places.ListAllAsync(cancel);
        return new PlacesPage(all, [.. PlaceSeed.Kinds.Union(all.Select(p => p.Kind), StringComparer.OrdinalIgnoreCase)]) { Typed = typed };
    }
}

/// <summary>The list of places, with the form to add one.</summary>
public sealed record PlacesPage(IReadOnlyList<LocalityPlace> Places, IReadOnlyList<string> Kinds)
{
    /// <summary>The form that came back with errors.</summary>
    public PlaceForm Typed { get; init; } = new();
}

/// <summary>The page of one place, to correct or retire it.</summary>
public sealed record PlaceEditPage(LocalityPlace Place, IReadOnlyList<string> Kinds)
{
    public required PlaceForm Typed { get; init; }
}

/// <summary>The form of a place, as typed.</summary>
public sealed class PlaceForm
{
    /// <summary>The place's id, made with the form, so that pressing twice adds one place (R33).</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    public string? Kind { get; set; }

    public string? Code { get; set; }

    public string? Name { get; set; }

    /// <summary>The place that was added with this form before, if it comes again with other content (R33).</summary>
    [BindNever]
    public FormConflict? Before { get; set; }

    /// <summary>Gives the form a new id, so that it can be stored beside what was stored under the old one.</summary>
    public void StartAgain(ModelStateDictionary state, string name)
    {
        Before = new FormConflict(name, $"{PlacesController.Path}/{Id}");
        Id = Guid.CreateVersion7();
        state.Remove(nameof(Id));
    }

    /// <summary>The checked place; null if there are errors, which are added to the fields.</summary>
    public PlaceDetails? Check(ModelStateDictionary errors)
    {
        if (PlaceDetails.TryParse(Kind, Code, Name, out var details, out var fault, out var problem))
            return details;
        errors.AddModelError(
            fault switch
            {
                PlaceField.Kind => nameof(Kind),
                PlaceField.Code => nameof(Code),
                _ => nameof(Name),
            },
            string.IsNullOrWhiteSpace(Name) && fault is PlaceField.Name ? "Escriba el nombre del lugar." : problem
        );
        return null;
    }
}
