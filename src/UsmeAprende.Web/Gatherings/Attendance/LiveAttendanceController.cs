using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Catalogue;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.People;
using UsmeAprende.Web.People.Identity;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>What an open attendance list asks the site for: what others have marked meanwhile, and people who are not on it.</summary>
[ApiController]
[Authorize(Roles = nameof(PersonRole.Facilitator))]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class LiveAttendanceController(
    FacilitatedGatheringReader facilitated,
    AttendanceListReader reader,
    StandingMarkReader marks,
    AcquaintanceFinder acquaintances,
    CatalogueStore catalogue
) : ControllerBase
{
    private const string Folder = "/api/encuentros/{id:guid}";

    /// <summary>The list as it is. Asked for every few seconds, so it is sent only if it is another than the phone has.</summary>
    [HttpGet(Folder + "/lista")]
    [ProducesResponseType<LiveAttendance>(StatusCodes.Status200OK)]
    [ProducesResponseType(StatusCodes.Status304NotModified)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var list = await ReadAsync(gathering, cancel);
        var hash = SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(list, JsonSerializerOptions.Web));
        // A weak ETag, since the body may be sent compressed.
        var etag = $"W/\"{Convert.ToHexStringLower(hash.AsSpan(0, 12))}\"";
        Response.Headers.ETag = etag;
        return Request.Headers.IfNoneMatch.ToString() == etag ? StatusCode(StatusCodes.Status304NotModified) : Ok(list);
    }

    /// <summary>
    /// Finds people whom the reader may see already (R38) and who are not on the list. Names travel in the body, for addresses end up in
    /// logs (R29).
    /// </summary>
    [HttpPost(Folder + "/conocidas")]
    [ProducesResponseType<KnownPerson[]>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Find(Guid id, NameSearch search, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering)
            return NotFound();
        var listed = (await reader.ListAsync(gathering, cancel)).Select(p => (HumanId)p.Person).ToHashSet();
        var found = await acquaintances.SearchAsync(HttpContext.Actor(), id, search.Name, listed, cancel);
        return Ok(found.Select(f => new KnownPerson(f.Person, f.Name, f.LastFour, AcquaintanceWords.Describe(f))));
    }

    private async Task<LiveAttendance> ReadAsync(Gathering gathering, CancellationToken cancel)
    {
        var people = await reader.ListAsync(gathering, cancel);
        var standing = await marks.ListAsync(HttpContext.Actor(), gathering.Id, cancel);
        return new LiveAttendance(
            gathering.ClosedAt is not null,
            [
                .. people
                    .Where(p => p.Name.Length > 0)
                    .Select(p => new LiveAttendee(
                        p.Person,
                        p.Name,
                        p.LastFour,
                        AttendanceWords.About(p),
                        p.SearchKey,
                        AttendanceWords.State(p.Presence),
                        p.Seat is SeatState.Waiting,
                        [.. standing[p.Person].Where(m => m.IsOwn).Select(m => new LiveMark(m.Id, m.Kind.ToString().ToLowerInvariant()))],
                        standing[p.Person].Any(m => !m.IsOwn),
                        [.. p.ShownTasks.Order(StringComparer.Ordinal)],
                        p.HasHelped
                    )),
            ],
            [.. catalogue.Current.ListWatchedModules(gathering).Select(m => new LiveTask(m.Id, m.Title, m.Guide!.Task))]
        );
    }
}

/// <summary>An attendance list as it is now.</summary>
/// <param name="Modules">Those that the gathering covers and in which there is a task to watch.</param>
public sealed record LiveAttendance(bool IsClosed, IReadOnlyList<LiveAttendee> People, IReadOnlyList<LiveTask> Modules);

/// <summary>Somebody on the list.</summary>
/// <param name="About">What tells two of the same name apart.</param>
/// <param name="Key">What a search compares with.</param>
/// <param name="State">That they came, in words; empty if they did not.</param>
/// <param name="Waits">Whether they are on the waiting list.</param>
/// <param name="Own">The marks that the reader may take back (R2).</param>
/// <param name="IsOthers">Whether somebody else marked them too.</param>
/// <param name="Tasks">Modules whose task they have shown.</param>
public sealed record LiveAttendee(
    PersonId Person,
    string Name,
    string LastFour,
    string About,
    string Key,
    string State,
    bool Waits,
    IReadOnlyList<LiveMark> Own,
    bool IsOthers,
    IReadOnlyList<string> Tasks,
    bool HasHelped
);

/// <summary>A mark that stands.</summary>
/// <param name="Kind"><c>came</c>, <c>late</c> or <c>early</c>.</param>
public sealed record LiveMark(Guid Id, string Kind);

/// <summary>A task that staff watch people do.</summary>
public sealed record LiveTask(string Id, string Title, string Task);

/// <summary>The first letters of a name.</summary>
public sealed record NameSearch([Required, MaxLength(120)] string Name);

/// <summary>Somebody known who is not on the list.</summary>
/// <param name="About">How they are known, and what tells two of the same name apart.</param>
public sealed record KnownPerson(PersonId Person, string Name, string LastFour, string About);
