using Microsoft.AspNetCore.Diagnostics;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.Web.Kit.Requests;

/// <summary>
/// Refuses bodies that cannot be read, such as forms with NUL characters, incomplete forms or unknown encodings, before an action gets half
/// of one. It also answers if an action reads the body itself and the server refuses it. A bad body must never become a 500.
/// </summary>
public static class UnreadableFormGuard
{
    // The error page needs only the typed values of the form.
    private const int MostToGiveBack = 1024 * 1024;

    public static IApplicationBuilder UseUnreadableFormGuard(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (IsErrorPage(context))
                {
                    // The error page runs again with the refused request, and must not fail because of the same form.
                    if (
                        context.Request.HasFormContentType
                        && (context.Request.ContentLength > MostToGiveBack || await FaultAsync(context) is not null)
                    )
                        context.Request.Form = FormCollection.Empty;
                    await next(context);
                    return;
                }

                if (context.Request.HasFormContentType && await FaultAsync(context) is { } status)
                {
                    ErrorController.GiveBackTyped(context);
                    context.Response.StatusCode = status;
                    return;
                }

                try
                {
                    await next(context);
                }
                catch (BadHttpRequestException refused) when (!context.Response.HasStarted)
                {
                    context.Response.StatusCode = refused.StatusCode;
                }
            }
        );

    /// <summary>Reads the form. If it cannot be read, it is replaced by the part that had arrived.</summary>
    /// <returns>The status for the refusal; null if the form was read.</returns>
    private static async Task<int?> FaultAsync(HttpContext context)
    {
        var request = context.Request;
        var body = request.Body;
        await using var recorded = new RecordingStream(body);
        request.Body = recorded;
        try
        {
            await request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (Exception fault) when (StatusOf(fault) is not null)
        {
            request.Form = await PartialFormReader.ReadAsync(request.ContentType, recorded.Arrived);
            return StatusOf(fault);
        }
        finally
        {
            request.Body = body;
        }
    }

    private static int? StatusOf(Exception fault) =>
        fault switch
        {
            BadHttpRequestException refused => refused.StatusCode,
            // UTF-7 and other encodings that are not supported any more, or unknown names.
            NotSupportedException or ArgumentException => StatusCodes.Status415UnsupportedMediaType,
            InvalidDataException or IOException => StatusCodes.Status400BadRequest,
            _ => null,
        };

    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}

/// <summary>A request's body that keeps its beginning, so that what arrived before the connection broke can be given back.</summary>
internal sealed class RecordingStream(Stream body) : Stream
{
    // Enough for what people type; files are not given back.
    private const int Most = 256 * 1024;

    private readonly MemoryStream _arrived = new();

    public byte[] Arrived => _arrived.ToArray();

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        _arrived.Write(buffer.Span[..Math.Min(read, Most - (int)_arrived.Length)]);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _arrived.Dispose();
        base.Dispose(disposing);
    }
}
