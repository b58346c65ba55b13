using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.Jobs;

/// <summary>Looks every page of the database over. A damaged one can be read and written for months before anybody meets the damage, and the copies made meanwhile have it too.</summary>
internal sealed class DatabaseCheck(UsmeDb db) : IJob
{
    private const int MostLetters = 150;

    public async Task RunAsync(JobRun run, CancellationToken cancel)
    {
        if (!db.Database.IsSqlite())
            run.Tell("La base de datos la revisa su propio servidor.");
        else if (await FindAsync(cancel) is { } damage)
            run.Fail($"La base de datos está dañada ({(damage.Length > MostLetters ? damage[..MostLetters] : damage)}). Detenga el sitio, guarde aparte la carpeta de datos y devuelva la última copia buena.");
        else
            run.Tell("La base de datos está entera.");
    }

    private async Task<string?> FindAsync(CancellationToken cancel)
    {
        try
        {
            return await SqliteDatabase.FindDamageAsync(db, cancel);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB)
        {
            return $"error {fault.SqliteErrorCode} de SQLite";
        }
    }
}
