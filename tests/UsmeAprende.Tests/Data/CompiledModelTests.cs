using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using UsmeAprende.Data;

namespace UsmeAprende.Tests.Data;

public class CompiledModelTests
{
    private const string Command =
        "dotnet ef dbcontext optimize --project migrations/Sqlite --output-dir CompiledModel "
        + "--namespace UsmeAprende.Migrations.Sqlite.CompiledModel";

    [Fact]
    public async Task CompiledModel_OfSqlite_IsWhatTheMappingsSay()
    {
        await using var site = await TestSite.StartAsync();

        var (compiled, now) = await site.AskAsync(db =>
        {
            var fresh = db.GetService<IDesignTimeModel>().Model;
            return Task.FromResult((Describe(db.Model), Describe(fresh)));
        });

        Assert.True(compiled == now, $"The compiled model is out of date. {Command}");
    }

    [Fact]
    public void SqliteDatabase_UsesTheCompiledModel()
    {
        var options = new DbContextOptionsBuilder<UsmeDb>();
        SqliteDatabase.Configure(options, "nobody.db");
        using var db = new UsmeDb(options.Options);

        Assert.Equal("UsmeAprende.Migrations.Sqlite.CompiledModel.UsmeDbModel", db.Model.GetType().FullName);
    }

    // What statements are made of: tables, columns, their types and conversions, keys, indexes and who points to whom.
    private static string Describe(IReadOnlyModel model) =>
        string.Join(
            '\n',
            from type in model.GetEntityTypes()
            orderby type.Name
            from line in (IEnumerable<string>)
                [
                    $"{type.Name} {type.GetTableName()}",
                    .. type.GetProperties().OrderBy(p => p.Name).Select(Describe),
                    .. type.GetKeys().Select(k => $"key {Names(k.Properties)} {k.IsPrimaryKey()}").Order(),
                    .. type.GetIndexes().Select(i => $"index {Names(i.Properties)} {i.IsUnique}").Order(),
                    .. type.GetForeignKeys().Select(Describe).Order(),
                    .. type.GetNavigations().Select(n => $"navigation {n.Name} {n.IsEagerLoaded}").Order(),
                ]
            select line
        );

    private static string Describe(IReadOnlyProperty column)
    {
        var stored = (RelationalTypeMapping?)column.FindTypeMapping();
        return $"{column.Name} {column.ClrType.Name} {column.GetColumnName()} {column.GetMaxLength()} {column.IsNullable} "
            + $"{column.IsConcurrencyToken} {column.ValueGenerated} {stored?.StoreType} {stored?.Converter?.ProviderClrType.Name} "
            + $"{column.GetValueConverter()?.GetType().Name}";
    }

    private static string Describe(IReadOnlyForeignKey key) =>
        $"to {key.PrincipalEntityType.Name} by {Names(key.Properties)} {key.DeleteBehavior} {key.IsRequired}";

    private static string Names(IEnumerable<IReadOnlyProperty> columns) => string.Join(',', columns.Select(c => c.Name));
}
