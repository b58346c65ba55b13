using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Learning;

/// <summary>Takes what phones kept while there was no signal: what people did, and what staff say of others.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SyncController(RecordIntake intake, SyncEpochStore epoch) : ControllerBase
{
    /// <summary>Most bytes of a request; a phone that gets 413 halves its batch (R3).</summary>
    public const int BodyLimit = 256 * 1024;

    private const string SyncOrigin = "sync";

    [HttpPost("/api/sync"), PageOwnerGuard.OwnerOptional]
    [ProducesResponseType<SyncResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    public async Task<IResult> Post(CancellationToken cancel)
    {
        var (body, problem) = await BatchRequestReader.ReadAsync(Request, SyncRequest.Read, BodyLimit, cancel);
        if (body is null)
            return problem!;
        if (body.Entries.Count > RecordIntake.RequestLimit)
            return BatchRequestReader.CreateTooLarge();
        // What one who signed out before had kept must not become another's (R9).
        if (body.Person != User.PersonId())
            return BatchRequestReader.CreateProblem(
                StatusCodes.Status409Conflict,
                "other-person",
                "En este celular entró otra persona. Sus registros siguen guardados."
            );
        var results = await StoreAsync(body, cancel);
        return TypedResults.Json(
            new SyncResponse(
                epoch.Current,
                [.. body.Entries.Select((e, at) => SyncRecordResult.Create(e.Id, results.GetValueOrDefault(at), e.Fault))]
            ),
            LearningJson.Default.SyncResponse
        );
    }

    /// <summary>By the record's place in the request; nothing for what could not be read.</summary>
    private async Task<Dictionary<int, RecordResult>> StoreAsync(SyncRequest body, CancellationToken cancel)
    {
        var places = Enumerable
            .Range(0, body.Entries.Count)
            .Where(at => body.Entries[at].Record is not null)
            .ToLookup(at => body.Entries[at].Subject is null);
        var results = new Dictionary<int, RecordResult>();
        var own = places[true].ToList();
        if (own.Count > 0)
            Add(await intake.StoreAsync(body.Person, own.ConvertAll(at => body.Entries[at].Record!), SyncOrigin, cancel), own);
        var ofOthers = places[false].ToList();
        if (ofOthers.Count > 0)
            Add(await StoreOfOthersAsync(ofOthers.ConvertAll(at => ToStaffRecord(body.Entries[at])), cancel), ofOthers);
        return results;

        void Add(IReadOnlyList<RecordResult> receipts, List<int> at)
        {
            for (var n = 0; n < at.Count; n++)
                results.Add(at[n], receipts[n]);
        }
    }

    // A session without its second factor, or of who is no longer on the team, says nothing of others. The phone keeps it all the same: its
    // owner may act as staff again (R7).
    private async Task<IReadOnlyList<RecordResult>> StoreOfOthersAsync(List<StaffNewRecord> records, CancellationToken cancel)
    {
        var actor = HttpContext.Actor();
        return actor.IsFacilitator
            ? await intake.StoreByStaffAsync(actor, records, SyncOrigin, cancel)
            : records.ConvertAll(r => new RecordResult(r.Record.Id, RecordResultKind.Later, RecordReasonCodes.NotStaff));
    }

    private static StaffNewRecord ToStaffRecord(SyncRequest.SyncRequestRecord entry) => new(entry.Subject!.Value, entry.Record!);
}

/// <summary>
/// A request's records, read one by one: what cannot be read of one is said of that one, and the others are kept.
/// Only a body that is no such JSON at all is refused whole.
/// </summary>
public sealed record SyncRequest(PersonId Person, IReadOnlyList<SyncRequest.SyncRequestRecord> Entries)
{
    /// <summary>One record, or why there is none.</summary>
    /// <param name="Subject">Of whom it is, where staff say it of somebody; else it is of who sends it.</param>
    public sealed record SyncRequestRecord(string? Id, NewRecord? Record, string? Fault, PersonId? Subject = null);

    /// <exception cref="JsonException">It is not JSON, or not of this form.</exception>
    public static SyncRequest Read(ReadOnlySequence<byte> body)
    {
        using var json = JsonDocument.Parse(body, BatchRequestReader.Shallow);
        if (
            json.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("person", out var person)
            || !BatchRequestReader.TryReadPersonId(person, out var id)
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
                || !TryReadSubject(entry, out var subject)
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
                    Activity = new ActivityId(activity),
                    Answer = BatchRequestReader.ReadText(entry, "answer"),
                    Question = BatchRequestReader.ReadText(entry, "question"),
                    Content = BatchRequestReader.ReadText(entry, "content"),
                    OccurredAt = occurredAt,
                },
                null,
                subject
            );
        }
        catch (Exception notText) when (notText is InvalidOperationException or JsonException)
        {
            // Bytes that are no UTF-8, half a surrogate pair, a number where a text belongs.
            return new SyncRequestRecord(id, null, RecordReasonCodes.Malformed);
        }
    }

    // Whose a record is must never be guessed: a subject that cannot be read is not one that is missing.
    private static bool TryReadSubject(JsonElement entry, out PersonId? subject)
    {
        subject = null;
        if (BatchRequestReader.ReadText(entry, "subject") is not { } text)
            return true;
        subject = PersonId.TryParseExact(text, "D", out var id) ? id : null;
        return subject is { } whose && whose != PersonId.Empty;
    }
}

/// <summary>What the server answers a phone, one result per record in the order they came.</summary>
/// <param name="Epoch">Changes when a backup was restored: the phone then sends again what it had kept (R7).</param>
public sealed record SyncResponse(string Epoch, IReadOnlyList<SyncRecordResult> Results);

/// <summary>What became of one record.</summary>
/// <param name="Id">As it came; absent where there was none to read.</param>
/// <param name="Result"><c>stored</c>, <c>duplicate</c>, <c>rejected</c> or <c>later</c> (R3).</param>
public sealed record SyncRecordResult(string? Id, string Result, string? Reason, int? Score, string? Problem = null)
{
    /// <param name="id">As it came.</param>
    /// <param name="receipt">Null of what could not be read.</param>
    /// <param name="fault">Why it could not.</param>
    public static SyncRecordResult Create(string? id, RecordResult? receipt, string? fault) =>
        receipt is null
            ? new SyncRecordResult(id, Word(RecordResultKind.Rejected), fault, null)
            : new SyncRecordResult(id, Word(receipt.Kind), receipt.Reason, receipt.Score, receipt.Problem);

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
