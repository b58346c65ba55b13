using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Badges;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.Migrations.SqlServer;
using UsmeAprende.Reminders;

namespace UsmeAprende.Tests.Data;

/// <summary>The tables on SQL Server, as far as they can be judged without one.</summary>
public sealed partial class SqlServerScriptTests
{
    // What an index that is not the clustered one, and the clustered one, can hold of a row.
    private const int MostIndexed = 1_700;
    private const int MostClustered = 900;

    [Fact]
    public void Tables_AsSqlServerMakesThem_AreReadByItsGrammar()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);

        Assert.Empty(TransactSqlSyntax.FindFaults(db.Database.GenerateCreateScript()));
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    public void Migrations_AsSqlServerRunsThem_AreReadByItsGrammar(MigrationsSqlGenerationOptions options)
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);

        Assert.Empty(TransactSqlSyntax.FindFaults(db.GetService<IMigrator>().GenerateScript(options: options)));
    }

    [Fact]
    public async Task Settling_OnSqlServer_IsReadByItsGrammar()
    {
        using var server = new SqlServerStub();
        await using var scope = server.Open();

        await scope
            .ServiceProvider.GetRequiredService<DatabaseProvider>()
            .ApplySettingsAsync(scope.ServiceProvider.GetRequiredService<UsmeDb>(), TestContext.Current.CancellationToken);

        Assert.Contains("READ_COMMITTED_SNAPSHOT", Assert.Single(server.Commands), StringComparison.Ordinal);
    }

    [Fact]
    public void Indexes_OnSqlServer_FitInItsPages()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        var model = db.GetService<IDesignTimeModel>().Model.GetRelationalModel();

        var clustered = model
            .Tables.SelectMany(t => t.UniqueConstraints)
            .Where(k => k.MappedKeys.All(m => m.IsPrimaryKey() && m.IsClustered() != false))
            .ToHashSet();
        var indexes = model.Tables.SelectMany(t => t.Indexes.Select(i => (Name: $"{t.Name}.{i.Name}", i.Columns, Most: MostIndexed)));
        var keys = model.Tables.SelectMany(t =>
            t.UniqueConstraints.Select(k =>
                (Name: $"{t.Name}.{k.Name}", k.Columns, Most: clustered.Contains(k) ? MostClustered : MostIndexed)
            )
        );
        var tooBig = indexes.Concat(keys).Where(i => i.Columns.Sum(c => BytesOf(c.StoreType)) > i.Most).Select(i => i.Name);

        Assert.Empty(tooBig);
    }

    // An id of version 7 does not grow in the order by which SQL Server sorts it: rows kept in that order are torn apart as they come.
    [Theory]
    [InlineData(typeof(LearningRecord))]
    [InlineData(typeof(Reminder))]
    [InlineData(typeof(BadgeAward))]
    public void Rows_OfAGreatTable_AreNotKeptInTheOrderOfTheirIds(Type table)
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);

        Assert.False(db.GetService<IDesignTimeModel>().Model.FindEntityType(table)!.FindPrimaryKey()!.IsClustered());
    }

    [Fact]
    public void Keys_OnSqlServer_AreMadeByTheSite()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);

        var made = db
            .Model.GetEntityTypes()
            .SelectMany(t =>
                t.FindPrimaryKey()!
                    .Properties.Where(p => p.ValueGenerated != ValueGenerated.Never && p.ClrType != typeof(Guid))
                    .Select(p => $"{t.ShortName()}.{p.Name}")
            );

        // Tables of Identity and of data protection, which nobody writes to within a unit of work with others.
        Assert.Equal(["DataProtectionKey.Id", "IdentityUserClaim.Id"], made.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Source_OutsideTheProvidersFiles_HoldsNoSql()
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(SourceRepository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) is not ("SqliteDatabase.cs" or "SqliteCommandBatches.cs" or "SqlServerDatabase.cs"));

        Assert.DoesNotContain(files, f => RawSql.IsMatch(File.ReadAllText(f)));
    }

    private static int BytesOf(string storeType) =>
        storeType.Contains("(max)", StringComparison.Ordinal) ? int.MaxValue / 16
        : LengthPart.Match(storeType) is { Success: true } length && storeType.Contains("char", StringComparison.Ordinal)
            ? int.Parse(length.Value, System.Globalization.CultureInfo.InvariantCulture) * (storeType[0] == 'n' ? 2 : 1)
        : LengthPart.Match(storeType) is { Success: true } bytes && storeType.Contains("binary", StringComparison.Ordinal)
            ? int.Parse(bytes.Value, System.Globalization.CultureInfo.InvariantCulture)
        : 16;

    [GeneratedRegex(@"\d+")]
    private static partial Regex LengthPart { get; }

    [GeneratedRegex(
        @"\.(FromSql|SqlQuery|ExecuteSql)\w*[<(]|CommandText|CreateCommand\(|Sqlite(Connection|Command|Exception)|Sql(Connection|Command)\b"
    )]
    private static partial Regex RawSql { get; }
}
