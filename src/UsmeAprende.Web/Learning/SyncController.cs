using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Learning;

/// <summary>Takes what phones kept while there was no signal.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SyncController(RecordIntake intake, SyncEpochStore epoch) : ControllerBase
{
    /// <summary>Most bytes of a request; a phone that gets 413 halves its batch (R3).</summary>
    public const int BodyLimit = 256 * 1024;

    [HttpPost("/api/sync"), PageOwnerGuard.OwnerOptional]
    [ProducesResponseType<SyncResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    public async Task<IResult> Post(CancellationToken cancel)
    {
        var (body, problem) = await BatchRequestReader.ReadAsync(Request, SyncRequest.Read, cancel);
        if (body is null)
            return problem!;
        if (body.Entries.Count > RecordIntake.RequestLimit)
            return BatchRequestReader.CreateTooLarge();
        if (body.Person != User.PersonId())
            return BatchRequestReader.CreateProblem(
                StatusCodes.Status409Conflict,
                "other-person",
                "En este celular entró otra persona. Sus registros siguen guardados."
            );
        return TypedResults.Json(await StoreAsync(body, cancel), LearningJson.Default.SyncResponse);
    }

    private async Task<SyncResponse> StoreAsync(SyncRequest body, CancellationToken cancel)
    {
        var receipts = await intake.StoreAsync(body.Person, [.. body.Entries.Select(e => e.Record).OfType<NewRecord>()], "sync", cancel);
        var next = 0;
        return new SyncResponse(
            epoch.Current,
            [.. body.Entries.Select(e => SyncRecordResult.Create(e.Id, e.Record is null ? null : receipts[next++], e.Fault))]
        );
    }
}

/// <summary>
/// A request's records, read one by one: what cannot be read of one is said of that one, and the others are kept.
/// Only a body that is no such JSON at all is refused whole.
/// </summary>
public sealed record SyncRequest(Guid Person, IReadOnlyList<SyncRequest.SyncRequestRecord> Entries)
{
    /// <summary>One record, or why there is none.</summary>
    public sealed record SyncRequestRecord(string? Id, NewRecord? Record, string? Fault);

    /// <exception cref="JsonException">It is not JSON, or not of this form.</exception>
    public static SyncRequest Read(ReadOnlySequence<byte> body)
    {
        using var json = JsonDocument.Parse(body, BatchRequestReader.Shallow);
        if (
            json.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("person", out var person)
            || !BatchRequestReader.TryReadGuid(person, out var id)
            || !root.TryGetProperty("records", out var records)
            || records.ValueKind is not JsonValueKind.Array
        )
            throw new JsonException("A person and records are needed.");
        return new SyncRequest(id, [.. records.EnumerateArray().Select(ReadEntry)]);
    }

    private static SyncRequestRecord ReadEntry(JsonElement entry)
    {
        string? id = null;
        try
        {
            if (entry.ValueKind is not JsonValueKind.Object)
                return new SyncRequestRecord(null, null, RecordReasonCodes.Malformed);
            id = BatchRequestReader.ReadId(entry);
            if (
                !Guid.TryParseExact(id, "D", out var guid)
                || BatchRequestReader.ReadText(entry, "verb") is not { } word
                || !RecordVerbWords.TryParse(word, out var verb)
                || BatchRequestReader.ReadText(entry, "activity") is not { } activity
            )
                return new SyncRequestRecord(id, null, RecordReasonCodes.Malformed);
            if (!BatchRequestReader.TryParseTime(BatchRequestReader.ReadText(entry, "occurred"), out var occurredAt))
                return new SyncRequestRecord(id, null, RecordReasonCodes.BadTime);
            return new SyncRequestRecord(
                id,
                new NewRecord
                {
                    Id = guid,
                    Verb = verb,
                    Activity = activity,
                    Answer = BatchRequestReader.ReadText(entry, "answer"),
                    Question = BatchRequestReader.ReadText(entry, "question"),
                    Content = BatchRequestReader.ReadText(entry, "content"),
                    OccurredAt = occurredAt,
                },
                null
            );
        }
        catch (Exception notText) when (notText is InvalidOperationException or JsonException)
        {
            // Bytes that are no UTF-8, half a surrogate pair, a number where a text belongs.
            return new SyncRequestRecord(id, null, RecordReasonCodes.Malformed);
        }
    }
}

/// <summary>What the server answers a phone, one result per record in the order they came.</summary>
/// <param name="Epoch">Changes when a backup was restored: the phone then sends again what it had kept (R7).</param>
public sealed record SyncResponse(string Epoch, IReadOnlyList<SyncRecordResult> Results);

/// <summary>What became of one record.</summary>
/// <param name="Id">As it came; absent where there was none to read.</param>
/// <param name="Result"><c>stored</c>, <c>duplicate</c>, <c>rejected</c> or <c>later</c> (R3).</param>
public sealed record SyncRecordResult(string? Id, string Result, string? Reason, int? Score)
{
    /// <param name="id">As it came.</param>
    /// <param name="receipt">Null of what could not be read.</param>
    /// <param name="fault">Why it could not.</param>
    public static SyncRecordResult Create(string? id, RecordResult? receipt, string? fault) =>
        receipt is null
            ? new SyncRecordResult(id, Word(RecordResultKind.Rejected), fault, null)
            : new SyncRecordResult(id, Word(receipt.Kind), receipt.Reason, receipt.Score);

    private static string Word(RecordResultKind receipt) =>
        receipt switch
        {
            RecordResultKind.Stored => "stored",
            RecordResultKind.Duplicate => "duplicate",
            RecordResultKind.Rejected => "rejected",
            RecordResultKind.Later => "later",
            _ => throw new ArgumentOutOfRangeException(nameof(receipt), receipt, null),
        };
}

/// <summary>The busiest answer, written without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(SyncResponse))]
internal sealed partial class LearningJson : JsonSerializerContext;
