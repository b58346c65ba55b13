using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Data;

/// <summary>
/// Brings the tables up to this version of the programme, whatever was cut short before. The caller holds the turn to start.
/// </summary>
internal static class Schema
{
    /// <returns>Why this programme must not work on that database, and whether it was made just now.</returns>
    public static async Task<(string? Refusal, bool IsNew)> UpdateAsync(
        UsmeDb db,
        DatabaseProvider database,
        ILogger log,
        CancellationToken cancel
    )
    {
        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (applied.Min() is { } first && string.CompareOrdinal(first, known[0]) < 0)
            return (
                $"La carpeta de datos es de una versión de prueba del programa, de antes de «{known[0]}», y este no la puede "
                    + "abrir. No se tocó nada. Ponga otra carpeta en Data:Folder, o abra esta con el programa que la hizo.",
                false
            );
        if (applied.Except(known).Max() is { } newer)
            return (
                $"La base de datos es de una versión más nueva del programa: llega hasta «{newer}», y este programa solo conoce hasta "
                    + $"«{known[^1]}». Abra el sitio con el programa nuevo, o devuelva la copia que hizo antes de actualizarlo.",
                false
            );

        if (known.Except(applied).Any())
        {
            await database.FreeAsync(db, log, cancel);
            await db.Database.MigrateAsync(cancel);
        }
        await database.SettleAsync(db, cancel);
        return (null, applied.Count == 0);
    }
}
