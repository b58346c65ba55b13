using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Data;

/// <summary>Brings the tables up to this version of the programme, whatever was cut short before. The caller holds the <see cref="StartTurn"/>.</summary>
internal static class Schema
{
    // Where Entity Framework notes that somebody is migrating. It waits, without a word and for ever, for a row that a killed process left.
    private const string MigrationLock = "__EFMigrationsLock";

    /// <returns>Why this programme must not work on that database, and whether it was made just now.</returns>
    public static async Task<(string? Refusal, bool IsNew)> UpdateAsync(UsmeDb db, ILogger log, CancellationToken cancel)
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Except(known).Max() is { } newer)
            return ($"La base de datos es de una versión más nueva del programa: llega hasta «{newer}», y este programa solo conoce hasta «{known[^1]}». Abra el sitio con el programa nuevo, o devuelva la copia que hizo antes de actualizarlo.", false);

        if (known.Except(applied).Any())
        {
            if (db.Database.IsSqlite() && await FreeAsync(db, cancel) > 0)
                log.LogWarning("Un arranque anterior se cortó mientras preparaba la base de datos. Este la termina de preparar.");
            await db.Database.MigrateAsync(cancel);
        }

        // Kept in the file since it was made; but a kill may have come between making it and saying so, and some ways of copying a database lose it (R8).
        if (db.Database.IsSqlite())
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);
        return (null, applied.Count == 0);
    }

    // Who holds the turn knows that nobody else is migrating.
    private static async Task<int> FreeAsync(UsmeDb db, CancellationToken cancel) =>
        await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = {MigrationLock}").SingleAsync(cancel) == 0
            ? 0
            : await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{MigrationLock}\"", cancel);
}
