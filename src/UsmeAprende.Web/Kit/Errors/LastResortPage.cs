using System.Text;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Kit.Errors;

/// <summary>Answers when even the error page fails: a page without dependencies, so that nobody sees an empty one.</summary>
public static partial class LastResortPage
{
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(
        """
        <!DOCTYPE html>
        <html lang="es-CO">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Algo falló de nuestro lado</title></head>
        <body><main><h1>Algo falló de nuestro lado</h1><p>No fue culpa suya. Espere un momento y vuelva a intentarlo.</p><p><a href="/">Ir al inicio</a></p></main></body>
        </html>
        """
    );

    public static IApplicationBuilder UseLastResortPage(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(LastResortPage).FullName!);
        return app.Use(
            async (context, next) =>
            {
                try
                {
                    await next(context);
                }
                catch (Exception fault) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
                {
                    Failed(log, fault);
                    await AnswerAsync(context);
                }
            }
        );
    }

    private static async Task AnswerAsync(HttpContext context)
    {
        var response = context.Response;
        response.Clear();
        SecurityHeaders.AddTo(response.Headers);
        response.Headers.CacheControl = "no-store";
        response.StatusCode = StatusCodes.Status500InternalServerError;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = Page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(Page);
    }

    [LoggerMessage(LogLevel.Error, "The page that explains a failure failed itself")]
    private static partial void Failed(ILogger log, Exception fault);
}
