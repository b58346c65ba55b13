using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Proof;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Writes the minutes of a gathering.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class MinutesController(FacilitatedGatherings facilitated, MinutesKeeping minutes) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/acta";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, [FromQuery(Name = "guardada")] string? saved, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(User.PersonId(), id, cancel) is not { } gathering)
            return NotFound();
        var kept = await minutes.OfAsync(id, cancel);
        return View("Minutes", new MinutesPage(gathering, kept, kept?.Done, kept?.Commitments, saved is not null));
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Write(
        Guid id,
        [FromForm(Name = "hecho")] string? done,
        [FromForm(Name = "compromisos")] string? commitments,
        CancellationToken cancel
    )
    {
        if (await facilitated.FindAsync(User.PersonId(), id, cancel) is not { } gathering)
            return NotFound();
        var answer = await minutes.WriteAsync(User.PersonId(), id, done, commitments, cancel);
        if (answer is MinutesAnswer.Written)
            return LocalRedirect($"{AttendancePage.PathOf(id)}/acta?guardada=si");
        ModelState.AddModelError(
            "hecho",
            answer switch
            {
                MinutesAnswer.Empty => "Escriba en pocas palabras qué se hizo.",
                MinutesAnswer.TooLong => $"Es demasiado largo: caben {Minutes.TextLength} letras en cada parte.",
                _ => "La asistencia está cerrada y el acta ya no se cambia.",
            }
        );
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Minutes", new MinutesPage(gathering, await minutes.OfAsync(id, cancel), done, commitments));
    }
}
