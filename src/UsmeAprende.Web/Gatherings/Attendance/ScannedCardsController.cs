using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>Finds whose card a facilitator's phone scanned.</summary>
[ApiController]
[Authorize(Roles = nameof(PersonRole.Facilitator))]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ScannedCardsController(FacilitatedGatheringReader facilitated, CardLookup cards, CardLookupLimiter tries)
    : ControllerBase
{
    [HttpPost("/api/encuentros/{id:guid}/carne")]
    [ProducesResponseType<CardOwner>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status429TooManyRequests, "application/problem+json")]
    public async Task<IActionResult> Card(Guid id, ScannedCard card, CancellationToken cancel)
    {
        if (!tries.TryAcquire(User.PersonId()))
            return Problem(AttendanceWords.TooManyCards, statusCode: StatusCodes.Status429TooManyRequests);
        if (
            await facilitated.FindAsync(HttpContext.Actor(), id, cancel) is not { } gathering
            || await cards.FindAsync(HttpContext.Actor(), gathering, card.Carne, cancel) is not { } who
        )
            return NotFound();
        return Ok(new CardOwner(who.Person, who.Name, who.LastFour));
    }
}

/// <summary>
/// What a camera read, the whole address with its fragment, or what was typed. It travels in the body, for addresses end up in logs (R13).
/// </summary>
public sealed record ScannedCard([Required, MaxLength(500)] string Carne);

/// <summary>Whose a card is: no more than a line of the list shows.</summary>
public sealed record CardOwner(PersonId Person, string Name, string LastFour);
