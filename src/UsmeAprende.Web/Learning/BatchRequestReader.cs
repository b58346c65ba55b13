using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace UsmeAprende.Web.Learning;

/// <summary>Reads what phones send in batches: bounded, and refused in words that a phone understands (R1, R3).</summary>
internal static class BatchRequestReader
{
    private const int IdLength = 64;

    // Records are flat; what nests deeper is none of ours.
    public static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    /// <summary>The body, or why there is none.</summary>
    public static async Task<(T? Body, ProblemHttpResult? Problem)> ReadAsync<T>(
        HttpRequest request,
        Func<ReadOnlySequence<byte>, T> read,
        CancellationToken cancel
    )
        where T : class
    {
        if (!request.HasJsonContentType())
            return (null, CreateProblem(StatusCodes.Status415UnsupportedMediaType, "malformed", "Envíe los registros como JSON."));
        if (request.ContentLength > SyncController.BodyLimit)
            return (null, CreateTooLarge());
        try
        {
            var bytes = await request.BodyReader.ReadAtLeastAsync(SyncController.BodyLimit + 1, cancel);
            try
            {
                return bytes.Buffer.Length > SyncController.BodyLimit ? (null, CreateTooLarge()) : (read(bytes.Buffer), null);
            }
            finally
            {
                // Also of what is refused: the server reads on to the end of the request.
                request.BodyReader.AdvanceTo(bytes.Buffer.End);
            }
        }
        catch (JsonException)
        {
            return (null, CreateMalformed());
        }
        catch (BadHttpRequestException refused)
        {
            return (
                null,
                refused.StatusCode switch
                {
                    StatusCodes.Status413PayloadTooLarge => CreateTooLarge(),
                    StatusCodes.Status408RequestTimeout => CreateProblem(
                        refused.StatusCode,
                        "slow-line",
                        "La señal está muy lenta. Sus registros siguen guardados: se envían otra vez."
                    ),
                    _ => CreateMalformed(),
                }
            );
        }
    }

    public static ProblemHttpResult CreateTooLarge() =>
        CreateProblem(StatusCodes.Status413PayloadTooLarge, "too-large", "Son demasiados registros. Envíelos en partes.");

    private static ProblemHttpResult CreateMalformed() =>
        CreateProblem(StatusCodes.Status400BadRequest, "malformed", "No entendimos lo que envió el celular.");

    public static ProblemHttpResult CreateProblem(int status, string type, string title) =>
        TypedResults.Problem(statusCode: status, type: type, title: title);

    /// <summary>As it came, to be said back; nothing where it is no id of ours.</summary>
    public static string? ReadId(JsonElement entry) => ReadText(entry, "id") is { Length: <= IdLength } given ? given : null;

    /// <exception cref="JsonException">It is there and no text.</exception>
    public static string? ReadText(JsonElement entry, string name) =>
        !entry.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new JsonException($"{name} is no text.");

    public static bool TryReadGuid(JsonElement value, out Guid id)
    {
        id = default;
        return value.ValueKind is JsonValueKind.String && value.TryGetGuid(out id);
    }

    public static bool TryParseTime(string? text, out DateTime at) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out at);
}
