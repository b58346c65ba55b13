using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Learning;
using UsmeAprende.OwnPages;
using UsmeAprende.Tests.Badges.Awarding;
using UsmeAprende.Tests.Gatherings;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.OwnPages;

/// <summary>R5 of the row that is kept for the pages of one's own: it shows what the other tables say.</summary>
public sealed partial class OwnPageRowTests : IAsyncLifetime
{
    private readonly DatabaseCommandLog _commands = new();
    private TestSite _site = null!;
    private int _keptThroughChanges;

    public async ValueTask InitializeAsync() =>
        _site = await TestSite.StartAsync(services =>
        {
            SampleBadgeBook.Instead()(services);
            _commands.AddTo(services);
        });

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Row_AfterAnyStory_ShowsWhatTheOtherTablesSay() // R5, R14, R22, R30, R34
    {
        Prop.ForAll(OwnPagesStory.Arbitrary(), story => Wait(HoldsAsync(story))).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

        Assert.True(_keptThroughChanges > 0, "No row was ever changed in place: only forgetting was tested.");
    }

    [Fact]
    public async Task Row_WhenKept_IsReadWithOneCommand()
    {
        var ana = await _site.PersonAsync();
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow));
        await ReadAsync(ana);

        _commands.Clear();
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Water));
        await ReadAsync(ana);
        _commands.Clear();
        var own = await ReadAsync(ana);

        Assert.Single(_commands.Commands);
        Assert.Equal([new(SampleCatalogue.Water), new(SampleCatalogue.Sow)], own.Progress.Keys.Order());
    }

    [Fact]
    public async Task Row_OfWhatChangedWhileItWasComputed_IsNotKept() // R5
    {
        var ana = await _site.PersonAsync();
        var isStored = false;
        _commands.Sending = sql =>
        {
            // By now progress has been read, and the rest has not.
            if (isStored || !sql.Contains("\"BadgeAwards\"", StringComparison.Ordinal))
                return;
            isStored = true;
            Wait(_site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow)));
        };
        await ReadAsync(ana);
        _commands.Sending = null;

        Assert.True(isStored);
        Assert.Contains(new(SampleCatalogue.Sow), (await ReadAsync(ana)).Progress.Keys);
    }

    [Fact]
    public async Task Seat_AtAGatheringThatIsOver_IsNoLongerShown()
    {
        var ana = await _site.PersonAsync();
        var cafe = await TestGathering.PlanAsync(_site);
        await cafe.ReserveAsync(ana);
        Assert.Single((await ReadAsync(ana)).ListSeats(_site.Now));

        _site.Clock.Advance(TestGathering.End - _site.Now);

        Assert.Empty((await ReadAsync(ana)).ListSeats(_site.Now));
    }

    [Fact]
    public async Task Table_FromWhichARowIsComputed_IsWatched()
    {
        var ana = await _site.PersonAsync();
        var cafe = await TestGathering.PlanAsync(_site, _site.Now.AddHours(-1), lessons: SampleCatalogue.Sow);
        await cafe.SendAsync(cafe.Mark(ana));

        _commands.Clear();
        await ReadAsync(ana);

        // What the one question asks besides, of the session and the messages, is never kept.
        var asked = _commands
            .Commands.Skip(1)
            .SelectMany(sql => Table().Matches(sql).Select(m => m.Groups["table"].Value))
            .Distinct()
            .Except(["LearnerSummaries"])
            .Order();
        var watched = await _site.AskAsync(db =>
            Task.FromResult(OwnPageChanges.Watched.Select(type => db.Model.FindEntityType(type)!.GetTableName()!).Order().ToList())
        );
        Assert.Equal(watched, asked);
        Assert.Equal(watched, WatchedTableSqlGuard.ShownColumns.Keys.Order());
    }

    [Theory]
    [InlineData("UPDATE \"Enrolments\" AS \"e\"\nSET \"LeftAt\" = @now\nWHERE \"e\".\"PersonId\" = @p", "Enrolments.LeftAt")]
    [InlineData("UPDATE \"People\" AS \"p\"\nSET \"LockoutEnd\" = NULL,\n    \"SurvivorId\" = @s", "People.SurvivorId")]
    [InlineData("DELETE FROM \"ActivityStates\" AS \"a\"\nWHERE 1", "ActivityStates")]
    [InlineData("UPDATE \"Gatherings\" AS \"g\"\nSET \"Seats\" = \"g\".\"Seats\"", null)]
    [InlineData("DELETE FROM \"Reminders\" AS \"r\"", null)]
    public void Statement_OfItsOwn_IsFoundWhereItChangesWhatIsShown(string sql, string? hidden) =>
        Assert.Equal(hidden, WatchedTableSqlGuard.FindHidden(sql));

    private async Task<bool> HoldsAsync(OwnPagesStory story)
    {
        var scene = await OwnPagesScene.SetAsync(_site);
        foreach (var step in story.Steps)
        {
            await scene.DoAsync(step);
            if (!step.Looks)
                continue;
            foreach (var person in scene.People)
                await CheckAsync(person);
        }
        foreach (var person in scene.People)
            await CheckAsync(person);
        var left = await _site.AskAsync(db => db.OwnPageRows.CountAsync(s => scene.Erased.Contains(s.PersonId), Cancel));
        Assert.Equal(0, left);
        return true;
    }

    private async Task CheckAsync(PersonId person)
    {
        _keptThroughChanges += await _site.AskAsync(db =>
            db.OwnPageRows.CountAsync(s => s.PersonId == person && s.Progress != null && s.Version > 1, Cancel)
        );
        Assert.Equal(await ComputeAsync(person), await DescribeAsync(person));
    }

    // As the other pages have it, each from the tables of its own feature.
    private async Task<string> ComputeAsync(PersonId person)
    {
        var progress = await _site.WithAsync((PersonProgressReader r) => r.ReadActivityProgressAsync(person, Cancel));
        var courses = await _site.WithAsync((PersonProgressReader r) => r.ListCoursesAsync(person, Cancel));
        var hours = await _site.WithAsync((LearningHoursReader r) => r.ComputeAsync(person, Cancel));
        var earned = await _site.WithAsync((PersonBadgesReader r) => r.ListEarnedAsync(person, SampleBadgeBook.Book, Cancel));
        var streak = await _site.WithAsync((PersonBadgesReader r) => r.ComputeStreakAsync(person, Cancel));
        var seats = await _site.WithAsync((OwnGatheringReader r) => r.ListReservationsAsync(person, Cancel));
        var groups = await _site.WithAsync((OwnGatheringReader r) => r.ListEnrolmentsAsync(person, Cancel));
        return Describe(
            progress,
            courses,
            hours,
            earned.Select(e => e.Badge.Id),
            streak,
            seats.Select(s =>
                (s.Gathering.Id, s.Gathering.Title, s.Gathering.StartsAt, s.Gathering.EndsAt, s.Gathering.CancelledAt is not null, s.State)
            ),
            groups
        );
    }

    private async Task<string> DescribeAsync(PersonId person)
    {
        var own = await ReadAsync(person);
        return Describe(
            own.Progress,
            await _site.WithAsync((PersonProgressReader r) => Task.FromResult(own.ComputeCourses(r))),
            own.ComputeHours(_site.Now),
            own.ListBadges(SampleBadgeBook.Book).Select(b => b.Id),
            own.ComputeStreak(_site.Now),
            own.ListSeats(_site.Now).Select(s => (s.GatheringId, s.Title, s.StartsAt, s.EndsAt, s.IsCancelled, s.State)),
            own.Groups
        );
    }

    private static string Describe(
        IReadOnlyDictionary<ActivityId, ActivityProgress> progress,
        IEnumerable<CourseProgress> courses,
        LearningHours hours,
        IEnumerable<string> badges,
        WeeklyStreak streak,
        IEnumerable<(Guid, string, DateTime, DateTime, bool, SeatState)> seats,
        IEnumerable<OwnEnrolment> groups
    ) =>
        string.Join(
            '\n',
            [
                .. progress.OrderBy(p => p.Key).Select(p => $"{p.Key} {p.Value}"),
                .. courses.Select(c =>
                    $"{c.Course.Id} {c.FinishedLessons} {c.Cafes} {c.LastAt:O} {c.Next} {c.CertificateProgress.Missing} "
                    + string.Join(',', c.Modules.SelectMany(m => m.Lessons).Select(l => $"{l.FinishedAt:O} {l.InPerson}"))
                ),
                $"{hours.Minutes} {string.Join(' ', hours.ByCourse.OrderBy(h => h.Key, StringComparer.Ordinal))}",
                string.Join(' ', badges),
                $"{streak.Longest} {streak.Current} {streak.IsActiveNow}",
                .. seats.Select(s => s.ToString()),
                .. groups.Select(g => g.ToString()),
            ]
        );

    private Task<OwnLearning> ReadAsync(PersonId person) => _site.WithAsync((OwnPageReader reader) => reader.ReadAsync(person, Cancel));

    // FsCheck's properties are synchronous, and no context here could be blocked by waiting.
    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();

    [GeneratedRegex(@"(FROM|JOIN) ""(?<table>\w+)""")]
    private static partial Regex Table();
}
