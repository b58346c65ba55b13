using Microsoft.AspNetCore.Diagnostics;

namespace UsmeAprende.Web.Site;

/// <summary>
/// Refuses bodies that cannot be read, such as forms with NUL characters, cut in the middle or of an unknown encoding, before an action
/// meets half of one; and answers for actions that read by themselves what the server refuses. No body is a fault of ours.
/// </summary>
public static class ReadableForms
{
    // The page that explains a refusal needs no more of a form than what somebody typed.
    private const int MostToGiveBack = 1024 * 1024;

    public static IApplicationBuilder UseReadableForms(this IApplicationBuilder app) =>
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
        await using var recorded = new RecordedBody(body);
        request.Body = recorded;
        try
        {
            await request.ReadFormAsync(context.RequestAborted);
            return null;
        }
        catch (Exception fault) when (StatusOf(fault) is not null)
        {
            request.Form = await ArrivedForm.ReadAsync(request.ContentType, recorded.Arrived);
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
