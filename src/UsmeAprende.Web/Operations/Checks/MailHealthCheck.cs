using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using UsmeAprende.Mail;
using UsmeAprende.Web.Kit.Health;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Operations.Checks;

/// <summary>Reports whether e-mails are sent, since people wait for their codes.</summary>
public sealed class MailHealthCheck(
    EmailQueue post,
    MailServerStatus condition,
    IOptions<MailOptions> options,
    IHostEnvironment environment
) : IHealthCheck
{
    private const string NobodyGetsCodes =
        "A nadie le llegan los códigos para entrar o poner clave nueva, ni los avisos: quien olvidó su clave depende de que alguien del "
        + "equipo le dé un código.";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var late = await post.CountLateAsync(cancellationToken);
        List<SiteTrouble> found = [.. Find(options.Value), .. FindOutage(options.Value, late)];
        if (found.Count > 0)
            return SiteTrouble.Report(found);
        if (options.Value.Host is null)
            return HealthCheckResult.Healthy("Las cartas quedan como archivos en la carpeta de datos: este sitio no es el de producción.");
        return condition.AcceptedAt is { } at
            ? HealthCheckResult.Healthy(
                $"El servidor de correo recibió la última carta el {SpanishDates.DayAndTime(at)}, y no hay otras atrasadas."
            )
            : SiteHealthSummary.NotChecked("Desde que el sitio arrancó no se ha enviado ninguna carta: no se sabe si salen.");
    }

    private IEnumerable<SiteTrouble> Find(MailOptions mail)
    {
        if (mail.Host is null && environment.IsProduction())
            yield return Tell(
                "Las cartas no salen: falta el servidor de correo, y quedan como archivos en la carpeta de datos.",
                NobodyGetsCodes,
                "Ponga Mail:Host en la configuración y vuelva a arrancar el sitio."
            );
        if (mail.Host is not null && mail.From.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase))
            yield return Tell(
                $"Las cartas dicen venir de {mail.From}, que no existe.",
                "Muchos servidores no las reciben, y quien responde no le escribe a nadie.",
                "Ponga Mail:From en la configuración."
            );
        if (
            mail
            is { Host: not null, Port: 465, Security: MailSecurity.StartTls }
                or { Host: not null, Port: 587, Security: MailSecurity.Tls }
        )
            yield return Tell(
                $"El puerto {mail.Port} del correo casi nunca cifra como dice Mail:Security.",
                "Es probable que no salga ninguna carta.",
                "Quite ese dato de la configuración: el programa sabe cómo cifra cada puerto."
            );
    }

    private IEnumerable<SiteTrouble> FindOutage(MailOptions mail, int late)
    {
        if (condition.Outage is { } fault)
            yield return Tell(
                $"Desde el {SpanishDates.DayAndTime(fault.Since)} ninguna carta llega "
                    + $"a {mail.Host}:{mail.Port}. {fault.Reason.ToSpanish()}{(fault.Cause is null ? "" : $" ({fault.Cause})")}.",
                NobodyGetsCodes,
                "Corrija lo que dice, y pida una carta de prueba en Administración."
            );
        if (late > 0)
            yield return Tell(
                $"Hay {SpanishCount.Format(late, "carta atrasada", "cartas atrasadas")}.",
                "Su lector la espera y no ha salido.",
                "Pida una carta de prueba en Administración: dice qué responde el servidor de correo."
            );
    }

    private static SiteTrouble Tell(string fault, string effect, string remedy) =>
        new()
        {
            Fault = fault,
            Effect = effect,
            Remedy = remedy,
            Page = TroublePage.Mail,
        };
}
