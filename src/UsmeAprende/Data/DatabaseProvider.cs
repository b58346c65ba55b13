using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Data;

/// <summary>What differs between the databases the site can run on. Nothing else asks which one it is.</summary>
public abstract class DatabaseProvider
{
    /// <summary>How it is called in the log and on the administrator's pages.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether the whole database is a file in the data folder, so that a backup can be put back without the site being told.
    /// </summary>
    public virtual bool IsFile => false;

    /// <summary>Points a context at the database.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Runs a unit of work as one transaction. Called by <see cref="UsmeDb.WriteAsync{T}"/> only.</summary>
    public abstract Task<T> WriteAsync<T>(UsmeDb db, Func<Task<T>> unit, CancellationToken cancel);

    /// <summary>Keeps this process's writers out while work runs that no transaction may hold, such as rewriting the file.</summary>
    public virtual Task RunExclusivelyAsync(Func<Task> work, CancellationToken cancel) => work();

    /// <summary>Opens the storage where Hangfire keeps what is to be done.</summary>
    /// <param name="invisibility">After so long without a sign of life, a job that a process took is given to another one.</param>
    public abstract JobStorage OpenJobStorage(TimeSpan invisibility);

    /// <summary>Holds every other process of the same database back while one makes it ready.</summary>
    /// <returns>To be disposed when it is ready; given back by itself if the process dies.</returns>
    public abstract Task<IAsyncDisposable> TakeStartupLockAsync(UsmeDb db, string folder, ILogger log, CancellationToken cancel);

    /// <summary>Undoes what a start that was killed left in the way of the next one. The caller holds the turn.</summary>
    public virtual Task ClearAbandonedLockAsync(UsmeDb db, ILogger log, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>What is to be set once the tables are up to date.</summary>
    public virtual Task ApplySettingsAsync(UsmeDb db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Leaves nothing that was deleted in the database's own files (R30). A database server does that in its own time.</summary>
    /// <returns>False where something is left to be done.</returns>
    public virtual Task<bool> ScrubAsync(UsmeDb db, CancellationToken cancel) => Task.FromResult(true);

    /// <summary>Looks every page over, without locking anybody out. A database server looks after its own.</summary>
    /// <returns>What is wrong first; nothing where all is well.</returns>
    public virtual Task<string?> FindDamageAsync(UsmeDb db, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>The learning record that was stored last, where <see cref="IsFile"/>; empty where there is none.</summary>
    public virtual Task<Guid> FindNewestRecordAsync(UsmeDb db, CancellationToken cancel) =>
        throw new NotSupportedException("A database server keeps no order of arrival.");

    /// <summary>Takes the migrations for those of the model: a test looks at that, and not every first start again.</summary>
    protected static void TrustMigrations(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(RelationalEventId.PendingModelChangesWarning);
}

/// <summary>
/// Chooses the database by <c>Data:Provider</c>: SQLite, which needs nothing, or SQL Server, which needs <c>ConnectionStrings:Usme</c>.
/// </summary>
public static class DatabaseSetup
{
    public const string Sqlite = "Sqlite";
    public const string SqlServer = "SqlServer";

    /// <summary>The connection string's name.</summary>
    public const string Connection = "Usme";

    private const string ProviderSetting = $"{DataOptions.Section}:Provider";

    public static IServiceCollection AddDatabase(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DatabaseProvider>(provider =>
            configuration[ProviderSetting] switch
            {
                _ when FindProblem(configuration) is { } problem => throw new InvalidOperationException(problem),
                SqlServer => new SqlServerDatabase(configuration.GetConnectionString(Connection)!),
                _ => new SqliteDatabase(
                    provider.GetRequiredService<IOptions<DataOptions>>(),
                    provider.GetRequiredService<HighWaterFiles>()
                ),
            }
        );
        return services.AddDbContextPool<UsmeDb>((provider, options) => provider.GetRequiredService<DatabaseProvider>().Configure(options));
    }

    /// <summary>Why the site cannot know its database, for whoever starts it; nothing where it can.</summary>
    public static string? FindProblem(IConfiguration configuration) =>
        configuration[ProviderSetting] switch
        {
            null or Sqlite => null,
            SqlServer => string.IsNullOrWhiteSpace(configuration.GetConnectionString(Connection))
                ? "Data:Provider es SqlServer y falta ConnectionStrings:Usme, con la dirección de la base de datos "
                    + "(variable de entorno ConnectionStrings__Usme)."
                : null,
            var other => $"Data:Provider es «{other}», y solo puede ser Sqlite (lo normal) o SqlServer. Corrija la "
                + "configuración (variable de entorno Data__Provider).",
        };
}
