using System.Globalization;
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

/// <summary>The migration that makes bytes of ids and numbers of times, over rows of every table.</summary>
public sealed class CompactValuesTests : IDisposable
{
    private const string Before = "KeptSummaries";
    private const int Rows = 4;

    private readonly ScratchFolder _scratch = new();
    private readonly List<ServiceProvider> _services = [];
    private readonly UsmeDb _db;

    public CompactValuesTests()
    {
        _db = Open("old");
        _db.GetService<IMigrator>().Migrate(Before);
        _db.Database.OpenConnection();
    }

    private SqliteConnection Connection => (SqliteConnection)_db.Database.GetDbConnection();

    [Fact]
    public void Values_OfEveryTable_AreTheSameAfterwards()
    {
        var tables = ListTables();
        var before = tables.ToDictionary(t => t.Name, Fill);

        _db.Database.Migrate();

        Assert.Equal(61, tables.Count);
        Assert.All(tables, table => Assert.Equal(before[table.Name], Read(table)));
        Assert.Empty(Ask("SELECT * FROM pragma_foreign_key_check"));
    }

    [Fact]
    public void Tables_AfterTheMigrations_AreThoseOfTheModel()
    {
        _db.Database.Migrate();
        var migrated = AskForSchema(_db);

        var made = Open("new");
        made.Database.EnsureCreated();
        made.Database.OpenConnection();

        Assert.Equal(AskForSchema(made), migrated);
    }

