using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Data;

/// <summary>
/// Makes the data folder ready to be worked on, by one process at a time: closed to others, tables up to date, looked at.
/// </summary>
public sealed class DataPreparation(
    UsmeDb db,
    DatabaseProvider database,
    IEnumerable<IStartupDataCheck> checks,
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
        await using var turn = await database.TakeStartupLockAsync(db, folder, log, cancel);
        foreach (var open in PrivateFolder.Close(folder, DataOptions.IsOurs))
            log.LogWarning(
                "Otras personas de esta máquina pueden abrir {Path}. Ciérrelo con chmod go= o póngalo en una carpeta aparte.",
                open
            );
        var (refusal, isNew) = await StartupStep.RunAsync(
            log,
            "preparar las tablas",
            SchemaMigration.ApplyAsync(db, database, log, cancel)
        );
        foreach (var check in checks)
            refusal ??= await StartupStep.RunAsync(log, check.What, check.CheckAsync(isNew, cancel));
        if (refusal is null)
            await work();
        return refusal;
    }
}

/// <summary>Looks at the data that a process finds before anybody works on them.</summary>
public interface IStartupDataCheck
{
    /// <summary>What is looked at, in Spanish, for the log of a start that takes long.</summary>
    string What { get; }

    /// <param name="isNew">The database was made just now.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Why nobody may work on them; nothing where all is well.</returns>
    Task<string?> CheckAsync(bool isNew, CancellationToken cancel);
}

/// <summary>
/// Brings the tables up to this version of the programme, whatever was cut short before. The caller holds the turn to start.
/// </summary>
internal static class SchemaMigration
{
    /// <returns>Why this programme must not work on that database, and whether it was made just now.</returns>
    public static async Task<(string? Refusal, bool IsNew)> ApplyAsync(
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
            await database.ClearAbandonedLockAsync(db, log, cancel);
            await db.Database.MigrateAsync(cancel);
            if (applied.Count > 0)
                await ScrubAsync(db, database, log, cancel);
        }
        await database.ApplySettingsAsync(db, cancel);
        return (null, applied.Count == 0);
    }

    // A migration may have copied whole tables: their old pages hold people's values, and the disk wants its room back. The site works
    // without it, and the next night with an erasure does the same.
    private static async Task ScrubAsync(UsmeDb db, DatabaseProvider database, ILogger log, CancellationToken cancel)
    {
        try
        {
            if (await database.ScrubAsync(db, cancel))
                return;
            log.LogWarning("Otro programa está usando la base de datos: queda más grande de lo necesario.");
        }
        catch (DbException fault)
        {
            log.LogWarning(fault, "La base de datos queda más grande de lo necesario: no se pudo reescribir. ¿Hay espacio en el disco?");
        }
    }
}

/// <summary>
/// A start that takes long says in the log what it is at: a site that does not answer and does not say why cannot be helped.
/// </summary>
public static class StartupStep
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <param name="log">Where to say it.</param>
    /// <param name="step">What is done, in Spanish: <c>preparar las tablas</c>.</param>
    /// <param name="work">The step, begun.</param>
    public static async Task<T> RunAsync<T>(ILogger log, string step, Task<T> work)
    {
        while (await Task.WhenAny(work, Task.Delay(Patience)) != work)
            log.LogWarning("El arranque todavía está en: {Step}.", step);
        return await work;
    }

    /// <inheritdoc cref="RunAsync{T}(ILogger, string, Task{T})"/>
    public static Task RunAsync(ILogger log, string step, Task work) => RunAsync(log, step, DoneAsync(work));

    private static async Task<bool> DoneAsync(Task work)
    {
        await work;
        return true;
    }
}

/// <summary>
/// Lets one process at a time make a data folder ready. What it holds is a lock that the operating system takes back when a process dies,
/// however it dies: a row or a file that says so would stay behind and keep every later start waiting.
/// </summary>
internal sealed class StartupLock : IAsyncDisposable
{
    public const string FileName = "start.lock";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _lock;

    private StartupLock(FileStream held) => _lock = held;

    public static async Task<StartupLock> TakeAsync(string folder, ILogger log, CancellationToken cancel)
    {
        var path = Path.Combine(folder, FileName);
        for (var look = 0; ; look++)
        {
            if (TryLock(path) is { } held)
                return new StartupLock(held);
            if (look == 0)
                log.LogWarning(
                    "Otro programa está preparando la carpeta {Folder} (tiene tomado {Lock}). Se espera a que termine.",
                    folder,
                    FileName
                );
            await Task.Delay(BetweenLooks, cancel);
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => _lock.DisposeAsync();
}
