using Microsoft.EntityFrameworkCore;
using UsmeAprende.Figures;
using UsmeAprende.People.Places;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Figures;

/// <summary>R29 of what is stored: closed once, told a day later, never revised.</summary>
public sealed class MonthClosingTests : IAsyncLifetime
{
    // The month of Deeds.Morning.
    private static readonly DateOnly August = new(2035, 8, 1);

    private TestSite _site = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        foreach (var name in new[] { "Olarte", "Chisacá" })
            await PlaceAsync(name);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Month_BeforeFourteenDays_IsNotClosed() // R5
    {
        await LearnAsync("Olarte", 6);
        GoTo(FigureMonth.ClosesAt(August).AddMinutes(-1));

        Assert.Equal(0, await CloseAsync());
    }

    [Fact]
    public async Task Month_Closed_IsToldByPlaceADayLater() // R29
    {
        await LearnAsync("olarte", 6);
        await LearnAsync("Chisacá", 5);
        await LearnAsync("La casa azul de doña Rosa", 5);
        GoTo(FigureMonth.ClosesAt(August));

        Assert.Equal(1, await CloseAsync());
        var early = await ToldAsync();
        GoTo(FigureMonth.PublishedAt(August));
        var told = (await ToldAsync())!;

        Assert.Null(early);
        Assert.Equal((16, 16), (told.People, told.Total));
        Assert.Equal([("Olarte", 6), ("Chisacá", 5), (null, 5)], told.Parts);
    }

    [Fact]
    public async Task PlaceOfAFew_IsToldWithTheOthers() // R29
    {
        await LearnAsync("Olarte", 6);
        await LearnAsync("Chisacá", 2);
        GoTo(FigureMonth.PublishedAt(August));

        await CloseAsync();

        Assert.Equal([(null, 8)], (await ToldAsync())!.Parts);
    }

    [Fact]
    public async Task MonthOfFour_IsClosedAndNothingIsToldOfIt() // R29
    {
        await LearnAsync("Olarte", 4);
        GoTo(FigureMonth.PublishedAt(August));

        await CloseAsync();

        var told = (await ToldAsync())!;
        Assert.Equal((0, 0), (told.People, told.Total));
        Assert.Equal(
            4,
            await _site.AskAsync(db =>
                db.ClosedMonths.Where(m => m.Figure == FinishedLessonsFigure.Name).Select(m => m.People).SingleAsync(Cancel)
            )
        );
    }

    [Fact]
    public async Task MonthOnceClosed_IsNeverRevised() // R29
    {
        await LearnAsync("Olarte", 6);
        GoTo(FigureMonth.PublishedAt(August));
        await CloseAsync();
        var before = await ToldAsync();

        await LearnAsync("Olarte", 5);
        await _site.AskAsync(db => db.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Place, "Chisacá"), Cancel));
        await _site.AskAsync(db => db.Places.ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, "Otro nombre"), Cancel));

        Assert.Equal(0, await CloseAsync());
        Assert.Equal(before!.Parts, (await ToldAsync())!.Parts);
    }

    [Fact]
    public async Task PersonOfTwoRows_IsOneAndLivesWhereEitherSays() // R14
    {
        await LearnAsync("Olarte", 5);
        var (ana, walkIn) = (await _site.PersonAsync(), await _site.PersonAsync());
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow));
        await _site.StoreAsync(walkIn, SampleRecords.Completed(SampleCatalogue.Sow), SampleRecords.Completed(SampleCatalogue.Water));
        await _site.LinkAsync(walkIn, ana);
        await _site.AskAsync(db =>
            db.People.Where(p => p.Id == walkIn).ExecuteUpdateAsync(set => set.SetProperty(p => p.Place, "Olarte"), Cancel)
        );
        GoTo(FigureMonth.PublishedAt(August));

        await CloseAsync();

        var told = (await ToldAsync())!;
        Assert.Equal(6, told.People);
        Assert.Equal([("Olarte", 7)], told.Parts);
    }

    [Fact]
    public async Task LessonUnderTwoNames_CountsOnce() // R6
    {
        await LearnAsync("Olarte", 5);
        var ana = await _site.PersonAsync();
        const string now = "huerta/semillas/plantar";
        await _site.StoreAsync(ana, SampleRecords.Completed(SampleCatalogue.Sow, SampleRecords.Morning.AddMonths(-1)));
        _site.Catalogue.Replace(
            SampleCatalogue.Of(
                SampleCatalogue.LessonOf(now, 10) with
                {
                    FormerIds = [new(SampleCatalogue.Sow)],
                },
                SampleCatalogue.LessonOf(SampleCatalogue.Water, 5),
                SampleCatalogue.LessonOf(SampleCatalogue.Harvest, 7)
            )
        );
        await _site.StoreAsync(ana, SampleRecords.Completed(now));
        GoTo(FigureMonth.PublishedAt(August));

        await CloseAsync();

        // Hers was finished in July, under its former name.
        Assert.Equal(5, (await ToldAsync())!.People);
    }

    private async Task LearnAsync(string place, int people)
    {
        for (var n = 0; n < people; n++)
        {
            var person = await _site.PersonAsync();
            await _site.AskAsync(db =>
                db.People.Where(p => p.Id == person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Place, place), Cancel)
            );
            await _site.StoreAsync(person, SampleRecords.Completed(SampleCatalogue.Sow));
        }
    }

    private Task<int> PlaceAsync(string name) =>
        _site.AskAsync(db =>
        {
            Assert.True(PlaceDetails.TryParse("vereda", null, name, out var details, out _, out _));
            db.Add(LocalityPlace.Create(details));
            return db.SaveChangesAsync(Cancel);
        });

    private void GoTo(DateTime moment) => _site.Clock.Advance(moment - _site.Now);

    private Task<int> CloseAsync() => _site.WithAsync((MonthClosing closing) => closing.CloseAsync(Cancel));

    private Task<PublishedFigure?> ToldAsync() =>
        _site.WithAsync((PublishedFigureReader figures) => figures.FindAsync(FinishedLessonsFigure.Name, August, Cancel));
}
