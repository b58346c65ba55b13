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
                    .. type.GetProperties()
                        .OrderBy(p => p.Name)
                        .Select(p =>
                            $"{p.Name} {p.ClrType.Name} {p.GetColumnName()} {p.GetMaxLength()} {p.IsNullable} {p.IsConcurrencyToken} "
                            + $"{p.ValueGenerated} {p.FindTypeMapping()?.Converter?.ProviderClrType.Name} {(p.FindTypeMapping() as RelationalTypeMapping)?.StoreType} "
                            + $"{p.GetValueConverter()?.GetType().Name}"
                        ),
                    .. type.GetKeys().Select(k => $"key {string.Join(',', k.Properties.Select(p => p.Name))} {k.IsPrimaryKey()}").Order(),
                    .. type.GetIndexes().Select(i => $"index {string.Join(',', i.Properties.Select(p => p.Name))} {i.IsUnique}").Order(),
                    .. type.GetForeignKeys()
                        .Select(f =>
                            $"to {f.PrincipalEntityType.Name} {string.Join(',', f.Properties.Select(p => p.Name))} {f.DeleteBehavior} {f.IsRequired}"
                        )
                        .Order(),
                    .. type.GetNavigations().Select(n => $"navigation {n.Name} {n.IsEagerLoaded}").Order(),
                ]
            select line
        );
}
