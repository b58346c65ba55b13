using Microsoft.AspNetCore.Diagnostics;
using UsmeAprende.Web.Kit.Errors;

namespace UsmeAprende.Web.Kit.Requests;

/// <summary>
/// Refuses bodies that cannot be read, such as forms with NUL characters, cut in the middle or of an unknown encoding, before an action
/// meets half of one; and answers for actions that read by themselves what the server refuses. No body is a fault of ours.
/// </summary>
public static class UnreadableFormGuard
{
    // The page that explains a refusal needs no more of a form than what somebody typed.
    private const int MostToGiveBack = 1024 * 1024;

    public static IApplicationBuilder UseUnreadableFormGuard(this IApplicationBuilder app) =>
        app.Use(
            async (context, next) =>
            {
                if (IsErrorPage(context))
                {
                    // Passes here as the request that was refused, and must not stumble over the same form.
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

    /// <summary>Reads the form; a form that cannot be read becomes what of it had arrived.</summary>
    /// <returns>The status that says why it could not; null when it could.</returns>
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
            // UTF-7 and other encodings that are not read any more, or names of none.
            NotSupportedException or ArgumentException => StatusCodes.Status415UnsupportedMediaType,
            InvalidDataException or IOException => StatusCodes.Status400BadRequest,
            _ => null,
        };

    private static bool IsErrorPage(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}

/// <summary>A request's body that remembers how it began, so that what arrived before the line broke can be given back.</summary>
internal sealed class RecordingStream(Stream body) : Stream
{
    // What people type fits; files need not be given back.
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
