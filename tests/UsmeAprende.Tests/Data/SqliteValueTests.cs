using System.Collections.Concurrent;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Data;

/// <summary>Ids and times, which SQLite's file keeps as bytes and ticks, are compared and sorted in it as in memory.</summary>
public sealed class SqliteValueTests : IAsyncLifetime
{
    private static readonly DateTime At = new(2026, 3, 1, 4, 5, 6, DateTimeKind.Utc);

    private readonly QueryPlanLog _plans = new();
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() =>
        _site = await TestSite.StartAsync(services => services.ConfigureDbContext<UsmeDb>(options => options.AddInterceptors(_plans)));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Record_Stored_IsBytesAndNumbers()
    {
        var ana = await _site.PersonAsync();
        var record = SampleRecords.Completed(SampleCatalogue.Sow);
        await _site.StoreAsync(ana, record);

        var stored = await _site.AskAsync(db =>
            db.Database.SqlQuery<string>(
                    $"""
                    SELECT concat_ws(' ', hex(Id), typeof(PersonId), typeof(AuthorId), Verb, typeof(OccurredAt), typeof(ContentHash)) AS Value
                    FROM LearningRecords
                    """
                )
                .SingleAsync(TestSite.Cancel)
        );

        Assert.Equal($"{record.Id:N} blob blob 0 integer blob", stored, ignoreCase: true);
    }

    [Fact]
    public async Task Ids_OfAnyKind_AreFoundComparedAndSorted()
    {
        var forms = await StoreFormsAsync(3_000);
        var (ids, middle) = (forms.ConvertAll(f => f.Id), forms[1_500].Id);

        var sorted = await AskFormsAsync(db => db.SentForms.OrderBy(f => f.Id));
        var after = await AskFormsAsync(db => db.SentForms.Where(f => f.Id.CompareTo(middle) > 0));
        var found = await AskFormsAsync(db => db.SentForms.Where(f => ids.Contains(f.Id)));
        var one = await AskFormsAsync(db => db.SentForms.Where(f => f.Id == middle));

        var byText = ids.OrderBy(id => $"{id:N}", StringComparer.Ordinal).ToList();
        Assert.Equal(byText, sorted.ConvertAll(f => f.Id));
        Assert.Equal(byText.Count - 1 - byText.IndexOf(middle), after.Count);
        Assert.Equal(3_000, found.Count);
        Assert.Equal(middle, Assert.Single(one).Id);
    }

    [Fact]
    public async Task Times_ATickApart_AreFoundComparedAndSorted()
    {
        var forms = await StoreFormsAsync(20);
        var times = forms.ConvertAll(f => f.SentAt);

        var before = await AskFormsAsync(db => db.SentForms.Where(f => f.SentAt < At.AddTicks(7)));
        var found = await AskFormsAsync(db => db.SentForms.Where(f => times.Take(3).Contains(f.SentAt)).OrderByDescending(f => f.SentAt));
        var (least, most) = (
            await _site.AskAsync(db => db.SentForms.MinAsync(f => (DateTime?)f.SentAt, TestSite.Cancel)),
            await _site.AskAsync(db => db.SentForms.MaxAsync(f => f.SentAt, TestSite.Cancel))
        );

        Assert.Equal(7, before.Count);
        Assert.Equal([At.AddTicks(2), At.AddTicks(1), At], found.ConvertAll(f => f.SentAt));
        Assert.Equal((At, At.AddTicks(19), DateTimeKind.Utc), (least, most, most.Kind));
    }

    [Fact]
    public async Task Converter_OfAnotherTypeToAnId_StandsOnItsBytes()
    {
        var (id, other) = (new TypedId(Guid.CreateVersion7()), new TypedId(Guid.CreateVersion7()));
        TypedId[] known = [id, other];
        await using var db = new TypedContext(_site.Folder);
        await db.Database.EnsureCreatedAsync(TestSite.Cancel);
        db.AddRange(new TypedRow { Id = id, Of = other }, new TypedRow { Id = other });
        await db.SaveChangesAsync(TestSite.Cancel);
        db.ChangeTracker.Clear();

        var row = await db.Rows.SingleAsync(r => r.Of == other && known.Contains(r.Id), TestSite.Cancel);

        Assert.Equal(id, row.Id);
        Assert.Equal(
            "blob blob",
            await db
                .Database.SqlQuery<string>($"SELECT typeof(Id) || ' ' || typeof(Of) AS Value FROM Rows WHERE Of = {other.Value}")
                .SingleAsync(TestSite.Cancel)
        );
    }

