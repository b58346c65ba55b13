using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace UsmeAprende.Data;

/// <summary>The embedded edition's database: one SQLite file in WAL mode.</summary>
public static class SqliteDatabase
{
    public const string Migrations = "UsmeAprende.Migrations.Sqlite";

    public static IServiceCollection AddSqliteDatabase(this IServiceCollection services) =>
        services.AddDbContextPool<UsmeDb>((provider, options) =>
            Use(options, provider.GetRequiredService<IOptions<DataOptions>>().Value.Database).AddInterceptors(new HighWaterNoting(provider.GetRequiredService<HighWaterFiles>())));

    /// <summary>Points a context at the SQLite file, with R8's durability and R30's overwriting of what is deleted.</summary>
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string file)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true };
        return options
            .UseSqlite(connection.ConnectionString, sqlite => sqlite.MigrationsAssembly(Migrations))
            .AddInterceptors(new Pragmas());
    }

    /// <summary>
    /// Rewrites the file and empties the log, so that nothing deleted is left in either (R30). Overwriting what is deleted is not enough:
    /// when pages are balanced, copies of moved rows can stay behind in the free part of a page. On another database it does nothing.
    /// </summary>
    /// <returns>False where a long reader kept the log from being emptied.</returns>
    public static async Task<bool> ScrubAsync(UsmeDb db, CancellationToken cancel)
    {
        if (!db.Database.IsSqlite())
            return true;
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA busy_timeout=5000; VACUUM;";
            await command.ExecuteNonQueryAsync(cancel);
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            return Convert.ToInt64(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture) == 0;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Looks every page over, without locking anybody out.</summary>
    /// <returns>What is wrong first, in SQLite's words, which name tables and pages; nothing where all is well.</returns>
    public static async Task<string?> FindDamageAsync(UsmeDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA quick_check(1);";
            var said = await command.ExecuteScalarAsync(cancel) as string;
            return said == "ok" ? null : said?.ReplaceLineEndings(" ") ?? "?";
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private sealed class Pragmas : DbConnectionInterceptor
    {
        // NORMAL can lose acknowledged commits at power loss; without secure_delete an erased name stays readable in free pages.
        private const string Sql = "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
