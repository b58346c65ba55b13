using System.Buffers;
using System.Globalization;
using System.Text.Json;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.Web.Learning;

namespace UsmeAprende.Web.Gatherings.Attendance;

/// <summary>The marks of a request. Each is parsed separately, so that a bad one does not affect the others.</summary>
/// <param name="Staff">The author, as the phone says.</param>
public sealed record MarksBody(Guid Staff, IReadOnlyList<MarksBody.MarkEntry> Entries)
{
    /// <summary>One mark, or why there is none.</summary>
    public sealed record MarkEntry(string? Id, AttendanceMark? Mark, string? Fault);

    private const int ModuleLength = 200;

    private static readonly Dictionary<string, MarkKind> Kinds = new(StringComparer.Ordinal)
    {
        ["came"] = MarkKind.Came,
        ["late"] = MarkKind.Late,
        ["early"] = MarkKind.Early,
        ["thanked"] = MarkKind.Thanked,
        ["showed"] = MarkKind.Showed,
        ["undone"] = MarkKind.Undone,
    };

    /// <exception cref="JsonException">It is not JSON, or not of this form.</exception>
    public static MarksBody Read(ReadOnlySequence<byte> body)
    {
        using var json = JsonDocument.Parse(body, BatchRequestReader.Shallow);
        if (
            json.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("staff", out var staff)
            || !BatchRequestReader.TryReadGuid(staff, out var id)
            || !root.TryGetProperty("marks", out var marks)
            || marks.ValueKind is not JsonValueKind.Array
        )
            throw new JsonException("A member of staff and marks are needed.");
        return new MarksBody(id, [.. marks.EnumerateArray().Select(ReadEntry)]);
    }

    private static MarkEntry ReadEntry(JsonElement entry)
    {
        string? id = null;
        try
        {
            if (entry.ValueKind is not JsonValueKind.Object)
                return new MarkEntry(null, null, RecordReasonCodes.Malformed);
            id = BatchRequestReader.ReadId(entry);
            if (
                !Guid.TryParseExact(id, "D", out var guid)
                || guid == Guid.Empty
                || !Guid.TryParseExact(BatchRequestReader.ReadText(entry, "person"), "D", out var person)
                || person == Guid.Empty
                || BatchRequestReader.ReadText(entry, "kind") is not { } word
                || !Kinds.TryGetValue(word, out var kind)
            )
                return new MarkEntry(id, null, RecordReasonCodes.Malformed);
            if (!BatchRequestReader.TryParseTime(BatchRequestReader.ReadText(entry, "occurred"), out var occurredAt))
                return new MarkEntry(id, null, RecordReasonCodes.BadTime);
            var mark = new AttendanceMark
            {
                Id = guid,
                Person = person,
                Kind = kind,
                Time = TimeOnly.TryParseExact(
                    BatchRequestReader.ReadText(entry, "time"),
                    "HH:mm",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var time
                )
                    ? time
                    : null,
                Module = BatchRequestReader.ReadText(entry, "module") is { Length: <= ModuleLength } module ? module : null,
                Target = Guid.TryParseExact(BatchRequestReader.ReadText(entry, "target"), "D", out var target) ? target : null,
                OccurredAt = occurredAt,
            };
            return mark.IsComplete ? new MarkEntry(id, mark, null) : new MarkEntry(id, null, RecordReasonCodes.Malformed);
        }
        catch (Exception notText) when (notText is InvalidOperationException or JsonException)
        {
            // Invalid UTF-8, half a surrogate pair, or a number instead of a text.
            return new MarkEntry(id, null, RecordReasonCodes.Malformed);
        }
    }
}
