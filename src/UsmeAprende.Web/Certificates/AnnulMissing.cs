using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Certificates;

/// <summary>
/// The command <c>annul-missing YEAR LAST</c>, after a backup was restored: the certificates' numbers up to the last one given whose entries were lost with the backup
/// are registered as annulled, so that none is given a second time (R24).
/// </summary>
public static class AnnulMissing
{
    public const string Command = "annul-missing";

    // A slip of the finger must not burn a century's numbers.
    private const int Most = 10_000;

    /// <param name="services">The site's.</param>
    /// <param name="which">Year and number; settings may follow. Without them nothing is done: a site that opens before its numbers are put right could give one twice.</param>
    /// <param name="tell">Where to say what was done.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IServiceProvider services, string[] which, TextWriter tell)
    {
        if (which is not [var year, var last, ..] || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) || y is < 2000 or > 2999
            || !int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 1 or > Most)
        {
            await tell.WriteLineAsync($"Diga el año y el último número que se entregó: {Command} 2026 123");
            return 1;
        }

        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UsmeDb>().Database.MigrateAsync();
        var annulled = await scope.ServiceProvider.GetRequiredService<CertificateRegister>().AnnulMissingAsync(y, n, by: null, CancellationToken.None);
        await tell.WriteLineAsync(annulled.Count == 0
            ? $"No falta ningún número de {y} hasta el {n}."
            : $"Quedaron anulados {annulled.Count} números de {y}: {string.Join(", ", annulled)}.");
        return 0;
    }
}
