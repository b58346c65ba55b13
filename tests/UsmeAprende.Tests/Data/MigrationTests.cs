using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using UsmeAprende.Data;
using UsmeAprende.Migrations.Sqlite;
using UsmeAprende.Migrations.SqlServer;

namespace UsmeAprende.Tests.Data;

public sealed class MigrationTests
{
    [Theory]
    [InlineData(typeof(SqliteDesignTime))]
    [InlineData(typeof(SqlServerDesignTime))]
    public void Migrations_OfEachProvider_DoNotLagBehindTheModel(Type factory)
    {
        using var db = ((IDesignTimeDbContextFactory<UsmeDb>)Activator.CreateInstance(factory)!).CreateDbContext([]);

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public void Migrations_OfSqlServer_CanBeScripted()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);

        var script = db.Database.GenerateCreateScript();

        Assert.Contains("CREATE TABLE [People]", script, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_OfTheModel_EachHaveTheirNamedSet()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        var sets = typeof(UsmeDb)
            .GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(p => p.PropertyType)
            .ToHashSet();

        var unnamed = db
            .Model.GetEntityTypes()
            .Where(t => !t.IsOwned() && t.GetTableName() is not null && !sets.Contains(typeof(DbSet<>).MakeGenericType(t.ClrType)));

        Assert.Empty(unnamed.Select(t => t.Name));
    }

    // R8: a start that is killed amid a migration leaves it undone or done. A step outside the transaction, as where SQLite must rebuild a
    // table, could leave half of it, which no later start mends.
    [Fact]
    public void Migrations_OfSqlite_AreEachDoneWholeOrNotAtAll()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        var (assembly, generator) = (db.GetService<IMigrationsAssembly>(), db.GetService<IMigrationsSqlGenerator>());

        var halves =
            from named in assembly.Migrations
            let migration = assembly.CreateMigration(named.Value, db.Database.ProviderName!)
            where generator.Generate(migration.UpOperations, db.GetService<IDesignTimeModel>().Model).Any(c => c.TransactionSuppressed)
            select named.Key;

        Assert.Empty(halves);
    }
}
