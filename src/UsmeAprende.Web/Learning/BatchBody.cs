using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace UsmeAprende.Web.Learning;

/// <summary>Reads what phones send in batches: bounded, and refused in words that a phone understands (R1, R3).</summary>
internal static class BatchBody
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
            return (null, Problem(StatusCodes.Status415UnsupportedMediaType, "malformed", "Envíe los registros como JSON."));
        if (request.ContentLength > SyncController.BodyLimit)
            return (null, TooMuch());
        try
        {
            var bytes = await request.BodyReader.ReadAtLeastAsync(SyncController.BodyLimit + 1, cancel);
            try
            {
                return bytes.Buffer.Length > SyncController.BodyLimit ? (null, TooMuch()) : (read(bytes.Buffer), null);
            }
            finally
            {
                // Also of what is refused: the server reads on to the end of the request.
                request.BodyReader.AdvanceTo(bytes.Buffer.End);
            }
        }
        catch (JsonException)
        {
            return (null, Malformed());
        }
        catch (BadHttpRequestException refused)
        {
            return (
                null,
                refused.StatusCode switch
                {
                    StatusCodes.Status413PayloadTooLarge => TooMuch(),
                    StatusCodes.Status408RequestTimeout => Problem(
                        refused.StatusCode,
                        "slow-line",
                        "La señal está muy lenta. Sus registros siguen guardados: se envían otra vez."
                    ),
                    _ => Malformed(),
                }
            );
        }
    }

    public static ProblemHttpResult TooMuch() =>
        Problem(StatusCodes.Status413PayloadTooLarge, "too-large", "Son demasiados registros. Envíelos en partes.");

    private static ProblemHttpResult Malformed() =>
        Problem(StatusCodes.Status400BadRequest, "malformed", "No entendimos lo que envió el celular.");

    public static ProblemHttpResult Problem(int status, string type, string title) =>
        TypedResults.Problem(statusCode: status, type: type, title: title);

    /// <summary>As it came, to be said back; nothing where it is no id of ours.</summary>
    public static string? Id(JsonElement entry) => Text(entry, "id") is { Length: <= IdLength } given ? given : null;

    /// <exception cref="JsonException">It is there and no text.</exception>
    public static string? Text(JsonElement entry, string name) =>
        !entry.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new JsonException($"{name} is no text.");

    public static bool TryGuid(JsonElement value, out Guid id)
    {
        id = default;
        return value.ValueKind is JsonValueKind.String && value.TryGetGuid(out id);
    }

    public static bool TryTime(string? text, out DateTime at) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out at);
}
