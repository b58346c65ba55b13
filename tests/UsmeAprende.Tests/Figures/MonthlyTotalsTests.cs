using Microsoft.EntityFrameworkCore;
using UsmeAprende.Figures;
using UsmeAprende.Tests.Gatherings;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Figures;

/// <summary>R29 of what is counted without places: gatherings held, and courses finished.</summary>
public sealed class MonthlyTotalsTests : IAsyncLifetime
{
    private const int Year = 2035;

    private static readonly DateOnly August = new(Year, 8, 1);

    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Gatherings_WithFivePeopleEach_AreCountedByKindCourseAndModule() // R29
    {
        await HoldAsync(people: 5);
        await HoldAsync(people: 6);

        var told = await CloseAndReadAsync();

        Assert.Equal((2, 2, 2), (told["encuentros/cafe"], told[HeldGatheringTotals.NameOfTopic("huerta")], told["cafes/huerta/semillas"]));
        Assert.Equal((0, 0), (told["encuentros/fair"], told["cafes/huerta/cosecha"]));
    }

    [Fact]
    public async Task Gatherings_OfFourPeople_ReadZero() // R29
    {
        await HoldAsync(people: 4);
        await HoldAsync(people: 4);

        Assert.Equal(0, (await CloseAndReadAsync())["encuentros/cafe"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Gatherings_AtRandom_AreAsAPlainCountSays_AndNoTwoFiguresTellOfAFew(int seed) // R29
    {
        var random = new Random(seed);
        string[] lessons = [SampleCatalogue.Sow, SampleCatalogue.Water, SampleCatalogue.Harvest];
        var held = new List<(int People, string[] Lessons)>();
        for (var n = 0; n < 8; n++)
        {
            held.Add((random.Next(9), [.. lessons.Where(_ => random.Next(2) == 0)]));
            await HoldAsync(held[^1].People, held[^1].Lessons);
        }

        var told = await CloseAndReadAsync();

        var sets = new Dictionary<string, List<int>>
        {
            ["encuentros/cafe"] = Count(_ => true),
            ["cafes/huerta"] = Count(own => own.Length > 0),
            ["cafes/huerta/semillas"] = Count(own => own.Any(l => l.StartsWith("huerta/semillas/", StringComparison.Ordinal))),
            ["cafes/huerta/cosecha"] = Count(own => own.Contains(SampleCatalogue.Harvest)),
        };
        Assert.All(sets, set => Assert.Equal(set.Value.Count, told[set.Key]));
        foreach (var one in sets.Values)
        {
            foreach (var other in sets.Values)
                Assert.All(one.Except(other), gathering => Assert.True(held[gathering].People >= SmallGroupMerging.LeastPeople));
        }

        List<int> Count(Func<string[], bool> isOf) =>
            [.. held.Index().Where(g => g.Item.People >= SmallGroupMerging.LeastPeople && isOf(g.Item.Lessons)).Select(g => g.Index)];
    }

    [Fact]
    public async Task Gathering_Cancelled_IsNotCounted() // R34
    {
        await HoldAsync(people: 6);
        await _site.AskAsync(async db =>
        {
            (await db.Gatherings.SingleAsync(Cancel)).CancelledAt = SampleRecords.Morning;
            return await db.SaveChangesAsync(Cancel);
        });

        Assert.Equal(0, (await CloseAndReadAsync())["encuentros/cafe"]);
    }

    [Fact]
    public async Task Course_Finished_CountsInTheMonthOfItsLastLesson() // R29
    {
        for (var n = 0; n < 5; n++)
        {
            var person = await _site.PersonAsync();
            await _site.StoreAsync(
                person,
                SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddMonths(-1)),
                SampleRecords.Completed(SampleCatalogue.Water, SampleRecords.Morning.AddMonths(-1)),
                SampleRecords.Completed(SampleCatalogue.Harvest)
            );
        }
        await _site.StoreAsync(await _site.PersonAsync(), SampleRecords.Completed(SampleCatalogue.Sow));

        var august = await CloseAndReadAsync();
        var july = await ReadAsync(August.AddMonths(-1));

        Assert.Equal((5, 5, 0), (august["terminados/huerta"], august["terminados/huerta/cosecha"], august["terminados/huerta/semillas"]));
        Assert.Equal((0, 5), (july["terminados/huerta"], july["terminados/huerta/semillas"]));
    }

    [Fact]
    public async Task Month_BeforeItIsPublished_IsNotTold() // R29
    {
        await HoldAsync(people: 6);
        GoTo(FigureMonth.ClosesAt(August));
        await _site.WithAsync((MonthClosing closing) => closing.CloseAsync(Cancel));

        Assert.Empty(await ReadAsync(August));
    }

    [Theory]
    [InlineData("1/2 1/5", 5)]
    // A lesson that came on the sixth was not there yet when the others were done.
    [InlineData("1/2 1/5 6/-", 5)]
    [InlineData("1/2 1/5 6/9", 5)]
    [InlineData("1/2 4/- 1/5", null)]
    [InlineData("1/-", null)]
    [InlineData("", null)]
    public void Course_IsFirstDone_WhenNothingThatWasThereIsMissing(string lessons, int? expected) // R5
    {
        var read = lessons
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(lesson => lesson.Split('/'))
            .Select(parts => (At(parts[0])!.Value, At(parts[1])))
            .ToList();

        Assert.Equal(expected, CompletionTotals.FindFirstDone(read)?.Day);
        read.Reverse();
        Assert.Equal(expected, CompletionTotals.FindFirstDone(read)?.Day);

        static DateTime? At(string day) =>
            int.TryParse(day, out var number) ? new DateTime(Year, 8, number, 12, 0, 0, DateTimeKind.Utc) : null;
    }

    private Task HoldAsync(int people) => HoldAsync(people, [SampleCatalogue.Sow, SampleCatalogue.Water]);

    private async Task HoldAsync(int people, string[] lessons)
    {
        var cafe = await TestGathering.PlanAsync(_site, lessons: lessons);
        for (var n = 0; n < people; n++)
            await cafe.SendAsync(cafe.Mark(await cafe.PersonAsync("Ana")));
    }

    private async Task<Dictionary<string, int>> CloseAndReadAsync()
    {
        GoTo(FigureMonth.PublishedAt(August));
        await _site.WithAsync((MonthClosing closing) => closing.CloseAsync(Cancel));
        return await ReadAsync(August);
    }

    private async Task<Dictionary<string, int>> ReadAsync(DateOnly month)
    {
        var names = await _site.AskAsync(db => db.ClosedMonths.Select(m => m.Figure).Distinct().ToListAsync(Cancel));
        var read = await _site.WithAsync((PublishedFigureReader figures) => figures.ListMonthsAsync(names, Year, Cancel));
        return read.Where(r => r.Key.Month == month).ToDictionary(r => r.Key.Figure, r => r.Value);
    }

    private void GoTo(DateTime moment) => _site.Clock.Advance(moment - _site.Now);
}
