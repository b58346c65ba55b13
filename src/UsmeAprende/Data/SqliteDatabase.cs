using System.Data.Common;
using System.Globalization;
using Hangfire;
using Hangfire.Storage.SQLite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Data;

/// <summary>One SQLite file in the data folder, in WAL mode.</summary>
public sealed class SqliteDatabase(IOptions<DataOptions> data, HighWaterFiles highWater) : DatabaseProvider, IDisposable
{
    public const string Migrations = "UsmeAprende.Migrations.Sqlite";

    // The table in which Entity Framework marks a running migration. If a killed process left a row, it waits for it for ever, without a
    // message.
    private const string MigrationLock = "__EFMigrationsLock";

    private readonly SemaphoreSlim _turn = new(1, 1);

    public override string Name => "SQLite";

    public override bool IsFile => true;

    public override void Configure(DbContextOptionsBuilder options) =>
        Configure(options, data.Value.Database).AddInterceptors(new HighWaterInterceptor(highWater));

    /// <summary>Configures a context for the SQLite file, with the durability of R8 and the overwriting of deleted data of R30.</summary>
    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true };
        if (SqliteModel.Compiled is { } compiled)
            options.UseModel(compiled);
        return options
            .UseSqlite(connection.ConnectionString, sqlite => sqlite.MigrationsAssembly(Migrations))
            .ConfigureWarnings(TrustMigrations)
            .ReplaceService<IModificationCommandBatchFactory, SqliteCommandBatches>()
            .ReplaceService<IRelationalTypeMappingSource, SqliteTypeMappings>()
            .ReplaceService<IModelCustomizer, SqliteModel>()
            .ReplaceService<IMigrationsSqlGenerator, SqliteTables>()
            .AddInterceptors(new Pragmas());
    }

    // One writer at a time, in order of arrival: the driver retries a locked write by sleeping, which would make forty people wait half a
    // second each.
    public override async Task<T> WriteAsync<T>(UsmeDb db, Func<Task<T>> unit, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var result = await unit();
            await transaction.CommitAsync(cancel);
            return result;
        }
        finally
        {
            _turn.Release();
        }
    }

    public override async Task RunExclusivelyAsync(Func<Task> work, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    // Its own file, so that Hangfire's writes and those of records do not wait for each other. It can be lost without harm.
    public override JobStorage OpenJobStorage(TimeSpan invisibility) =>
        new SQLiteStorage(
            data.Value.Jobs,
            new SQLiteStorageOptions
            {
                InvisibilityTimeout = invisibility,
                QueuePollInterval = TimeSpan.FromSeconds(1),
                JobExpirationCheckInterval = TimeSpan.FromMinutes(30),
                PoolSize = 8,
            }
        );

    public override async Task<IAsyncDisposable> TakeStartupLockAsync(UsmeDb db, string folder, ILogger log, CancellationToken cancel) =>
        await StartupLock.TakeAsync(folder, log, cancel);

    // The caller holds the start-up lock, so nobody else is migrating.
    public override async Task ClearAbandonedLockAsync(UsmeDb db, ILogger log, CancellationToken cancel)
    {
        if (
            await db.Database.SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = {MigrationLock}").SingleAsync(cancel)
                == 1
            && await db.Database.ExecuteSqlRawAsync($"DELETE FROM \"{MigrationLock}\"", cancel) > 0
        )
            log.LogWarning("Un arranque anterior se cortó mientras preparaba la base de datos. Este la termina de preparar.");
    }

    // The mode is stored in the file, but the process may have been killed before it was set, and some ways of copying a database lose it
    // (R8).
    public override Task ApplySettingsAsync(UsmeDb db, CancellationToken cancel) =>
        db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);

    /// <summary>
    /// Rewrites the file and empties the log, so that no deleted data are left in either (R30). Overwriting deleted data is not enough:
    /// when pages are balanced, copies of moved rows can remain in the free part of a page.
    /// </summary>
    /// <returns>False if another program's long read or write prevented it.</returns>
    public override async Task<bool> ScrubAsync(UsmeDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            // Two commands: the driver hides the faults of what follows, in one command, a statement that answers with a row.
            command.CommandText = "PRAGMA busy_timeout=5000;";
            await command.ExecuteNonQueryAsync(cancel);
            command.CommandText = "VACUUM;";
            await command.ExecuteNonQueryAsync(cancel);
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) == 0;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED)
        {
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <returns>The first problem in SQLite's words, which name tables and pages; null if there is none.</returns>
    public override async Task<string?> FindDamageAsync(UsmeDb db, CancellationToken cancel)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA quick_check(1);";
            var said = await command.ExecuteScalarAsync(cancel) as string;
            return said == "ok" ? null : said?.ReplaceLineEndings(" ") ?? "?";
        }
        catch (SqliteException fault) when (IsDamage(fault))
        {
            return $"error {fault.SqliteErrorCode} de SQLite";
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    public override bool IsDamage(Exception fault) =>
        fault is SqliteException { SqliteErrorCode: SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB };

    public override async Task<Guid> FindNewestRecordAsync(UsmeDb db, CancellationToken cancel) =>
        (
            await db.Database.SqlQuery<Guid>($"SELECT Id AS Value FROM LearningRecords ORDER BY rowid DESC LIMIT 1").ToListAsync(cancel)
        ).FirstOrDefault();

    public void Dispose() => _turn.Dispose();

    private sealed class Pragmas : DbConnectionInterceptor
    {
        // synchronous=NORMAL can lose acknowledged commits at a power cut; without secure_delete an erased name stays readable in free
        // pages.
        private const string Sql = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
