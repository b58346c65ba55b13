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
    /// <summary>Its name in the log and on the administrator's pages.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether the whole database is a file in the data folder, so that a backup can be put back without the site being told.
    /// </summary>
    public virtual bool IsFile => false;

    /// <summary>Points a context at the database.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Runs a unit of work as one transaction. Called by <see cref="UsmeDb.WriteAsync{T}"/> only.</summary>
    public abstract Task<T> WriteAsync<T>(UsmeDb db, Func<Task<T>> unit, CancellationToken cancel);

    /// <summary>
    /// Runs work that cannot be in a transaction, such as rewriting the file, while no other code of this process writes.
    /// </summary>
    public virtual Task RunExclusivelyAsync(Func<Task> work, CancellationToken cancel) => work();

    /// <summary>Opens Hangfire's storage.</summary>
    /// <param name="invisibility">After this time without a sign of life, another process gets the job.</param>
    public abstract JobStorage OpenJobStorage(TimeSpan invisibility);

    /// <summary>Takes the lock under which one process at a time prepares the database.</summary>
    /// <returns>To be disposed when it is ready; released automatically if the process dies.</returns>
    public abstract Task<IAsyncDisposable> TakeStartupLockAsync(UsmeDb db, string folder, ILogger log, CancellationToken cancel);

    /// <summary>Removes a lock that a killed start has left. The caller holds the start-up lock.</summary>
    public virtual Task ClearAbandonedLockAsync(UsmeDb db, ILogger log, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Applies settings after the migrations.</summary>
    public virtual Task ApplySettingsAsync(UsmeDb db, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Removes all traces of deleted data from the database's files (R30). A database server does that by itself.</summary>
    /// <returns>False if something is left to be done.</returns>
    public virtual Task<bool> ScrubAsync(UsmeDb db, CancellationToken cancel) => Task.FromResult(true);

    /// <summary>Checks every page, without blocking anybody. A database server does that by itself.</summary>
    /// <returns>The first problem; null if there is none.</returns>
    public virtual Task<string?> FindDamageAsync(UsmeDb db, CancellationToken cancel) => Task.FromResult<string?>(null);

    /// <summary>Whether the fault says that the database's file is damaged, or is no database.</summary>
    public virtual bool IsDamage(Exception fault) => false;

    /// <summary>The learning record that was stored last, if <see cref="IsFile"/>; empty if there is none.</summary>
    public virtual Task<Guid> FindNewestRecordAsync(UsmeDb db, CancellationToken cancel) =>
        throw new NotSupportedException("A database server keeps no order of arrival.");

    /// <summary>Does not compare migrations and model at each first start: a test does that.</summary>
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

    /// <summary>What is wrong in the configuration of the database, for the administrator; null if nothing is.</summary>
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
