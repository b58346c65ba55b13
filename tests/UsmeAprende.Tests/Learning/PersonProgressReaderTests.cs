using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

public sealed class PersonProgressReaderTests : IAsyncLifetime
{
    private const string Passing = """{"t-one":"ff000001","t-two":"ff000003"}""";

    private TestSite _site = null!;
    private PersonId _ana;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _ana = await _site.PersonAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Courses_BeforeAnything_AreThoseWithLessonsInTheirOrder()
    {
        var courses = await CoursesAsync();

        Assert.Equal(["huerta", "mercado"], courses.Select(c => c.Course.Id));
        Assert.All(courses, c => Assert.False(c.IsStarted));
        Assert.Equal(
            (3, 0, 22, "/cursos/" + SampleCatalogue.Sow),
            (courses[0].AllLessons, courses[0].FinishedLessons, courses[0].MinutesLeft, courses[0].Next?.Path)
        );
    }

    [Fact]
    public async Task Course_LastBegun_StandsFirst()
    {
        await _site.StoreAsync(
            _ana,
            SampleRecords.Completed(SampleCatalogue.Sow),
            SampleRecords.Completed("mercado/vender/precio", SampleRecords.Morning.AddHours(1))
        );

        Assert.Equal(["mercado", "huerta"], (await CoursesAsync()).Select(c => c.Course.Id));
    }

    [Fact]
    public async Task Course_WithOnlyATestTried_IsStarted()
    {
        await _site.StoreAsync(_ana, SampleRecords.Attempt("{}"));

        Assert.True((await CoursesAsync())[0].IsStarted);
    }

    [Fact]
    public async Task Next_GoesThroughLessonsThenTheTestThenTheNextModule()
    {
        var steps = new List<string?> { (await HuertaAsync()).Next?.Path };
        foreach (
            var deed in new[]
            {
                SampleRecords.Completed(SampleCatalogue.Sow),
                SampleRecords.Completed(SampleCatalogue.Water),
                SampleRecords.Attempt(Passing),
                SampleRecords.Completed(SampleCatalogue.Harvest),
            }
        )
        {
            await _site.StoreAsync(_ana, deed);
            steps.Add((await HuertaAsync()).Next?.Path);
        }

        Assert.Equal(
            [
                "/cursos/" + SampleCatalogue.Sow,
                "/cursos/" + SampleCatalogue.Water,
                "/cursos/" + SampleCatalogue.Test,
                "/cursos/" + SampleCatalogue.Harvest,
                null,
            ],
            steps
        );
    }

    [Fact]
    public async Task Lesson_SkippedOver_IsStillNext()
    {
        await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Harvest), SampleRecords.Completed(SampleCatalogue.Sow));

        var course = await HuertaAsync();

        Assert.Equal((2, 5, "/cursos/" + SampleCatalogue.Water), (course.FinishedLessons, course.MinutesLeft, course.Next?.Path));
    }

    [Fact]
    public async Task Test_TriedTwice_KeepsTheBest()
    {
        await _site.StoreAsync(_ana, SampleRecords.Attempt(Passing), SampleRecords.Attempt("{}", SampleRecords.Morning.AddHours(1)));

        var test = (await HuertaAsync()).Modules[0].Test!;

        Assert.Equal((66, true), (test.BestScore, test.IsPassed));
    }

    [Fact]
    public async Task Certificate_SaysWhatIsMissing()
    {
        var none = (await HuertaAsync()).CertificateProgress;
        await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Sow), SampleRecords.Attempt("""{"t-one":"ff000001"}"""));
        var some = (await HuertaAsync()).CertificateProgress;
        await _site.StoreAsync(
            _ana,
            SampleRecords.Completed(SampleCatalogue.Water),
            SampleRecords.Completed(SampleCatalogue.Harvest),
            SampleRecords.Attempt(Passing)
        );
        var most = (await HuertaAsync()).CertificateProgress;

        // 80 % of three lessons is all three.
        Assert.Equal((3, 1, 1, 1), (none.LessonsMissing, none.TestsMissing.Length, none.CafesMissing, none.TasksMissing));
        Assert.Equal((2, 33), (some.LessonsMissing, some.TestsMissing.Single().BestScore));
        Assert.Equal((0, 0, false), (most.LessonsMissing, most.TestsMissing.Length, most.IsEarned));
    }

    [Fact]
    public async Task Certificate_WithNothingMore_IsEarned()
    {
        await _site.StoreAsync(_ana, SampleRecords.Completed("mercado/vender/precio"));

        Assert.True((await CoursesAsync())[0].CertificateProgress.IsEarned);
    }

    private async Task<CourseProgress> HuertaAsync() => (await CoursesAsync()).Single(c => c.Course.Id == SampleCatalogue.Course);

    private async Task<IReadOnlyList<CourseProgress>> CoursesAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<PersonProgressReader>()
            .ListCoursesAsync(_ana, TestContext.Current.CancellationToken);
    }
}