    [Theory]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("1969-12-31 23:59:59.5")]
    [InlineData("2026-03-01 04:05:06.0000001")]
    [InlineData("2028-02-29 12:00:00.1234")]
    [InlineData("9999-12-31 23:59:59.9999999")]
    public async Task Time_ToTheLastTick_IsKept(string text)
    {
        Run(
            $"INSERT INTO LearningChanges VALUES ('00000000-0000-7000-8000-0000000000FF', '{Guid.Empty}'); INSERT INTO SentForms VALUES "
                + $"('00000000-0000-7000-8000-0000000000FF', x'01', '{text}')"
        );

        await _db.Database.MigrateAsync(TestSite.Cancel);

        var form = await _db.SentForms.SingleAsync(TestSite.Cancel);
        Assert.Equal(DateTime.Parse(text, CultureInfo.InvariantCulture), form.SentAt);
        Assert.Equal(DateTimeKind.Utc, form.SentAt.Kind);
        Assert.Equal(Guid.Parse("00000000-0000-7000-8000-0000000000ff"), form.Id);
        Assert.Equal(form.Id, (await _db.LearningChanges.SingleAsync(TestSite.Cancel)).Id);
    }

    [Theory]
    [InlineData("0123456789abcdef", 9)]
    [InlineData("0123456789ABCDEF", 17)]
    [InlineData("¿versión?", 12)]
    [InlineData("", 1)]
    [InlineData(null, null)]
    public async Task Hash_OfOursOrAnyText_IsKept(string? text, int? bytes)
    {
        Run(
            "INSERT INTO LearningRecords (Id, PersonId, AuthorId, Verb, Activity, QuestionHash, IsCoordinators, OccurredAt, ReceivedAt, "
                + "EffectiveAt, Origin, ContentHash) VALUES ('00000000-0000-7000-8000-0000000000FF', "
                + "'00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000001', 'Observed', 'a', $text, 0, "
                + "'2026-03-01 00:00:00', '2026-03-01 00:00:00', '2026-03-01 00:00:00', 'sync', x'01')",
            text
        );

        await _db.Database.MigrateAsync(TestSite.Cancel);

        var record = await _db.LearningRecords.SingleAsync(r => r.Verb == RecordVerb.Observed, TestSite.Cancel);
        Assert.Equal(text, record.QuestionHash);
        Assert.Null(record.ContentVersion);
        Assert.Equal($"{bytes}", Ask("SELECT length(QuestionHash) FROM LearningRecords").Single());
    }

    // R8: what stops in the middle, for whatever reason, leaves what was there, and can be begun again.
    [Fact]
    public async Task Migration_CutShort_LeavesAllAsItWasAndRunsAgain()
    {
        var tables = ListTables();
        var before = tables.ToDictionary(t => t.Name, Fill);
        // Where the last table's rows would go.
        Run("CREATE TABLE new_SheetRows (Id INTEGER)");
        var schema = AskForSchema(_db);

        await Assert.ThrowsAsync<SqliteException>(() => _db.Database.MigrateAsync(TestSite.Cancel));

        Assert.Equal(schema, AskForSchema(_db));
        Run("DROP TABLE new_SheetRows");
        await _db.Database.MigrateAsync(TestSite.Cancel);
        Assert.All(tables, table => Assert.Equal(before[table.Name], Read(table)));
    }

    public void Dispose()
    {
        _services.ForEach(s => s.Dispose());
        _scratch.Dispose();
    }

    // By the application's own registration: Identity's tables depend on its options.
    private UsmeDb Open(string name)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([
            KeyValuePair.Create("Data:Folder", (string?)Directory.CreateDirectory(_scratch.Below(name)).FullName),
        ]);
        _services.Add(new ServiceCollection().AddLogging().AddUsmeAprende(settings.Build()).BuildServiceProvider());
        return _services[^1].GetRequiredService<UsmeDb>();
    }

    private List<ITable> ListTables()
    {
        // Parents first.
        var tables = _db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.ToList();
        var ordered = new List<ITable>();
        while (ordered.Count < tables.Count)
            ordered.AddRange(
                tables.Where(t => !ordered.Contains(t) && t.ForeignKeyConstraints.All(f => ordered.Contains(f.PrincipalTable))).ToList()
            );
        return ordered;
    }

    /// <summary>Puts rows into a table as it was: all values, no value where none need be, and others.</summary>
    /// <returns>The values, as <see cref="Read"/> gives them.</returns>
    private List<string> Fill(ITable table)
    {
        // The first migration puts some down.
        Run($"DELETE FROM \"{table.Name}\"");
        var rows = new List<string>();
        for (var row = 1; row <= Rows; row++)
        {
            var values = table.Columns.Select(c => Make(table, c, row)).ToList();
            using var command = Connection.CreateCommand();
            command.CommandText =
                $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))}) "
                + $"VALUES ({string.Join(", ", values.Select((_, n) => $"$p{n}"))})";
            for (var n = 0; n < values.Count; n++)
                command.Parameters.AddWithValue($"$p{n}", values[n] ?? DBNull.Value);
            command.ExecuteNonQuery();
            rows.Add(string.Join("; ", values.Select(Describe)));
        }
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static object? Make(ITable table, IColumn column, int row)
    {
        var isKey = table.PrimaryKey!.Columns.Contains(column) || table.ForeignKeyConstraints.Any(f => f.Columns.Contains(column));
        if (row == 2 && column.IsNullable)
            return null;
        var property = column.PropertyMappings.FirstOrDefault()?.Property;
        var type = property is null ? typeof(string) : Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type.IsEnum && column.Name == "Verb" ? $"{Enum.GetValues(type).GetValue(row)}"
            : type == typeof(Guid) ? (isKey ? Id(row) : $"{Guid.NewGuid():D}".ToUpperInvariant())
            : type == typeof(DateTime) ? MakeTime(row)
            : type == typeof(DateOnly) ? $"2026-03-0{row}"
            : type == typeof(byte[]) ? new byte[] { 0, (byte)row, 255 }
            : column.StoreType == "INTEGER" ? (type == typeof(bool) ? row % 2 : 5L + row)
            : (object)(row == 1 && column.Name is "QuestionHash" or "ContentVersion" ? "0123456789abcdef" : $"ñ {column.Name} {row}");
    }

    private static string Id(int row) => $"0192ABCD-EF01-7000-8000-00000000000{row}";

    // As Entity Framework wrote it: no zeros at the end.
    private static string MakeTime(int row) =>
        new DateTime(2026, 3, row, 4, 5, 6, DateTimeKind.Utc)
            .AddTicks(row == 4 ? 0 : Random.Shared.Next(10_000_000))
            .ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    private List<string> Read(ITable table)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(c => $"\"{c.Name}\""))} FROM \"{table.Name}\"";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(
                string.Join("; ", table.Columns.Select((c, n) => Describe(reader.IsDBNull(n) ? null : ToText(c, reader.GetValue(n)))))
            );
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    /// <summary>What the former schema held for it.</summary>
    private static object ToText(IColumn column, object stored) =>
        column.PropertyMappings.FirstOrDefault()?.TypeMapping.Converter is not { } converter ? stored
        : stored is byte[] or long
            ? converter.ConvertFromProvider(converter.ProviderClrType == typeof(int) ? Convert.ToInt32(stored, null) : stored) switch
            {
                Guid id => $"{id:D}".ToUpperInvariant(),
                DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
                string text => text,
                Enum word => $"{word}",
                _ => stored,
            }
        : stored;

    private static string Describe(object? value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value ?? "nothing"}";

    private void Run(string sql, string? text = null) => _ = Ask(sql, text);

    private List<string> Ask(string sql, string? text = null) => Ask(_db, sql, text);

    private static List<string> Ask(UsmeDb db, string sql, string? text = null)
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

    private static List<string> AskForSchema(UsmeDb db) =>
        [
            .. Ask(db, "SELECT sql FROM sqlite_master WHERE name NOT LIKE '\\_\\_EF%' ESCAPE '\\' AND sql IS NOT NULL ORDER BY name")
                .Select(sql => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];
}
