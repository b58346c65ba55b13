using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Evidence;

/// <summary>Writes the minutes of a gathering, corrects them, and hands them out as a PDF.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class MinutesController(
    FacilitatedGatheringReader facilitated,
    MinutesService minutes,
    MinutesPaperBuilder papers,
    IOptions<SiteOptions> site,
    TimeProvider clock
) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/acta";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, [FromQuery(Name = "guardada")] string? saved, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var kept = await minutes.FindAsync(id, cancel);
        return View("Minutes", await PageAsync(gathering, kept?.Done, kept?.Commitments, cancel) with { IsSaved = saved is not null });
    }

    [HttpPost(Path)]
    public async Task<IActionResult> Write(
        Guid id,
        [FromForm(Name = "hecho")] string? done,
        [FromForm(Name = "compromisos")] string? commitments,
        [FromForm(Name = "motivo")] string? reason,
        CancellationToken cancel
    )
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var answer = await minutes.WriteAsync(User.PersonId(), id, done, commitments, reason, cancel);
        if (answer is MinutesResult.Written)
            return LocalRedirect($"{AttendancePage.PathOf(id)}/acta?guardada=si");
        ModelState.AddModelError(answer is MinutesResult.ReasonNeeded ? "motivo" : "hecho", Explain(answer));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Minutes", await PageAsync(gathering, done, commitments, cancel) with { Reason = reason });
    }

    [HttpGet(Path + ".pdf")]
    public async Task<IActionResult> Pdf(Guid id, CancellationToken cancel)
    {
        if (
            await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering
            || await papers.CreateAsync(gathering, site.Value.Heading(), cancel) is not { } paper
        )
            return NotFound();
        return File(MinutesPdf.Print(paper, clock.GetUtcNow().UtcDateTime), PdfWriter.MediaType, "acta.pdf");
    }

    private async Task<MinutesPage> PageAsync(Gathering gathering, string? done, string? commitments, CancellationToken cancel) =>
        new(gathering, await minutes.FindAsync(gathering.Id, cancel), done, commitments)
        {
            IsDelivered = await minutes.IsDeliveredAsync(gathering.Id, cancel),
            Earlier = await minutes.ListEarlierAsync(gathering.Id, cancel),
        };

    internal static string Explain(MinutesResult problem) =>
        problem switch
        {
            MinutesResult.Empty => "Escriba en pocas palabras qué se hizo.",
            MinutesResult.TooLong => $"Es demasiado largo: caben {GatheringMinutes.TextLength} letras en cada parte.",
            MinutesResult.ReasonNeeded =>
                $"La asistencia está cerrada. Escriba por qué corrige el acta, en menos de {MinutesService.ReasonLength} letras.",
            _ => "Las evidencias de ese mes ya se entregaron y el acta no se cambia. Si hay un error, hable con quien coordina.",
        };
}

/// <summary>The minutes of a gathering, as written or as typed.</summary>
public sealed record MinutesPage(Gathering Gathering, GatheringMinutes? Kept, string? Done, string? Commitments)
{
    public bool IsSaved { get; init; }

    /// <summary>Somebody downloaded the evidence of the month: nothing changes any more.</summary>
    public bool IsDelivered { get; init; }

    /// <summary>What was corrected after closing, the latest first.</summary>
    public IReadOnlyList<EarlierMinutes> Earlier { get; init; } = [];

    /// <summary>The reason as typed, if the form came back with errors.</summary>
    public string? Reason { get; init; }

    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    public bool IsCorrection => Kept is not null && Gathering.ClosedAt is not null;

    public bool IsFixed => IsCorrection && IsDelivered;
}
