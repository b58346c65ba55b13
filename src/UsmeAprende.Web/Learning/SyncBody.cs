using System.Buffers;
using System.Globalization;
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

    private const int IdLength = 64;

    // Records are flat; what nests deeper is none of ours.
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    /// <exception cref="JsonException">It is not JSON, or not of this form.</exception>
    public static SyncBody Read(ReadOnlySequence<byte> body)
    {
        using var json = JsonDocument.Parse(body, Shallow);
        if (json.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("person", out var person) || !TryGuid(person, out var id)
            || !root.TryGetProperty("records", out var records) || records.ValueKind is not JsonValueKind.Array)
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
            id = Text(entry, "id") is { Length: <= IdLength } given ? given : null;
            if (!Guid.TryParseExact(id, "D", out var guid) || Text(entry, "verb") is not { } word || !Verbs.TryParse(word, out var verb) || Text(entry, "activity") is not { } activity)
                return new Entry(id, null, Reasons.Malformed);
            if (!TryTime(Text(entry, "occurred"), out var occurredAt))
                return new Entry(id, null, Reasons.BadTime);
            return new Entry(id, new NewRecord
            {
                Id = guid,
                Verb = verb,
                Activity = activity,
                Answer = Text(entry, "answer"),
                Question = Text(entry, "question"),
                Content = Text(entry, "content"),
                OccurredAt = occurredAt,
            }, null);
        }
        catch (Exception notText) when (notText is InvalidOperationException or JsonException)
        {
            // Bytes that are no UTF-8, half a surrogate pair, a number where a text belongs.
            return new Entry(id, null, Reasons.Malformed);
        }
    }

    private static string? Text(JsonElement entry, string name) =>
        !entry.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new JsonException($"{name} is no text.");

    private static bool TryGuid(JsonElement value, out Guid id)
    {
        id = default;
        return value.ValueKind is JsonValueKind.String && value.TryGetGuid(out id);
    }

    private static bool TryTime(string? text, out DateTime at) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out at);
}
