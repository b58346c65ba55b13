using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>
/// Closes attendance with the times at which the gathering really was, corrects them later with a reason, or opens it again.
/// </summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class ClosingController(
    FacilitatedGatheringReader facilitated,
    AttendanceClosing closing,
    AttendanceListReader reader,
    AttendanceSummaryReader summaries,
    TimeProvider clock
) : Controller
{
    private const string Path = AttendancePage.Folder + "/{id:guid}/cierre";

    [HttpGet(Path)]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel) =>
        await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering
            ? View(
                "Closing",
                await PageAsync(gathering, LocalMoment.Format(gathering.FromAt), LocalMoment.Format(EndOf(gathering)), null, cancel)
            )
            : NotFound();

    [HttpPost(Path)]
    public async Task<IActionResult> Close(Guid id, string? from, string? until, string? reason, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        if (LocalMoment.Parse(from) is not { } start)
            ModelState.AddModelError(nameof(from), "Escriba el día y la hora en que empezó.");
        else if (LocalMoment.Parse(until) is not { } end)
            ModelState.AddModelError(nameof(until), "Escriba el día y la hora en que terminó.");
        else if (
            await closing.CloseAsync(HttpContext.Actor(), id, start, end, reason, cancel)
            is var outcome
                and not AttendanceClosingResult.Closed
        )
            ModelState.AddModelError(
                outcome switch
                {
                    AttendanceClosingResult.ReasonNeeded => nameof(reason),
                    AttendanceClosingResult.NotBegun => nameof(from),
                    _ => nameof(until),
                },
                AttendanceWords.DescribeFailure(outcome)
            );
        if (ModelState.IsValid)
            return LocalRedirect(AttendancePage.TakingPathOf(id));
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return View("Closing", await PageAsync(gathering, from, until, reason, cancel));
    }

    /// <summary>It was closed by mistake.</summary>
    [HttpPost(Path + "/reabrir")]
    public async Task<IActionResult> Reopen(Guid id, long closed, CancellationToken cancel)
    {
        // A made-up number is no closing, and so no reason to open anything.
        var seen = closed >= 0 && closed <= DateTime.MaxValue.Ticks ? new DateTime(closed, DateTimeKind.Utc) : default;
        switch (await closing.ReopenAsync(HttpContext.Actor(), id, seen, cancel))
        {
            case ReopeningResult.Reopened:
                return LocalRedirect(AttendancePage.TakingPathOf(id));
            case ReopeningResult.TooLate when await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is { } gathering:
                ModelState.AddModelError("", AttendanceWords.ReopenedTooLate);
                Response.StatusCode = StatusCodes.Status400BadRequest;
                var (from, until) = (LocalMoment.Format(gathering.FromAt), LocalMoment.Format(gathering.UntilAt));
                return View("Closing", await PageAsync(gathering, from, until, null, cancel));
            default:
                return NotFound();
        }
    }

    private async Task<ClosingPage> PageAsync(Gathering gathering, string? from, string? until, string? reason, CancellationToken cancel)
    {
        var summary = await summaries.ComputeAsync(gathering, await reader.ListAsync(gathering, cancel), cancel);
        return new(gathering, from, until, reason, summary.Came.Count == 0, [.. summary.WithoutTime])
        {
            ReopenUntil = closing.FindReopenDeadline(gathering),
        };
    }

    // Who closes it before its planned end says by that that it is over.
    private DateTime EndOf(Gathering gathering) =>
        clock.GetUtcNow().UtcDateTime is var now && gathering.FromAt < now && now < gathering.UntilAt ? now : gathering.UntilAt;
}

/// <summary>When a gathering really was, as typed.</summary>
/// <param name="IsEmpty">Nobody has been marked.</param>
/// <param name="WithoutTime">Who came and would be credited nothing, by the times that are noted of them.</param>
public sealed record ClosingPage(
    Gathering Gathering,
    string? From,
    string? Until,
    string? Reason,
    bool IsEmpty,
    IReadOnlyList<AttendanceListEntry> WithoutTime
)
{
    public string ListPath => AttendancePage.PathOf(Gathering.Id);

    /// <summary>Until when it can be opened again; null if it cannot.</summary>
    public DateTime? ReopenUntil { get; init; }

    public bool IsClosed => Gathering.ClosedAt is not null;
}
