using UsmeAprende.People;
using UsmeAprende.Reports.Board;
using UsmeAprende.Tests.Gatherings;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Reports.Board;

/// <summary>The coordinators' board counts what a plain count says.</summary>
public sealed class BoardReaderTests : IAsyncLifetime
{
    private static readonly string[] Lessons = [SampleCatalogue.Sow, SampleCatalogue.Water, SampleCatalogue.Harvest];

    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Funnel_AtRandom_IsAsAPlainCountSays(int seed)
    {
        var random = new Random(seed);
        var done = new List<HashSet<string>>();
        var cafe = await TestGathering.PlanAsync(_site, lessons: [SampleCatalogue.Water]);
        var attended = 0;
        for (var n = 0; n < 12; n++)
        {
            var isStaff = random.Next(4) == 0;
            var person = isStaff ? await _site.PersonAsync(PersonRole.Facilitator) : await cafe.PersonAsync("Ana");
            HashSet<string> own = [.. Lessons.Where(_ => random.Next(2) == 0)];
            foreach (var lesson in own)
                await _site.StoreAsync(person, SampleRecords.Completed(lesson));
            if (!isStaff && random.Next(3) == 0)
            {
                await cafe.SendAsync(cafe.Mark(person));
                own.Add(SampleCatalogue.Water);
                attended++;
            }
            if (!isStaff)
                done.Add(own);
        }

        var board = await CountAsync();

        var course = board.Courses.Single(c => c.Course.Id == "huerta");
        Assert.Equal(done.Count, board.Enrolled);
        Assert.Equal(done.Count(own => own.Count > 0), course.Started);
        Assert.Equal(done.Count(own => Lessons.All(own.Contains)), course.Finished);
        Assert.All(
            course.Modules.SelectMany(m => m.Lessons),
            lesson => Assert.Equal(done.Count(own => own.Contains(lesson.Lesson.Id.Value)), lesson.Finished)
        );
        Assert.Equal((done.Count(own => own.Count > 0), attended), (board.Month.Active, board.Month.Attended));
        Assert.Equal(attended > 0 ? 1 : 0, board.Month.Held);
    }

    [Fact]
    public async Task MergedPeople_WhoFinishedTheSameLesson_CountOnce() // R14
    {
        var (one, other) = (await _site.PersonAsync(), await _site.PersonAsync());
        await _site.StoreAsync(one, SampleRecords.Completed(SampleCatalogue.Sow));
        await _site.StoreAsync(other, SampleRecords.Completed(SampleCatalogue.Sow));
        await _site.LinkAsync(other, one);

        var board = await CountAsync();

        Assert.Equal((1, 1), (board.Enrolled, board.Courses.Single(c => c.Course.Id == "huerta").Started));
    }

    private Task<BoardFigures> CountAsync() =>
        _site.WithAsync((BoardReader board) => board.CountAsync(SampleRecords.Morning.AddDays(1), Cancel));
}
