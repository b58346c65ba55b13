using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Carried;

/// <summary>Gives a facilitator's phone what it needs to hold a gathering without signal (R19).</summary>
[ApiController]
[Authorize(Roles = nameof(PersonRole.Facilitator))]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CarriedRosterController(
    UsmeDb db,
    FacilitatedGatheringReader facilitated,
    AttendanceListReader reader,
    CatalogueStore catalogue
) : ControllerBase
{
    [HttpGet("/api/encuentros/{id:guid}/preparar")]
    [ProducesResponseType<CarriedGathering>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    public async Task<IActionResult> Show(Guid id, CancellationToken cancel)
    {
        if (await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { CancelledAt: null, ClosedAt: null } gathering)
            return NotFound();
        var people = await reader.ListAsync(gathering, cancel);
        var ids = people.Select(p => p.Person).ToList();
        var cards = await (
            from card in db.SignInCards
            where card.VoidedAt == null
            join person in db.People on card.PersonId equals person.Id
            where ids.Contains((PersonId)person.SurvivorId)
            select new { person.SurvivorId, card.TokenHash }
        ).ToListAsync(cancel);
        var hashes = cards.ToLookup(
            c => (PersonId)c.SurvivorId,
            c => Convert.ToHexStringLower(c.TokenHash.AsSpan(0, CarriedAttendee.HashLength))
        );
        return Ok(
            new CarriedGathering(
                gathering.Id,
                gathering.Title,
                AttendanceWords.Held(gathering),
                LocalMoment.Format(gathering.FromAt),
                LocalMoment.Format(gathering.UntilAt),
                [
                    .. people
                        .Where(p => p.Name.Length > 0)
                        .Select(p => new CarriedAttendee(
                            p.Person,
                            p.Name,
                            p.LastFour,
                            AttendanceWords.About(p),
                            p.SearchKey,
                            AttendanceWords.State(p.Presence),
                            [.. hashes[p.Person]]
                        )),
                ],
                [
                    .. catalogue
                        .Current.ListWatchedModules(gathering)
                        .Select(m => new CarriedModule(m.Id, m.Title, m.Guide!.Task, m.GuidePath())),
                ]
            )
        );
    }
}

/// <summary>What a phone keeps of a gathering for two days, encrypted (R19).</summary>
/// <param name="Held">When it is, in words.</param>
/// <param name="From">When it begins: a local time, as a form's field has it.</param>
public sealed record CarriedGathering(
    Guid Id,
    string Title,
    string Held,
    string From,
    string Until,
    IReadOnlyList<CarriedAttendee> People,
    IReadOnlyList<CarriedModule> Modules
);

/// <summary>Somebody expected: their name and last four digits, and no more of who they are.</summary>
/// <param name="About">What tells two of the same name apart.</param>
/// <param name="Key">What a search compares with.</param>
/// <param name="State">That they came, in words; empty if they did not.</param>
/// <param name="Cards">
/// Of each card the first bytes of its hash, by which a camera without signal knows its owner; a token cannot be had from them.
/// </param>
public sealed record CarriedAttendee(
    PersonId Person,
    string Name,
    string LastFour,
    string About,
    string Key,
    string State,
    IReadOnlyList<string> Cards
)
{
    /// <summary>In bytes. Enough for one card not to be taken for another.</summary>
    internal const int HashLength = 8;
}

/// <summary>A module that the gathering covers.</summary>
/// <param name="Task">What staff watch people do.</param>
public sealed record CarriedModule(string Id, string Title, string Task, string GuidePath);
