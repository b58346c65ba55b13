using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Gatherings;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.Learning;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Takes the taps that a facilitator's phone kept, and finds whose card it scanned.</summary>
[ApiController]
[Authorize(Roles = nameof(PersonRole.Facilitator))]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MarksController(
    AttendanceTaking taking,
    FacilitatedGatherings facilitated,
    CardLookup cards,
    CardTries tries,
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

        var receipts = await taking.MarkAsync(
            body.Staff,
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
        if (!tries.TryTake(User.PersonId()))
            return Problem(AttendanceWords.TooManyCards, statusCode: StatusCodes.Status429TooManyRequests);
        if (
            await facilitated.FindAsync(User.PersonId(), id, cancel) is not { } gathering
            || await cards.FindAsync(User.PersonId(), gathering, card.Carne, cancel) is not { } who
        )
            return NotFound();
        return Ok(new CardOwner(who.Person, who.Name, who.LastFour));
    }
}
