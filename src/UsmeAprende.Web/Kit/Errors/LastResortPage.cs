using System.Text;
using Microsoft.Extensions.Options;
using UsmeAprende.Web.Kit.Help;
using UsmeAprende.Web.Kit.Security;

namespace UsmeAprende.Web.Kit.Errors;

/// <summary>Answers when even the error page fails: a page without dependencies, so that nobody sees an empty one.</summary>
public static partial class LastResortPage
{
    private static byte[] Write(HelpOptions help) =>
        Encoding.UTF8.GetBytes(
            $"""
            <!DOCTYPE html>
            <html lang="es-CO">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Algo falló de nuestro lado</title></head>
            <body><main><h1>Algo falló de nuestro lado</h1><p>No fue culpa suya. Espere un momento y vuelva a intentarlo.</p><p><a href="/">Ir al inicio</a></p>{Ask(
                help
            )}</main></body>
            </html>
            """
        );

    // Only what was read at the start: nothing that may be failing now.
    private static string Ask(HelpOptions help)
    {
        List<string> ways = [];
        if (help.WhatsApp is { } chat)
            ways.Add($"""por WhatsApp al <a href="https://wa.me/{chat.TrimStart('+')}">{HelpOptions.Grouped(chat)}</a>""");
        if (help.Phone is { } phone)
            ways.Add($"""al teléfono <a href="tel:{phone}">{HelpOptions.Grouped(phone)}</a>""");
        return ways.Count == 0 ? "" : $"<p>Si necesita ayuda, pregunte {string.Join(" o ", ways)}.</p>";
    }

    public static IApplicationBuilder UseLastResortPage(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(LastResortPage).FullName!);
        var help = app.ApplicationServices.GetRequiredService<IOptions<HelpOptions>>();
        var page = new Lazy<byte[]>(() => Write(help.Value));
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
                    await AnswerAsync(context, page.Value);
                }
            }
        );
    }

    private static async Task AnswerAsync(HttpContext context, byte[] page)
    {
        var response = context.Response;
        response.Clear();
        SecurityHeaders.AddTo(response.Headers);
        response.Headers.CacheControl = "no-store";
        response.StatusCode = StatusCodes.Status500InternalServerError;
        response.ContentType = "text/html; charset=utf-8";
        response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(page);
    }

    [LoggerMessage(LogLevel.Error, "The page that explains a failure failed itself")]
    private static partial void Failed(ILogger log, Exception fault);
}
