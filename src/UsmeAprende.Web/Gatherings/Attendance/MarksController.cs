using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.Learning;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>Takes the taps that a facilitator's phone kept, and finds whose card it scanned.</summary>
[ApiController]
[Authorize(Roles = nameof(PersonRole.Facilitator))]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MarksController(
    AttendanceTaking taking,
    FacilitatedGatheringReader facilitated,
    CardLookup cards,
    CardLookupLimiter tries,
    SyncEpochStore epoch
) : ControllerBase
{
    [HttpPost("/api/encuentros/{id:guid}/marcas"), PageOwnerGuard.OwnerOptional]
    [ProducesResponseType<SyncResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    public async Task<IResult> Post(Guid id, CancellationToken cancel)
    {
        var (body, problem) = await BatchRequestReader.ReadAsync(Request, MarksBody.Read, cancel);
        if (body is null)
            return problem!;
        if (body.Entries.Count > AttendanceTaking.Most)
            return BatchRequestReader.CreateTooLarge();
        // Marks of one who signed out before must not become those of who signed in after (R9).
        if (body.Staff != User.PersonId())
            return BatchRequestReader.CreateProblem(
                StatusCodes.Status409Conflict,
                "other-person",
                "En este celular entró otra persona. Lo que usted anotó sigue guardado."
            );

        var receipts = await taking.StoreMarksAsync(
            HttpContext.Actor(),
            id,
            [.. body.Entries.Select(e => e.Mark).OfType<AttendanceMark>()],
            "sync",
            cancel
        );
        var next = 0;
        return TypedResults.Json(
            new SyncResponse(
                epoch.Current,
                [.. body.Entries.Select(e => SyncRecordResult.Create(e.Id, e.Mark is null ? null : receipts[next++], e.Fault))]
            ),
            LearningJson.Default.SyncResponse
        );
    }

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
public sealed record CardOwner(Guid Person, string Name, string LastFour);
