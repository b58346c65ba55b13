using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>
/// Looks every page of the database over. A damaged one can be read and written for months before anybody meets the damage, and the copies
/// made meanwhile have it too.
/// </summary>
internal sealed class DatabaseCheckJob(UsmeDb db, DatabaseProvider database) : ISiteJob
{
    private const int MostLetters = 150;

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        if (!database.IsFile)
            report.Complete("La base de datos la revisa su propio servidor.");
        else if (await database.FindDamageAsync(db, cancel) is { } damage)
            report.Fail(
                $"La base de datos está dañada ({(damage.Length > MostLetters ? damage[..MostLetters] : damage)}). "
                    + "Detenga el sitio, guarde aparte la carpeta de datos y devuelva la última copia buena."
            );
        else
            report.Complete("La base de datos está entera.");
    }
}
