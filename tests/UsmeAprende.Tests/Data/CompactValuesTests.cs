using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Data;

/// <summary>The migration that makes bytes of ids and numbers of times, over rows of every table.</summary>
public sealed class CompactValuesTests : IDisposable
{
    private const string Some = "00000000-0000-7000-8000-0000000000FF";

    private readonly FormerDatabase _former = new();

    private UsmeDb Db => _former.Db;

    [Fact]
    public async Task Values_OfEveryTable_AreTheSameAfterwards()
    {
        var before = _former.Tables.ToDictionary(t => t.Name, _former.Fill);

        await _former.MigrateAsync();

        Assert.Equal(61, before.Count);
        Assert.All(_former.Tables, table => Assert.Equal(before[table.Name], _former.Read(table)));
        Assert.Empty(FormerDatabase.Ask(Db, "SELECT * FROM pragma_foreign_key_check"));
    }

    // R8: what stops in the middle, for whatever reason, leaves what was there, and can be begun again.
    [Fact]
    public async Task Migration_CutShort_LeavesAllAsItWasAndRunsAgain()
    {
        var before = _former.Tables.ToDictionary(t => t.Name, _former.Fill);
        // Where the last table's rows would go.
        FormerDatabase.Ask(Db, "CREATE TABLE new_SheetRows (Id INTEGER)");
        var schema = FormerDatabase.AskForSchema(Db);

        await Assert.ThrowsAsync<SqliteException>(_former.MigrateAsync);

        Assert.Equal(schema, FormerDatabase.AskForSchema(Db));
        FormerDatabase.Ask(Db, "DROP TABLE new_SheetRows");
        await _former.MigrateAsync();
        Assert.All(_former.Tables, table => Assert.Equal(before[table.Name], _former.Read(table)));
    }

    [Fact]
    public async Task Tables_AfterAllMigrations_AreThoseOfTheModel()
    {
        await Db.Database.MigrateAsync(TestSite.Cancel);

        var made = _former.Open("new");
        await made.Database.EnsureCreatedAsync(TestSite.Cancel);
        await made.Database.OpenConnectionAsync(TestSite.Cancel);
        Assert.Equal(FormerDatabase.AskForSchema(made).Select(InAnyOrder), FormerDatabase.AskForSchema(Db).Select(InAnyOrder));
    }

    // A column that a later migration adds stands last in SQLite's file, wherever the model has it, and with the value that old rows get.
    private static string InAnyOrder(string table) =>
        string.Join(", ", table.Replace(" DEFAULT 0", "", StringComparison.Ordinal).Split(", ").Select(c => c.Trim(' ', '(', ')')).Order());

    [Theory]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("1969-12-31 23:59:59.5")]
    [InlineData("2026-03-01 04:05:06.0000001")]
    [InlineData("2028-02-29 12:00:00.1234")]
    [InlineData("9999-12-31 23:59:59.9999999")]
    public async Task Time_ToTheLastTick_IsKept(string text)
    {
        FormerDatabase.Ask(Db, $"INSERT INTO SentForms VALUES ('{Some}', x'01', $text)", text);

        await Db.Database.MigrateAsync(TestSite.Cancel);

        var form = await Db.SentForms.SingleAsync(TestSite.Cancel);
        Assert.Equal(DateTime.Parse(text, CultureInfo.InvariantCulture), form.SentAt);
        Assert.Equal(DateTimeKind.Utc, form.SentAt.Kind);
        Assert.Equal(Guid.Parse(Some), form.Id);
    }

    [Theory]
    [InlineData("0123456789abcdef", 9)]
    [InlineData("0123456789ABCDEF", 17)]
    [InlineData("¿versión?", 12)]
    [InlineData("", 1)]
    [InlineData(null, null)]
    public async Task Hash_OfOursOrAnyText_IsKept(string? text, int? bytes)
    {
        FormerDatabase.Ask(
            Db,
            "INSERT INTO LearningRecords (Id, PersonId, AuthorId, Verb, Activity, QuestionHash, IsCoordinators, OccurredAt, ReceivedAt, "
                + $"EffectiveAt, Origin, ContentHash) VALUES ('{Some}', '{Some}', '{Some}', 'Observed', 'a', $text, 0, "
                + "'2026-03-01 00:00:00', '2026-03-01 00:00:00', '2026-03-01 00:00:00', 'sync', x'01')",
            text
        );

        await Db.Database.MigrateAsync(TestSite.Cancel);

        var record = await Db.LearningRecords.SingleAsync(r => r.Verb == RecordVerb.Observed, TestSite.Cancel);
        Assert.Equal(text, record.QuestionHash);
        Assert.Null(record.ContentVersion);
        Assert.Equal($"{bytes}", FormerDatabase.Ask(Db, "SELECT length(QuestionHash) FROM LearningRecords").Single());
    }

    // What no programme of ours wrote is not lost either.
    [Fact]
    public async Task Value_ThatIsNoIdAndNoTime_StaysAsItWas()
    {
        FormerDatabase.Ask(Db, "INSERT INTO SentForms VALUES ('no id', x'01', 'no time')");

        await _former.MigrateAsync();

        Assert.Equal(["no id no time"], FormerDatabase.Ask(Db, "SELECT concat_ws(' ', Id, SentAt) FROM SentForms"));
    }

    public void Dispose() => _former.Dispose();
}
