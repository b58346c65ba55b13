using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Evidence;

/// <summary>Writes the minutes of a gathering.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class MinutesController(FacilitatedGatheringReader facilitated, MinutesService minutes) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/acta";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, [FromQuery(Name = "guardada")] string? saved, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var kept = await minutes.FindAsync(id, cancel);
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
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var answer = await minutes.WriteAsync(User.PersonId(), id, done, commitments, cancel);
        if (answer is MinutesResult.Written)
            return LocalRedirect($"{AttendancePage.PathOf(id)}/acta?guardada=si");
        ModelState.AddModelError("hecho", Explain(answer));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Minutes", new MinutesPage(gathering, await minutes.FindAsync(id, cancel), done, commitments));
    }

    internal static string Explain(MinutesResult problem) =>
        problem switch
        {
            MinutesResult.Empty => "Escriba en pocas palabras qué se hizo.",
            MinutesResult.TooLong => $"Es demasiado largo: caben {GatheringMinutes.TextLength} letras en cada parte.",
            _ => "La asistencia está cerrada y el acta ya no se cambia.",
        };
}

/// <summary>The minutes of a gathering, as written or as typed.</summary>
public sealed record MinutesPage(Gathering Gathering, GatheringMinutes? Kept, string? Done, string? Commitments, bool IsSaved = false)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public bool IsFixed => Kept is not null && Gathering.ClosedAt is not null;
}
