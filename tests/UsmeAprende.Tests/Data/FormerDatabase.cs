using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Data;

/// <summary>A SQLite file as it was when ids and times were text, with the tables of that time.</summary>
internal sealed class FormerDatabase : IDisposable
{
    public const string After = "CompactValues";

    private const string Before = "KeptSummaries";
    private const int Rows = 4;

    private readonly ScratchFolder _scratch = new();
    private readonly List<ServiceProvider> _services = [];

    public FormerDatabase()
    {
        Db = Open("old");
        Db.GetService<IMigrator>().Migrate(Before);
        Db.Database.OpenConnection();
        Tables = ListTables();
    }

    public UsmeDb Db { get; }

    /// <summary>Parents first.</summary>
    public IReadOnlyList<ITable> Tables { get; }

    public Task MigrateAsync() => Db.GetService<IMigrator>().MigrateAsync(After, TestSite.Cancel);

    /// <summary>Another, without tables.</summary>
    // By the application's own registration: Identity's tables depend on its options.
    public UsmeDb Open(string name)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([
            KeyValuePair.Create("Data:Folder", (string?)Directory.CreateDirectory(_scratch.Below(name)).FullName),
        ]);
        _services.Add(new ServiceCollection().AddLogging().AddUsmeAprende(settings.Build()).BuildServiceProvider());
        return _services[^1].GetRequiredService<UsmeDb>();
    }

    /// <summary>Puts rows into a table as it was: all values, no value where none need be, and others.</summary>
    /// <returns>The values, as <see cref="Read"/> gives them.</returns>
    public List<string> Fill(ITable table)
    {
        // The first migration puts some down.
        Ask(Db, $"DELETE FROM \"{table.Name}\"");
        var rows = new List<string>();
        for (var row = 1; row <= Rows; row++)
        {
            var values = table.Columns.Select(c => Make(table, c, row)).ToList();
            using var command = Db.Database.GetDbConnection().CreateCommand();
            command.CommandText =
                $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) "
                + $"VALUES ({string.Join(", ", values.Select((_, n) => $"$p{n}"))})";
            for (var n = 0; n < values.Count; n++)
                command.Parameters.Add(new SqliteParameter($"$p{n}", values[n] ?? DBNull.Value));
            command.ExecuteNonQuery();
            rows.Add(string.Join("; ", values.Select(Describe)));
        }
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    /// <summary>The values after the migration, as they were written before it.</summary>
    public List<string> Read(ITable table)
    {
        using var command = Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} FROM \"{table.Name}\"";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(string.Join("; ", table.Columns.Select((c, n) => Describe(ToFormer(c, reader, n)))));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public static List<string> Ask(UsmeDb db, string sql, string? text = null)
    {
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add(new SqliteParameter("$text", (object?)text ?? DBNull.Value));
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add($"{reader[0]}");
        return rows;
    }

    public static List<string> AskForSchema(UsmeDb db) =>
        [
            .. Ask(db, "SELECT sql FROM sqlite_master WHERE name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND sql IS NOT NULL ORDER BY name")
                .Select(sql => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];

    public void Dispose()
    {
        _services.ForEach(s => s.Dispose());
        _scratch.Dispose();
    }

    private List<ITable> ListTables()
    {
        var assembly = Db.GetService<IMigrationsAssembly>();
        var migration = assembly.CreateMigration(
            assembly.Migrations.Single(m => m.Key.EndsWith(Before, StringComparison.Ordinal)).Value,
            Db.Database.ProviderName!
        );
        var model = Db.GetService<IModelRuntimeInitializer>().Initialize(migration.TargetModel, designTime: true, null);
        var tables = model.GetRelationalModel().Tables.ToList();
        var ordered = new List<ITable>();
        while (ordered.Count < tables.Count)
            ordered.AddRange(
                tables.Where(t => !ordered.Contains(t) && t.ForeignKeyConstraints.All(f => ordered.Contains(f.PrincipalTable))).ToList()
            );
        return ordered;
    }

    private static object? Make(ITable table, IColumn column, int row)
    {
        var isKey = table.PrimaryKey!.Columns.Contains(column) || table.ForeignKeyConstraints.Any(f => f.Columns.Contains(column));
        var type = TypeOf(column);
        return row == 2 && column.IsNullable ? null
            : type == typeof(Guid) ? (isKey ? $"0192ABCD-EF01-7000-8000-00000000000{row}" : $"{Guid.CreateVersion7():D}".ToUpperInvariant())
            : type == typeof(DateTime) ? MakeTime(row)
            : type == typeof(byte[]) ? new byte[] { 0, (byte)row, 255 }
            : column.StoreType == "INTEGER" ? 5L + row
            : column is { Name: "Verb", Table.Name: "LearningRecords" } ? $"{(RecordVerb)row}"
            : IsHash(column) && row == 1 ? "0123456789abcdef"
            : $"ñ {column.Name} {row}";
    }

    // As Entity Framework wrote it: no zeros at the end.
    private static string MakeTime(int row) =>
        Format(new DateTime(2026, 3, row, 4, 5, 6, DateTimeKind.Utc).AddTicks(row == 4 ? 0 : Random.Shared.Next(10_000_000)));

    private static object? ToFormer(IColumn column, DbDataReader reader, int place) =>
        (TypeOf(column), reader.IsDBNull(place) ? null : reader.GetValue(place)) switch
        {
            (_, null) => null,
            ({ } type, byte[] { Length: 16 } bytes) when type == typeof(Guid) => $"{new Guid(bytes, bigEndian: true):D}".ToUpperInvariant(),
            ({ } type, long ticks) when type == typeof(DateTime) => Format(new DateTime(ticks)),
            ({ } type, _) when type == typeof(Guid) || type == typeof(DateTime) => "not what it should be",
            (_, long verb) when column is { Name: "Verb", Table.Name: "LearningRecords" } => $"{(RecordVerb)verb}",
            (_, byte[] and [1, .. var hash]) when IsHash(column) => Convert.ToHexStringLower(hash),
            (_, byte[] and [0, .. var text]) when IsHash(column) => Encoding.UTF8.GetString(text),
            (_, var stored) => stored,
        };

    private static Type? TypeOf(IColumn column) =>
        column.PropertyMappings is [{ Property.ClrType: var type }, ..] ? Nullable.GetUnderlyingType(type) ?? type : null;

    private static bool IsHash(IColumn column) => column is { Name: "QuestionHash" or "ContentVersion", Table.Name: "LearningRecords" };

    private static string Format(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    private static string Describe(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value ?? "nothing"}";
}
