using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Learning.Outbox;

/// <summary>
/// Takes records that a phone sealed, without a session: whose they are is said by who signed them, so anybody may bring them (R19).
/// </summary>
[ApiController, AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SealedSyncController(SealedIntake intake, SyncEpochStore epoch) : ControllerBase
{
    // A photo, sealed.
    private const int BodyLimit = 1024 * 1024;

    [HttpPost("/api/sync/sellados"), PageOwnerGuard.AnyPerson]
    [ProducesResponseType<SyncResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    public async Task<IResult> Post(CancellationToken cancel)
    {
        var (body, problem) = await BatchRequestReader.ReadAsync(Request, SealedRequest.Read, BodyLimit, cancel);
        if (body is null)
            return problem!;
        if (body.Entries.Count > RecordIntake.RequestLimit)
            return BatchRequestReader.CreateTooLarge();
        return TypedResults.Json(await body.StoreAsync(intake, epoch.Current, cancel), LearningJson.Default.SyncResponse);
    }
}

/// <summary>Sealed records, read one by one: what cannot be read of one is said of that one.</summary>
public sealed record SealedRequest(IReadOnlyList<(string? Id, SealedRecord? Record)> Entries)
{
    /// <exception cref="JsonException">It is not JSON, or not of this form.</exception>
    public static SealedRequest Read(ReadOnlySequence<byte> body)
    {
        using var json = JsonDocument.Parse(body, BatchRequestReader.Shallow);
        if (
            json.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("records", out var records)
            || records.ValueKind is not JsonValueKind.Array
        )
            throw new JsonException("Records are needed.");
        return new SealedRequest([.. records.EnumerateArray().Select(ReadEntry)]);
    }

    /// <summary>Stores them; one result each, in their order.</summary>
    public async Task<SyncResponse> StoreAsync(SealedIntake intake, string epoch, CancellationToken cancel)
    {
        var places = Enumerable.Range(0, Entries.Count).Where(at => Entries[at].Record is not null).ToList();
        var receipts = await intake.StoreAsync(places.ConvertAll(at => Entries[at].Record!), ReadOpened, cancel);
        var results = places.Zip(receipts).ToDictionary(one => one.First, one => one.Second);
        return new SyncResponse(
            epoch,
            [
                .. Entries.Select(
                    (entry, at) => SyncRecordResult.Create(entry.Id, results.GetValueOrDefault(at), RecordReasonCodes.Malformed)
                ),
            ]
        );
    }

    /// <summary>Bytes in Base64.</summary>
    internal static bool TryReadBytes(JsonElement entry, string name, out byte[] bytes)
    {
        bytes = [];
        if (
            !entry.TryGetProperty(name, out var value)
            || value.ValueKind is not JsonValueKind.String
            || !value.TryGetBytesFromBase64(out var read)
        )
            return false;
        bytes = read;
        return true;
    }

    private static (string? Id, SealedRecord? Record) ReadEntry(JsonElement entry)
    {
        string? id = null;
        try
        {
            if (entry.ValueKind is not JsonValueKind.Object)
                return (null, null);
            id = BatchRequestReader.ReadId(entry);
            return
                Guid.TryParseExact(id, "D", out var record)
                && Guid.TryParseExact(BatchRequestReader.ReadText(entry, "device"), "D", out var device)
                && Guid.TryParseExact(BatchRequestReader.ReadText(entry, "seal"), "D", out var seal)
                && TryReadBytes(entry, "key", out var key)
                && TryReadBytes(entry, "nonce", out var nonce)
                && TryReadBytes(entry, "box", out var box)
                ? (id, new SealedRecord(record, device, seal, key, nonce, box))
                : (id, null);
        }
        catch (Exception notText) when (notText is InvalidOperationException or JsonException)
        {
            return (id, null);
        }
    }

    // What is inside has the form of a request with one record, or is a form; and its signature.
    internal static OpenedContent? ReadOpened(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, BatchRequestReader.Shallow);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } root || !TryReadBytes(root, "signature", out var signature))
                return null;
            if (root.TryGetProperty("form", out var form))
                return ReadForm(root, form, signature);
            var request = SyncRequest.Read(new ReadOnlySequence<byte>(body));
            return request.Entries is [{ Record: { } record, Subject: var subject }]
                ? new OpenedRecord(request.Person, record, subject, signature)
                : null;
        }
        catch (Exception notText) when (notText is InvalidOperationException or JsonException)
        {
            return null;
        }
    }

    private static OpenedForm? ReadForm(JsonElement root, JsonElement form, byte[] signature) =>
        form.ValueKind is JsonValueKind.Object
        && root.TryGetProperty("person", out var person)
        && BatchRequestReader.TryReadPersonId(person, out var author)
        && Guid.TryParseExact(BatchRequestReader.ReadText(form, "id"), "D", out var id)
        && BatchRequestReader.ReadText(form, "activity") is { Length: > 0 and <= LearningRecord.ActivityLength } activity
        && BatchRequestReader.ReadText(form, "content") is { Length: <= SealedForm.Limit } content
        && BatchRequestReader.TryParseTime(BatchRequestReader.ReadText(form, "occurred"), out var filledAt)
            ? new OpenedForm(author, new SealedForm(id, activity, content, filledAt), signature)
            : null;
}