    [Fact]
    public async Task Download_OfAPerson_SaysTheVerbInWords()
    {
        var ana = await _site.PersonAsync();
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow));

        var all = await _site.AskAsync(db => new LearningPersonalData(db).CollectAsync(ana, TestSite.Cancel));

        Assert.Equal("Completed", JsonSerializer.SerializeToElement(all)[0].GetProperty("Que").GetString());
    }

    [Fact]
    public async Task Questions_OfRecords_HaveTheirIndex()
    {
        var (ana, some, day) = (await _site.PersonAsync(), Guid.CreateVersion7(), At);
        ActivityId[] activities = [new("encuentro/a"), new("encuentro/b")];
        PersonId[] people = [ana, PersonId.New()];
        var (start, end) = ActivityId.RangeWithin(SampleCatalogue.Course);

        Assert.Contains(
            "IX_LearningRecords_PersonId_ReceivedAt (PersonId=?)",
            await PlanAsync(db => db.LearningRecords.Where(r => r.PersonId == ana && activities.Contains(r.Activity))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "IX_LearningRecords_PersonId_ReceivedAt (PersonId=? AND ReceivedAt>?)",
            await PlanAsync(db => db.LearningRecords.Where(r => r.PersonId == ana && r.ReceivedAt >= day)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "IX_LearningRecords_Activity_PersonId (Activity=?)",
            await PlanAsync(db => db.LearningRecords.WhereAttendance(activities)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "IX_LearningRecords_Activity_PersonId (Activity=? AND PersonId=?)",
            await PlanAsync(db => db.LearningRecords.WhereAttendance(activities).Where(r => people.Contains(r.PersonId))),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "IX_LearningRecords_Verb (Verb=?)",
            await PlanAsync(db => db.LearningRecords.Where(r => r.Verb == RecordVerb.Observed && r.Answer == "encuentro/a")),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "PRIMARY KEY (PersonId=? AND Activity>? AND Activity<?)",
            await PlanAsync(db => db.ActivityStates.Where(s => s.PersonId == ana && s.Activity >= start && s.Activity < end)),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "IX_LearningRecords_TargetId (TargetId=?)",
            await PlanAsync(db => db.LearningRecords.Where(r => r.TargetId != null && r.TargetId == some)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("SELECT strftime('%Y', \"p\".\"CreatedAt\")", "strftime(")]
    [InlineData("WHERE CAST(\"p\".\"PersonId\" AS TEXT) = @text", "CAST(\"p\".\"PersonId\" AS TEXT)")]
    [InlineData("SELECT CAST(\"r\".\"State\" AS TEXT)", null)]
    [InlineData("SELECT \"r\".\"StartsAt\" FROM \"Update\"", null)]
    public void Guard_OfTextFunctions_FindsThem(string sql, string? found) => Assert.Equal(found, SqliteValueGuard.FindTextFunction(sql));

    private async Task<string> PlanAsync<T>(Func<UsmeDb, IQueryable<T>> which)
    {
        _plans.Plans.Clear();
        await _site.AskAsync(db => which(db).ToListAsync(TestSite.Cancel));
        return string.Join('\n', _plans.Plans);
    }

    private Task<List<SentForm>> AskFormsAsync(Func<UsmeDb, IQueryable<SentForm>> ask) =>
        _site.AskAsync(db => ask(db).AsNoTracking().ToListAsync(TestSite.Cancel));

    private Task<List<SentForm>> StoreFormsAsync(int count) =>
        _site.AskAsync(async db =>
        {
            var forms = Enumerable
                .Range(0, count)
                .Select(n => new SentForm
                {
                    Id = n % 2 == 0 ? new Guid(RandomNumberGenerator.GetBytes(16)) : Guid.CreateVersion7(),
                    Content = [1],
                    SentAt = At.AddTicks(n),
                })
                .ToList();
            db.AddRange(forms);
            await db.SaveChangesAsync(TestSite.Cancel);
            return forms;
        });

    /// <summary>How SQLite goes about each question.</summary>
    private sealed class QueryPlanLog : DbCommandInterceptor
    {
        public ConcurrentBag<string> Plans { get; } = [];

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            var sql = command.CommandText;
            // What is written may be several statements in one command.
            if (!sql.StartsWith("SELECT", StringComparison.Ordinal))
                return result;
            command.CommandText = $"EXPLAIN QUERY PLAN {sql}";
            await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
                while (await reader.ReadAsync(cancellationToken))
                    Plans.Add(reader.GetString(3));
            command.CommandText = sql;
            return result;
        }
    }

    private readonly record struct TypedId(Guid Value);

    private sealed class TypedRow
    {
        public TypedId Id { get; init; }

        public TypedId? Of { get; init; }
    }

    private sealed class TypedContext(string folder) : DbContext
    {
        public DbSet<TypedRow> Rows => Set<TypedRow>();

        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
            optionsBuilder
                .UseSqlite($"Data Source={Path.Combine(folder, "typed.db")}")
                .ReplaceService<IRelationalTypeMappingSource, SqliteTypeMappings>();

        protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
            configurationBuilder.Properties<TypedId>().HaveConversion<TypedIdConverter>();
    }

    private sealed class TypedIdConverter() : ValueConverter<TypedId, Guid>(id => id.Value, value => new TypedId(value));
}
