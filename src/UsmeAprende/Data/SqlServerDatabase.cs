using System.Data;
using System.Data.Common;
using Hangfire;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;

namespace UsmeAprende.Data;

/// <summary>A SQL Server that several nodes share.</summary>
public sealed class SqlServerDatabase(string connection) : DatabaseProvider
{
    public const string Migrations = "UsmeAprende.Migrations.SqlServer";

    private const string StartLock = "UsmeAprende.Start";
    private const int MostRepeats = 6;
    private const int NoSuchDatabase = 4060;
    private const int DatabaseExists = 1801;

    public override string Name => "SQL Server";

    public override void Configure(DbContextOptionsBuilder options) =>
        options
            .UseSqlServer(connection, server => server.MigrationsAssembly(Migrations).EnableRetryOnFailure())
            .ConfigureWarnings(TrustMigrations);

    // Serializable, so that if two nodes decide by the same state, one waits or has to read it again (decision 0004).
    public override async Task<T> WriteAsync<T>(UsmeDb db, Func<Task<T>> unit, CancellationToken cancel)
    {
        // Entities that were read before the unit of work began are not read again by a second run.
        var tries = new SqlServerRetryingExecutionStrategy(db, db.ChangeTracker.Entries().Any() ? 0 : MostRepeats);
        var isRepeated = false;
        return await tries.ExecuteAsync(
            async cancel =>
            {
                if (isRepeated)
                    db.ChangeTracker.Clear();
                isRepeated = true;
                await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancel);
                var result = await unit();
                await CommitAsync(transaction, cancel);
                return result;
            },
            cancel
        );
    }

    // If the answer is lost, it is not known whether it was committed. The client sends it again under the same ids, which shows it.
    private static async Task CommitAsync(IDbContextTransaction transaction, CancellationToken cancel)
    {
        try
        {
            await transaction.CommitAsync(cancel);
        }
        catch (DbException fault)
        {
            throw new UnknownCommitException("It is not known whether the unit of work was committed.", fault);
        }
    }

    public override JobStorage OpenJobStorage(TimeSpan invisibility) =>
        new SqlServerStorage(
            connection,
            new SqlServerStorageOptions
            {
                SchemaName = "Hangfire",
                SlidingInvisibilityTimeout = invisibility,
                QueuePollInterval = TimeSpan.FromSeconds(1),
                CommandBatchMaxTimeout = TimeSpan.FromMinutes(5),
                UseRecommendedIsolationLevel = true,
                DisableGlobalLocks = true,
            }
        );

    // A session lock: the server releases it when the connection ends, even if the process dies.
    public override async Task<IAsyncDisposable> TakeStartupLockAsync(UsmeDb db, string folder, ILogger log, CancellationToken cancel)
    {
        var held = new SqlConnection(connection);
        try
        {
            await OpenAsync(held, db, cancel);
            if (!await LockAsync(held, wait: TimeSpan.Zero, cancel))
            {
                log.LogWarning("Otro nodo está preparando la base de datos. Se espera a que termine.");
                await LockAsync(held, Timeout.InfiniteTimeSpan, cancel);
            }
            return held;
        }
        catch
        {
            await held.DisposeAsync();
            throw;
        }
    }

    // Readers see the last committed state instead of waiting for writers.
    public override Task ApplySettingsAsync(UsmeDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync(
            "IF (SELECT is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()) = 0 "
                + "EXEC('ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE')",
            cancel
        );

    private static async Task OpenAsync(SqlConnection held, UsmeDb db, CancellationToken cancel)
    {
        try
        {
            await held.OpenAsync(cancel);
        }
        catch (SqlException fault) when (fault.Number == NoSuchDatabase)
        {
            await CreateAsync(db, cancel);
            await held.OpenAsync(cancel);
        }
    }

    private static async Task CreateAsync(UsmeDb db, CancellationToken cancel)
    {
        try
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateAsync(cancel);
        }
        catch (SqlException fault) when (fault.Number == DatabaseExists)
        {
            // Another node has just done the same.
        }
    }

    private static async Task<bool> LockAsync(SqlConnection held, TimeSpan wait, CancellationToken cancel)
    {
        await using var command = held.CreateCommand();
        command.CommandText = "sp_getapplock";
        command.CommandType = CommandType.StoredProcedure;
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("@Resource", StartLock);
        command.Parameters.AddWithValue("@LockMode", "Exclusive");
        command.Parameters.AddWithValue("@LockOwner", "Session");
        command.Parameters.AddWithValue("@LockTimeout", (int)wait.TotalMilliseconds);
        var result = command.Parameters.Add(new SqlParameter { Direction = ParameterDirection.ReturnValue });
        await command.ExecuteNonQueryAsync(cancel);
        return (int)result.Value! >= 0;
    }
}

/// <summary>
/// The connection was lost while a unit of work was being committed. The unit of work must not run again, unlike after other lost
/// connections.
/// </summary>
public sealed class UnknownCommitException(string message, Exception inner) : Exception(message, inner);
