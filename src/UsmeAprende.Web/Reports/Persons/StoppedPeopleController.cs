using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using UsmeAprende.People;
using UsmeAprende.Reports.Persons;
using UsmeAprende.Typing;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Reports.Persons;

/// <summary>The list of calls to people who stopped, for coordinators.</summary>
[Authorize(Roles = nameof(PersonRole.Coordinator))]
public sealed class StoppedPeopleController(StoppedPeople stopped) : Controller
{
    public const string Path = "/coordinacion/sin-volver";

    [HttpGet(Path)]
    public async Task<IActionResult> Show([FromQuery(Name = "pagina")] int? number, CancellationToken cancel) =>
        View("StoppedPeople", new StoppedPeopleView(await stopped.ListAsync(number ?? 1, cancel), null));

    [HttpPost(Path + "/{person:guid}")]
    public async Task<IActionResult> Note([FromRoute] PersonId person, StoppedCallForm form, CancellationToken cancel)
    {
        // Each person has a form of their own on one page, and so a field of its own.
        var field = StoppedCallForm.NoteField(person);
        (form.Person, form.Note) = (person, Request.HasFormContentType ? Request.Form[field].ToString() : "");
        var note = TypedText.CleanLine(form.Note);
        if (note.Length > StoppedPeople.NoteLength)
            ModelState.AddModelError(field, $"La nota es demasiado larga: caben {StoppedPeople.NoteLength} letras.");
        if (form.Llamada is not ("hablamos" or "no-contesto"))
            ModelState.AddModelError("", "Elija si hablaron o si no contestó.");
        if (!ModelState.IsValid)
            return await AgainAsync(form, StatusCodes.Status400BadRequest, cancel);
        switch (await stopped.NoteAsync(HttpContext.Actor(), new CallNote(form.Id, person, form.Llamada == "hablamos", note), cancel))
        {
            case CallNoteResult.Noted:
                return LocalRedirect($"{Path}?pagina={form.Pagina}&hecho=anotada");
            case CallNoteResult.NotAllowed:
                return Forbid();
            case CallNoteResult.Gone:
                return NotFound();
            default:
                form.Id = Guid.CreateVersion7();
                ModelState.Clear();
                ModelState.AddModelError(
                    "",
                    "Lo que escribió no se ha guardado: con este formulario ya se anotó otra llamada. Revise y guarde otra vez."
                );
                return await AgainAsync(form, StatusCodes.Status409Conflict, cancel);
        }
    }

    private async Task<ViewResult> AgainAsync(StoppedCallForm form, int status, CancellationToken cancel)
    {
        Response.StatusCode = status;
        return View("StoppedPeople", new StoppedPeopleView(await stopped.ListAsync(form.Pagina, cancel), form));
    }
}

/// <param name="Refused">The form that could not be stored, to give back what was typed.</param>
public sealed record StoppedPeopleView(StoppedPeoplePage List, StoppedCallForm? Refused);

/// <summary>The note of one call.</summary>
public sealed class StoppedCallForm
{
    /// <summary>Made with the page (R33).</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    [BindNever]
    public PersonId Person { get; set; }

    /// <summary><c>hablamos</c> or <c>no-contesto</c>.</summary>
    public string? Llamada { get; set; }

    [BindNever]
    public string? Note { get; set; }

    public int Pagina { get; set; } = 1;

    public static string NoteField(PersonId person) => $"nota-{person}";
}
