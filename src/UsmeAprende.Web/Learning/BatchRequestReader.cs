using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;

namespace UsmeAprende.Web.Learning;

/// <summary>Reads batches that phones send, within limits, and refuses them with codes that the phones' scripts know (R1, R3).</summary>
internal static class BatchRequestReader
{
    private const int IdLength = 64;

    // Records are flat; deeper nesting is refused.
    public static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 8 };

    /// <summary>The body, or the problem.</summary>
    /// <param name="limit">The most bytes that it may have.</param>
    public static async Task<(T? Body, ProblemHttpResult? Problem)> ReadAsync<T>(
        HttpRequest request,
        Func<ReadOnlySequence<byte>, T> read,
        int limit,
        CancellationToken cancel
    )
        where T : class
    {
        if (!request.HasJsonContentType())
            return (null, CreateProblem(StatusCodes.Status415UnsupportedMediaType, "malformed", "Envíe los registros como JSON."));
        if (request.ContentLength > limit)
            return (null, CreateTooLarge());
        try
        {
            var bytes = await request.BodyReader.ReadAtLeastAsync(limit + 1, cancel);
            try
            {
                return bytes.Buffer.Length > limit ? (null, CreateTooLarge()) : (read(bytes.Buffer), null);
            }
            finally
            {
                // Also for a refused body, since the server must read the request to its end.
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

    /// <summary>The id as sent, for the answer; null if it is too long or no text.</summary>
    public static string? ReadId(JsonElement entry) => ReadText(entry, "id") is { Length: <= IdLength } given ? given : null;

    /// <exception cref="JsonException">The property exists but is no text.</exception>
    public static string? ReadText(JsonElement entry, string name) =>
        !entry.TryGetProperty(name, out var value) || value.ValueKind is JsonValueKind.Null ? null
        : value.ValueKind is JsonValueKind.String ? value.GetString()
        : throw new JsonException($"{name} is no text.");

    public static bool TryReadPersonId(JsonElement value, out PersonId id)
    {
        var found = Guid.Empty;
        var isOne = value.ValueKind is JsonValueKind.String && value.TryGetGuid(out found);
        id = new PersonId(found);
        return isOne;
    }

    public static bool TryParseTime(string? text, out DateTime at) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out at);
}
