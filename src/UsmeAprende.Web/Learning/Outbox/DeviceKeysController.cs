using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Learning.Outbox;
using UsmeAprende.Web.Kit;
using UsmeAprende.Web.Kit.Security;
using UsmeAprende.Web.People;

namespace UsmeAprende.Web.Learning.Outbox;

/// <summary>Registers the key with which a phone signs what one person does on it, and tells it what it encrypts to (R19, R20).</summary>
[ApiController]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DeviceKeysController(DeviceKeyRegister devices, SealingKeyStore seals, PublicBaseUrl root) : ControllerBase
{
    [HttpPost("/api/dispositivos"), PageOwnerGuard.OwnerOptional]
    [ProducesResponseType<DeviceRegistration>(StatusCodes.Status200OK)]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status400BadRequest, "application/problem+json")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status409Conflict, "application/problem+json")]
    public async Task<IResult> Register(CancellationToken cancel)
    {
        var (body, problem) = await BatchRequestReader.ReadAsync(Request, NewDevice.Read, SyncController.BodyLimit, cancel);
        if (body is null)
            return problem!;
        if (body.Person != User.PersonId())
            return BatchRequestReader.CreateProblem(StatusCodes.Status409Conflict, "other-person", "En este celular entró otra persona.");
        var site = root.Find(Request) ?? $"{Request.Scheme}://{Request.Host}";
        if (!await devices.RegisterAsync(HttpContext.Actor(), body.Id, body.Key, site, cancel))
            return BatchRequestReader.CreateProblem(StatusCodes.Status400BadRequest, "malformed", "No entendimos la clave del celular.");
        var seal = await seals.FindOrCreateAsync(cancel);
        return TypedResults.Json(
            new DeviceRegistration(site, seal.Id, Convert.ToBase64String(seal.PublicKey)),
            OutboxJson.Default.DeviceRegistration
        );
    }

    /// <param name="Id">A UUIDv7 that the phone made.</param>
    /// <param name="Key">SubjectPublicKeyInfo.</param>
    private sealed record NewDevice(PersonId Person, Guid Id, byte[] Key)
    {
        /// <exception cref="JsonException">It is not JSON, or not of this form.</exception>
        public static NewDevice Read(ReadOnlySequence<byte> body)
        {
            using var json = JsonDocument.Parse(body, BatchRequestReader.Shallow);
            if (
                json.RootElement is not { ValueKind: JsonValueKind.Object } root
                || !root.TryGetProperty("person", out var person)
                || !BatchRequestReader.TryReadPersonId(person, out var id)
                || !Guid.TryParseExact(BatchRequestReader.ReadText(root, "id"), "D", out var device)
                || !SealedRequest.TryReadBytes(root, "key", out var key)
            )
                throw new JsonException("A person, an id and a key are needed.");
            return new NewDevice(id, device, key);
        }
    }
}

/// <summary>What a phone needs to seal what it keeps.</summary>
/// <param name="Site">The site's address, which is part of what the phone signs.</param>
/// <param name="Seal">The id of the key to encrypt to.</param>
/// <param name="Key">That key: SubjectPublicKeyInfo, Base64.</param>
public sealed record DeviceRegistration(string Site, Guid Seal, string Key);

/// <summary>Written without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeviceRegistration))]
internal sealed partial class OutboxJson : JsonSerializerContext;
