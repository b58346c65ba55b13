using System.Buffers;
using System.Text.Json;
using UsmeAprende.Learning;

namespace UsmeAprende.Web.Learning;

/// <summary>
/// A request's records, read one by one: what cannot be read of one is said of that one, and the others are kept.
/// Only a body that is no such JSON at all is refused whole.
/// </summary>
public sealed record SyncBody(Guid Person, IReadOnlyList<SyncBody.Entry> Entries)
{
    /// <summary>One record, or why there is none.</summary>
    public sealed record Entry(string? Id, NewRecord? Record, string? Fault);

    /// <exception cref="JsonException">It is not JSON, or not of this form.</exception>
    public static SyncBody Read(ReadOnlySequence<byte> body)
    {
        using var json = JsonDocument.Parse(body, BatchBody.Shallow);
        if (
            json.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("person", out var person)
            || !BatchBody.TryGuid(person, out var id)
            || !root.TryGetProperty("records", out var records)
            || records.ValueKind is not JsonValueKind.Array
        )
            throw new JsonException("A person and records are needed.");
        return new SyncBody(id, [.. records.EnumerateArray().Select(ReadEntry)]);
    }

    private static Entry ReadEntry(JsonElement entry)
    {
        string? id = null;
        try
        {
            if (entry.ValueKind is not JsonValueKind.Object)
                return new Entry(null, null, Reasons.Malformed);
            id = BatchBody.Id(entry);
            if (
                !Guid.TryParseExact(id, "D", out var guid)
                || BatchBody.Text(entry, "verb") is not { } word
                || !Verbs.TryParse(word, out var verb)
                || BatchBody.Text(entry, "activity") is not { } activity
            )
                return new Entry(id, null, Reasons.Malformed);
            if (!BatchBody.TryTime(BatchBody.Text(entry, "occurred"), out var occurredAt))
                return new Entry(id, null, Reasons.BadTime);
            return new Entry(
                id,
                new NewRecord
                {
                    Id = guid,
                    Verb = verb,
                    Activity = activity,
                    Answer = BatchBody.Text(entry, "answer"),
                    Question = BatchBody.Text(entry, "question"),
                    Content = BatchBody.Text(entry, "content"),
                    OccurredAt = occurredAt,
                },
                null
            );
        }
        catch (Exception notText) when (notText is InvalidOperationException or JsonException)
        {
            // Bytes that are no UTF-8, half a surrogate pair, a number where a text belongs.
            return new Entry(id, null, Reasons.Malformed);
        }
    }
}
