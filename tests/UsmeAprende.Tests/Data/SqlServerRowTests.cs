using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.Tests.Data;

/// <summary>
/// What the change tracker can write is, for each table, a row put in, changed or taken away. Each is said to SQL Server's provider, for
/// each table there is.
/// </summary>
public sealed class SqlServerRowTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Tables
    {
        get
        {
            using var server = new SqlServerStub();
            using var scope = server.Open();
            return
            [
                .. scope.ServiceProvider.GetRequiredService<UsmeDb>().Model.GetEntityTypes().Where(t => !t.IsOwned()).Select(t => t.Name),
            ];
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Row_OfEveryTable_IsPutInChangedAndTakenAway(string table)
    {
        using var server = new SqlServerStub();

        await SaveAsync(server, table, EntityState.Added);
        await SaveAsync(server, table, EntityState.Modified);
        await SaveAsync(server, table, EntityState.Deleted);

        Assert.True(server.Commands.Count > 1);
        Assert.Contains(server.Commands, c => c.Contains("INSERT INTO [", StringComparison.Ordinal));
        Assert.Contains(server.Commands, c => c.Contains("DELETE FROM [", StringComparison.Ordinal));
    }

    private static async Task SaveAsync(SqlServerStub server, string table, EntityState state)
    {
        await using var scope = server.Open();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Never;
        var type = db.Model.FindEntityType(table)!;
        var entry = db.Entry(RuntimeHelpers.GetUninitializedObject(type.ClrType));
        foreach (var property in type.GetProperties().Where(p => !p.IsShadowProperty() || p.IsForeignKey()))
            Fill(entry, property);
        entry.State = state;
        await db.SaveChangesAsync(Cancel);
    }

    private static void Fill(EntityEntry entry, IProperty property)
    {
        var clr = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        object? value =
            clr == typeof(string) ? "0"
            : clr == typeof(byte[]) ? Array.Empty<byte>()
            : clr == typeof(Guid) ? Guid.CreateVersion7()
            : clr.IsValueType ? Activator.CreateInstance(clr)
            : null;
        if (value is not null)
            entry.Property(property.Name).CurrentValue = value;
    }
}
