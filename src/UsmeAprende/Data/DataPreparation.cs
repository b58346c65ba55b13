using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Data;

/// <summary>
/// Makes the data folder ready to be worked on, by one process at a time: closed to others, tables up to date, looked at.
/// </summary>
public sealed class DataPreparation(
    UsmeDb db,
    DatabaseProvider database,
    IEnumerable<IDataCheck> checks,
    IOptions<DataOptions> data,
    ILogger<DataPreparation> log
)
{
    /// <param name="work">What else is to be done before another process may start on the same folder.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Why nobody may work on the folder; nothing where all is well.</returns>
    public async Task<string?> RunAsync(Func<Task> work, CancellationToken cancel)
    {
        PrivateFolder.KeepNewFilesPrivate();
        var folder = PrivateFolder.Create(data.Value.Folder).FullName;
        await using var turn = await database.TakeStartTurnAsync(db, folder, log, cancel);
        foreach (var open in PrivateFolder.Close(folder, DataOptions.IsOurs))
            log.LogWarning(
                "Otras personas de esta máquina pueden abrir {Path}. Ciérrelo con chmod go= o póngalo en una carpeta aparte.",
                open
            );
        var (refusal, isNew) = await StartStep.RunAsync(log, "preparar las tablas", Schema.UpdateAsync(db, database, log, cancel));
        foreach (var check in checks)
            refusal ??= await StartStep.RunAsync(log, check.What, check.LookAsync(isNew, cancel));
        if (refusal is null)
            await work();
        return refusal;
    }
}
