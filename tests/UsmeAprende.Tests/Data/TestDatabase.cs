using DotNet.Testcontainers.Builders;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Testcontainers.MsSql;
using UsmeAprende.Data;

namespace UsmeAprende.Tests.Data;

/// <summary>
/// Where a test's rows lie: a SQLite file in its data folder, or, for classes that are <see cref="OnSqlServerAttribute"/>, a database of
/// its own on the server that <c>USME_TEST_SQLSERVER</c> names or that Docker lends.
/// </summary>
internal static class TestDatabase
{
    public const string Absent = "There is no SQL Server here: set USME_TEST_SQLSERVER to a connection string, or start Docker.";

    private const string Image = "mcr.microsoft.com/mssql/server:2022-latest";

    private static readonly Lazy<string?> s_server = new(Find);

    private static bool IsServer =>
        (TestContext.Current.TestClass as Xunit.v3.IXunitTestClass)?.Class.IsDefined(typeof(OnSqlServerAttribute), inherit: false) == true;

    /// <summary>What a site over a data folder is to be told of its database. Every site over that folder is told the same.</summary>
    public static IEnumerable<(string Key, string Value)> SettingsFor(string folder)
    {
        if (!IsServer)
            return [];
        Assert.SkipWhen(s_server.Value is null, Absent);
        var name = NameFor(folder);
        Run(
            $"IF DB_ID('{name}') IS NULL BEGIN CREATE DATABASE [{name}] COLLATE Latin1_General_100_BIN2; ALTER "
                + $"DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON; END"
        );
        return [("Data:Provider", DatabaseSetup.SqlServer), ($"ConnectionStrings:{DatabaseSetup.Connection}", ConnectionTo(name))];
    }

    /// <summary>Gives a new site today's tables.</summary>
    public static async Task PrepareAsync(TestSite site)
    {
        if (IsServer)
            await site.WithAsync(
                async (UsmeDb db) =>
                {
                    await db.Database.MigrateAsync(TestSite.Cancel);
                    return true;
                }
            );
        else
            MigratedDatabase.CopyTo(site.Folder);
    }

    /// <summary>Takes a data folder and its database away.</summary>
    public static void Drop(string folder)
    {
        if (IsServer)
        {
            var name = NameFor(folder);
            Run(
                $"IF DB_ID('{name}') IS NOT NULL BEGIN ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK "
                    + $"IMMEDIATE; DROP DATABASE [{name}]; END"
            );
        }
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Skips the rest of a test that looks into SQLite's own file.</summary>
    public static void RequireFile() => Assert.SkipWhen(IsServer, "This looks into SQLite's file.");

    private static string NameFor(string folder) => $"UsmeTest_{Path.GetFileName(folder).Replace("-", "", StringComparison.Ordinal)}";

    private static string ConnectionTo(string database) =>
        new SqlConnectionStringBuilder(s_server.Value) { InitialCatalog = database }.ConnectionString;

    private static void Run(string sql)
    {
        using var connection = new SqlConnection(ConnectionTo("master"));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // A server that is named and does not answer fails the tests: whoever named it wants to know.
    private static string? Find() => Environment.GetEnvironmentVariable("USME_TEST_SQLSERVER") is { Length: > 0 } named ? named : Borrow();

    private static string? Borrow()
    {
        try
        {
            var container = new MsSqlBuilder(Image).Build();
            container.StartAsync().GetAwaiter().GetResult();
            return container.GetConnectionString();
        }
        catch (DockerUnavailableException)
        {
            return null;
        }
    }
}

/// <summary>Every site that a test of this class starts stands on SQL Server.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
internal sealed class OnSqlServerAttribute : Attribute;
