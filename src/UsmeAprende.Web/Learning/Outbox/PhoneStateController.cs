using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.People.Accounts;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Learning.Outbox;

/// <summary>Takes what a phone says of itself: that it reached the site, how much waits on it, and how much room it has.</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PhoneStateController(KnownDevices devices) : ControllerBase
{
    private const int BodyLimit = 1024;

    [HttpPost("/api/dispositivos/estado"), PageOwnerGuard.OwnerOptional]
    [ProducesResponseType(StatusCodes.Status204NoContent)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IResult> Note(CancellationToken cancel)
    {
        var (body, problem) = await BatchRequestReader.ReadAsync(Request, ToldState.Read, BodyLimit, cancel);
        if (body is null)
            return problem!;
        // What waits is somebody's: it must not be told of whoever came after them (R9).
        if (body.Person != User.PersonId())
            return BatchRequestReader.CreateProblem(StatusCodes.Status409Conflict, "other-person", "En este celular entró otra persona.");
        if (DeviceCookie.Read(Request) is { } token)
            await devices.NoteStateAsync(body.Person, token, body.Waiting, body.FreeMegabytes, cancel);
        return TypedResults.NoContent();
    }

    private sealed record ToldState(PersonId Person, int Waiting, int? FreeMegabytes)
    {
        /// <exception cref="JsonException">It is not JSON, or not of this form.</exception>
        public static ToldState Read(ReadOnlySequence<byte> body)
        {
            using var json = JsonDocument.Parse(body, BatchRequestReader.Shallow);
            if (
                json.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("person", out var person)
                || !BatchRequestReader.TryReadPersonId(person, out var id)
                || ReadCount(root, "waiting") is not { } waiting
            )
                throw new JsonException("A person and a count are needed.");
            return new ToldState(id, waiting, ReadCount(root, "freeMegabytes"));
        }

        private static int? ReadCount(JsonElement root, string name) =>
            root.TryGetProperty(name, out var value)
            && value.ValueKind is JsonValueKind.Number
            && value.TryGetInt32(out var count)
            && count >= 0
                ? count
                : null;
    }
}
