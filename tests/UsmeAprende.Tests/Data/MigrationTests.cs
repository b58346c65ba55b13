using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
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
}
