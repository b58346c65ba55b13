using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Certificates.Register;
using UsmeAprende.Data;
using UsmeAprende.Web.Kit.Health;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Certificates.Register;

/// <summary>
/// The command <c>annul-missing YEAR LAST</c>, after a backup was restored: the certificates' numbers up to the last one given whose
/// entries were lost with the backup are registered as annulled, so that none is given a second time (R24). <c>annul-missing none</c> says
/// that none was lost.
/// </summary>
public static class AnnulMissingCommand
{
    public const string Command = "annul-missing";

    private const string None = "none";

    // Limits the effect of a typing error, since annulled numbers cannot be used again.
    private const int Most = 10_000;

    /// <param name="services">The site's services.</param>
    /// <param name="which">
    /// Year and number; settings may follow. Without them nothing is done, since a site without the right numbers could give one twice.
    /// </param>
    /// <param name="tell">Writes a line to the console.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] which, TextWriter tell)
    {
        await using var scope = services.CreateAsyncScope();
        var (year, last) = (0, 0);
        if (which is not [None, ..] && !TryRead(which, out year, out last))
        {
            await tell.WriteLineAsync(
                $"Diga el año y el último número que se entregó: {Command} 2026 123. Si no falta ninguno: {Command} {None}"
            );
            return 1;
        }

        IReadOnlyList<int> annulled = [];
        var register = scope.ServiceProvider.GetRequiredService<CertificateRegister>();
        var refusal = await scope
            .ServiceProvider.GetRequiredService<DataPreparation>()
            .RunAsync(
                async () =>
                {
                    if (year > 0)
                        annulled = await register.AnnulMissingAsync(year, last, by: null, CancellationToken.None);
                },
                CancellationToken.None
            );
        if (refusal is null)
            scope.ServiceProvider.GetRequiredService<CertificateNumberQuestion>().Settle();
        await tell.WriteLineAsync(
            refusal
                ?? (year, annulled.Count) switch
                {
                    (0, _) => "Quedó dicho: no falta ningún número.",
                    (_, 0) => $"No falta ningún número de {year} hasta el {last}.",
                    _ => $"Quedaron anulados {annulled.Count} números de {year}: {string.Join(", ", annulled)}.",
                }
        );
        return refusal is null ? 0 : 1;
    }

    private static bool TryRead(string[] which, out int year, out int last)
    {
        last = 0;
        return int.TryParse(which.ElementAtOrDefault(0), NumberStyles.None, CultureInfo.InvariantCulture, out year)
            && year is >= 2000 and <= 2999
            && int.TryParse(which.ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out last)
            && last is >= 1 and <= Most;
    }
}

/// <summary>
/// Health check that asks the administrator, after a backup was put back, for the last certificate number that was given.
/// </summary>
public sealed class CertificateNumbersHealth(CertificateNumberQuestion numbers) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            SiteTrouble.Report(
                numbers.AskedAt is { } at ? [Explain(at)] : [],
                "No se espera el último número de constancia de una copia devuelta."
            )
        );

    private static SiteTrouble Explain(DateTime at) =>
        new()
        {
            Fault = $"Los datos pueden ser de una copia anterior: se notó el {SpanishDates.DayAndTime(at)}.",
            Effect = "Se podría entregar otra vez un número de constancia que ya se dio.",
            Remedy =
                "Diga en el servidor cuál fue el último número de constancia que se entregó: "
                + "«annul-missing AÑO ÚLTIMO», como «annul-missing 2026 123». Si no falta ninguno: «annul-missing none».",
            Page = TroublePage.Certificates,
        };
}
