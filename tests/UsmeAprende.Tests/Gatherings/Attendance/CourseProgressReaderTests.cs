using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Learning;
using UsmeAprende.People.Places;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

public sealed class CourseProgressReaderTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PersonId _ana;
    private PersonId _luz;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _ana = await _site.PersonAsync();
        _luz = await _site.PersonAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Standings_OfTwo_AreEachOnesOwn()
    {
        await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Sow));
        await AttendedAsync(_luz, SampleCatalogue.Water, SampleCatalogue.Harvest);

        var standings = await StandingsAsync();

        Assert.Equal((1, 0), (standings[(HumanId)_ana].FinishedLessons, standings[(HumanId)_ana].Cafes));
        Assert.Equal((2, 1), (standings[(HumanId)_luz].FinishedLessons, standings[(HumanId)_luz].Cafes));
    }

    [Fact]
    public async Task Standing_OfOneOfMany_IsWhatTheirOwnPageSays()
    {
        await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Sow));
        await AttendedAsync(_ana, SampleCatalogue.Sow, SampleCatalogue.Water);

        var own = (
            await WithAsync((PersonProgressReader progress) => progress.ListCoursesAsync(_ana, TestContext.Current.CancellationToken))
        ).Single(c => c.Course.Id == "huerta");
        var among = (await StandingsAsync())[(HumanId)_ana];

        Assert.Equal((2, 1), (own.FinishedLessons, own.Cafes));
        Assert.Equal(own.CertificateProgress.LessonsMissing, among.CertificateProgress.LessonsMissing);
        Assert.Equal(own.Modules.SelectMany(m => m.Lessons), among.Modules.SelectMany(m => m.Lessons));
    }

    // R14
    [Fact]
    public async Task Standing_OfSomebodyMerged_UnitesTheirRows()
    {
        await _site.StoreAsync(_ana, SampleRecords.Completed(SampleCatalogue.Sow));
        await AttendedAsync(_luz, SampleCatalogue.Water);
        await _site.LinkAsync(_luz, _ana);

        var standings = await StandingsAsync();

        Assert.Equal([(HumanId)_ana], standings.Keys);
        Assert.Equal((2, 1), (standings[(HumanId)_ana].FinishedLessons, standings[(HumanId)_ana].Cafes));
    }

    private Task<IReadOnlyDictionary<HumanId, CourseProgress>> StandingsAsync() =>
        WithAsync(
            async (CourseProgressReader standings) =>
            {
                var course = _site.Catalogue.Current.Courses.Single(c => c.Id == "huerta");
                return await standings.ListForPeopleAsync(
                    course,
                    await standings.ListStartedAsync(course, TestContext.Current.CancellationToken),
                    TestContext.Current.CancellationToken
                );
            }
        );

    private async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private Task<int> AttendedAsync(PersonId person, params string[] lessons) =>
        _site.AskAsync(async db =>
        {
            var place = LocalityPlace.Create(
                PlaceDetails.TryParse("vereda", null, "El Destino", out var details, out _, out _)
                    ? details
                    : throw new InvalidOperationException()
            );
            var venue = new GatheringVenue { PlaceId = place.Id };
            var gathering = new Gathering { VenueId = venue.Id };
            gathering.Lessons.AddRange(lessons.Select(l => new GatheringLesson { GatheringId = gathering.Id, Lesson = new(l) }));
            db.AddRange(place, venue, gathering, new GatheringAttendance { GatheringId = gathering.Id, PersonId = person });
            return await db.SaveChangesAsync();
        });
}
