using Microsoft.AspNetCore.Diagnostics;

namespace UsmeAprende.Web.Site;

/// <summary>Refuses forms that cannot be read, such as those with NUL characters or thousands of fields, before an action meets half of one.</summary>
public static class ReadableForms
{
    public static IApplicationBuilder UseReadableForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            // The page of a refusal passes here again, as the POST it was.
            if (context.Request.HasFormContentType && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
                await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        catch (BadHttpRequestException unread)
        {
            context.Response.StatusCode = unread.StatusCode;
            return;
        }

        await next(context);
    });
}
