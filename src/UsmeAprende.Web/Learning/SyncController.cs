using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Learning;

/// <summary>Takes what phones kept while there was no signal.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SyncController(RecordIntake intake, Epoch epoch) : ControllerBase
{
    /// <summary>Most bytes of a request; a phone that gets 413 halves its batch (R3).</summary>
    public const int BodyLimit = 256 * 1024;

    [HttpPost("/api/sync"), PageOwnerGuard.OwnerOptional]
    [ProducesResponseType<SyncAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    public async Task<IResult> Post(CancellationToken cancel)
    {
        var (body, problem) = await BatchBody.ReadAsync(Request, SyncBody.Read, cancel);
        if (body is null)
            return problem!;
        if (body.Entries.Count > RecordIntake.RequestLimit)
            return BatchBody.TooMuch();
        if (body.Person != User.PersonId())
            return BatchBody.Problem(
                StatusCodes.Status409Conflict,
                "other-person",
                "En este celular entró otra persona. Sus registros siguen guardados."
            );
        return TypedResults.Json(await StoreAsync(body, cancel), LearningJson.Default.SyncAnswer);
    }

    private async Task<SyncAnswer> StoreAsync(SyncBody body, CancellationToken cancel)
    {
        var receipts = await intake.StoreAsync(body.Person, [.. body.Entries.Select(e => e.Record).OfType<NewRecord>()], "sync", cancel);
        var next = 0;
        return new SyncAnswer(
            epoch.Current,
            [.. body.Entries.Select(e => SyncResult.Of(e.Id, e.Record is null ? null : receipts[next++], e.Fault))]
        );
    }
}
