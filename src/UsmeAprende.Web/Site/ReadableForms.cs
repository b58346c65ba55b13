namespace UsmeAprende.Web.Site;

/// <summary>Refuses forms that cannot be read, such as those with NUL characters or thousands of fields, before an action meets half of one.</summary>
public static class ReadableForms
{
    public static IApplicationBuilder UseReadableForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        try
        {
            if (context.Request.HasFormContentType)
                await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            Refuse(context, StatusCodes.Status400BadRequest);
            return;
        }
        catch (BadHttpRequestException unread)
        {
            Refuse(context, unread.StatusCode);
            return;
        }

        await next(context);
    });

    private static void Refuse(HttpContext context, int status)
    {
        // The page that explains passes here again as the POST it was, and must not stumble over the same form.
        context.Request.Form = FormCollection.Empty;
        context.Response.StatusCode = status;
    }
}
