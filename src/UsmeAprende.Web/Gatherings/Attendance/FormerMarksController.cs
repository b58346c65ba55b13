using System.Buffers;
using System.Globalization;
using System.Text.Json;
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

/// <summary>
/// Takes marks in the form in which phones sent them before they were records on the wire too. Pages that were opened before, and phones
/// that have been off, still send it; everything newer goes to <see cref="SyncController"/>. To be deleted with its tests after
/// <see cref="LastDay"/>.
/// </summary>
[ApiController]
[Authorize(Roles = nameof(PersonRole.Facilitator))]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class FormerMarksController(AttendanceTaking taking, SyncEpochStore epoch) : ControllerBase
{
    /// <summary>Until when phones are promised an answer here.</summary>
    public static readonly DateOnly LastDay = new(2027, 6, 30);

    [HttpPost("/api/encuentros/{id:guid}/marcas"), PageOwnerGuard.OwnerOptional]
    [ProducesResponseType<SyncResponse>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status413PayloadTooLarge, "application/problem+json")]
    public async Task<IResult> Post(Guid id, CancellationToken cancel)
    {
        // RFC 8594: whoever watches the site's answers can tell who still comes this way.
        Response.Headers["Sunset"] = LastDay.ToDateTime(TimeOnly.MaxValue).ToString("R", CultureInfo.InvariantCulture);
        var (body, problem) = await BatchRequestReader.ReadAsync(Request, MarksBody.Read, SyncController.BodyLimit, cancel);
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
}

/// <summary>A request's marks, read one by one: what cannot be read of one is said of that one, and the others are kept.</summary>
/// <param name="Staff">Who made them, as the phone believes.</param>
public sealed record MarksBody(PersonId Staff, IReadOnlyList<MarksBody.MarkEntry> Entries)
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
            || !BatchRequestReader.TryReadPersonId(staff, out var id)
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
                || !PersonId.TryParseExact(BatchRequestReader.ReadText(entry, "person"), "D", out var person)
                || person == PersonId.Empty
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
