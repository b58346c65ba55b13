using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using UsmeAprende.Mail;
using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Operations;

/// <summary>Tells whether letters leave: people are told that their code is on its way.</summary>
public sealed class MailHealth(LetterPost post, MailCondition condition, IOptions<MailOptions> options, IHostEnvironment environment)
    : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var late = await post.CountLateAsync(cancellationToken);
        IReadOnlyList<string> problems = [.. Problems(options.Value, late)];
        if (problems.Count > 0)
            return HealthCheckResult.Degraded(string.Join(' ', problems));
        if (options.Value.Host is null)
            return HealthCheckResult.Healthy("Las cartas quedan como archivos en la carpeta de datos: este sitio no es el de producción.");
        return condition.AcceptedAt is { } at
            ? HealthCheckResult.Healthy(
                $"El servidor de correo recibió la última carta el {BogotaTime.Show(at)}, y no hay otras atrasadas."
            )
            : SiteCondition.NotSeen("Desde que el sitio arrancó no se ha enviado ninguna carta: no se sabe si salen.");
    }

    private IEnumerable<string> Problems(MailOptions mail, int late)
    {
        if (mail.Host is null && environment.IsProduction())
            yield return "Las cartas no salen: falta el servidor de correo, y quedan como archivos en la carpeta de datos. "
                + "Ponga Mail:Host en la configuración y vuelva a arrancar el sitio.";
        if (mail.Host is not null && mail.From.EndsWith(".invalid", StringComparison.OrdinalIgnoreCase))
            yield return $"Las cartas dicen venir de {mail.From}, que no existe, y muchos servidores no las reciben. Ponga "
                + "Mail:From en la configuración.";
        if (
            mail
            is { Host: not null, Port: 465, Security: MailSecurity.StartTls }
                or { Host: not null, Port: 587, Security: MailSecurity.Tls }
        )
            yield return $"El puerto {mail.Port} del correo casi nunca cifra como dice Mail:Security. Quite ese dato de la "
                + "configuración: el programa sabe cómo cifra cada puerto.";
        if (condition.Fault is { } fault)
            yield return $"Desde el {BogotaTime.Show(fault.Since)} ninguna carta llega "
                + $"a {mail.Host}:{mail.Port}. {fault.Reason.Sentence()}{(fault.Cause is null ? "" : $" ({fault.Cause})")}.";
        if (late > 0)
            yield return $"{(late == 1 ? "Hay 1 carta atrasada" : $"Hay {late} cartas atrasadas")}: su lector la espera y no ha salido.";
    }
}
