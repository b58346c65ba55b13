using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Day;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Day;

/// <summary>The day of one gathering on one page: when and where, who is expected, what to take along, and what is still missing.</summary>
[Authorize(Roles = nameof(PersonRole.Facilitator))]
public sealed class GatheringDayController(
    FacilitatedGatheringReader facilitated,
    PublicGatheringReader announced,
    AttendanceListReader people,
    FacilitatorDayReader days,
    UnseenDocumentReader documents,
    IPendingCalls calls,
    CatalogueStore catalogue,
    TimeProvider clock
) : Controller
{
    [HttpGet(AttendancePage.Folder + "/{id:guid}")]
    public async Task<IActionResult> Show(Guid id, [FromQuery(Name = "relevo")] string? joined, CancellationToken cancel)
    {
        if (
            await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering
            || await announced.FindAsync(id, cancel) is not { } shown
        )
            return NotFound();
        var listed = await people.ListAsync(gathering, cancel);
        var waiting = (await calls.CountAsync(HttpContext.Actor(), cancel)).ByGathering;
        var current = catalogue.Current;
        var covered = gathering.Lessons.Select(l => current.ResolveRenamed(l.Lesson)).ToHashSet();
        return View(
            "GatheringDay",
            new GatheringDayPage
            {
                Gathering = gathering,
                Announced = shown,
                Expected = listed.Count(p => p.IsExpected),
                Waiting = listed.Count(p => p is { IsExpected: false, Seat: SeatState.Waiting }),
                Came = [.. listed.Where(p => p.Presence is not null)],
                Papers = await days.ReadPapersAsync(id, cancel),
                Unseen = (await documents.ListForGatheringAsync(HttpContext.Actor(), id, cancel)).Count(d => !d.IsSeen),
                Calls = waiting.GetValueOrDefault(id),
                Modules =
                [
                    .. current
                        .Courses.SelectMany(c => c.Modules)
                        .Select(m => new DayModule(m, [.. m.Lessons.Where(l => covered.Contains(l.Id))]))
                        .Where(m => m.Lessons.Count > 0),
                ],
                HasBegun = gathering.CountsFrom <= clock.GetUtcNow().UtcDateTime,
                IsOver = gathering.UntilAt <= clock.GetUtcNow().UtcDateTime,
                HasJoined = joined is not null,
            }
        );
    }
}

/// <summary>All that the page of a gathering's day shows.</summary>
public sealed record GatheringDayPage
{
    public required Gathering Gathering { get; init; }

    /// <summary>The gathering as everybody sees it, with its place.</summary>
    public required PublicGathering Announced { get; init; }

    public required int Expected { get; init; }

    public required int Waiting { get; init; }

    public required IReadOnlyList<AttendanceListEntry> Came { get; init; }

    public required GatheringPapers Papers { get; init; }

    /// <summary>Of how many who came nobody has seen the document.</summary>
    public required int Unseen { get; init; }

    /// <summary>How many people are to be called about it.</summary>
    public required int Calls { get; init; }

    /// <summary>The modules of its lessons, with those of its lessons.</summary>
    public required IReadOnlyList<DayModule> Modules { get; init; }

    /// <summary>Whether people can be marked already.</summary>
    public required bool HasBegun { get; init; }

    public required bool IsOver { get; init; }

    /// <summary>They have just become one of those who run it.</summary>
    public bool HasJoined { get; init; }

    public string Path => AttendancePage.PathOf(Gathering.Id);

    public bool IsCancelled => Gathering.CancelledAt is not null;

    public bool IsClosed => Gathering.ClosedAt is not null;

    /// <summary>How many of those who came have shown a module's task.</summary>
    public int CountShown(CourseModule module) => Came.Count(p => p.ShownTasks.Contains(module.Id));
}

/// <summary>A module with those of its lessons that a gathering covers.</summary>
public sealed record DayModule(CourseModule Module, IReadOnlyList<Lesson> Lessons);
