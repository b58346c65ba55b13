using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Learning;

/// <summary>Takes what phones kept while there was no signal.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SyncController(RecordIntake intake, Epoch epoch) : ControllerBase
{
    /// <summary>Most bytes of a request; a phone that gets 413 halves its batch (R3).</summary>
    public const int BodyLimit = 256 * 1024;

    [HttpPost("/api/sync")]
    [ProducesResponseType<SyncAnswer>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    public async Task<IResult> Post(CancellationToken cancel)
    {
        if (!Request.HasJsonContentType())
            return Problem(StatusCodes.Status415UnsupportedMediaType, "malformed", "Envíe los registros como JSON.");
        if (Request.ContentLength > BodyLimit)
            return TooMuch();

        SyncBody body;
        try
        {
            var read = await Request.BodyReader.ReadAtLeastAsync(BodyLimit + 1, cancel);
            if (read.Buffer.Length > BodyLimit)
                return TooMuch();
            body = SyncBody.Read(read.Buffer);
            Request.BodyReader.AdvanceTo(read.Buffer.End);
        }
        catch (JsonException)
        {
            return Problem(StatusCodes.Status400BadRequest, "malformed", "No entendimos lo que envió el celular.");
        }

        if (body.Entries.Count > RecordIntake.RequestLimit)
            return TooMuch();
        if (body.Person != User.PersonId())
            return Problem(StatusCodes.Status409Conflict, "other-person", "En este celular entró otra persona. Sus registros siguen guardados.");
        return TypedResults.Json(await StoreAsync(body, cancel), LearningJson.Default.SyncAnswer);
    }

    private async Task<SyncAnswer> StoreAsync(SyncBody body, CancellationToken cancel)
    {
        var receipts = await intake.StoreAsync(body.Person, [.. body.Entries.Select(e => e.Record).OfType<NewRecord>()], "sync", cancel);
        var results = new List<SyncResult>(body.Entries.Count);
        var next = 0;
        foreach (var entry in body.Entries)
        {
            var receipt = entry.Record is null ? new RecordReceipt(Guid.Empty, Receipt.Rejected, entry.Fault) : receipts[next++];
            results.Add(new SyncResult(entry.Id, Word(receipt.Result), receipt.Reason, receipt.Score));
        }
        return new SyncAnswer(epoch.Current, results);
    }

    private static string Word(Receipt receipt) => receipt switch
    {
        Receipt.Stored => "stored",
        Receipt.Duplicate => "duplicate",
        Receipt.Rejected => "rejected",
        Receipt.Later => "later",
        _ => throw new ArgumentOutOfRangeException(nameof(receipt), receipt, null),
    };

    private static ProblemHttpResult TooMuch() => Problem(StatusCodes.Status413PayloadTooLarge, "too-large", "Son demasiados registros. Envíelos en partes.");

    private static ProblemHttpResult Problem(int status, string type, string title) => TypedResults.Problem(statusCode: status, type: type, title: title);
}
