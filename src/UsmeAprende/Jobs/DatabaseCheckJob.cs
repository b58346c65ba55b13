using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>
/// Checks every page of the database. A damaged database can work for months before anybody notices, and the backups made meanwhile are
/// damaged too.
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
