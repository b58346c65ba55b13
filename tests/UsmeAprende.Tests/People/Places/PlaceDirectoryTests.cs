using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Places;

namespace UsmeAprende.Tests.People.Places;

public sealed class PlaceDirectoryTests
{
    [Fact]
    public async Task Seed_AtEveryStart_BringsEachPlaceOnceAndNoneBackThatWasRenamedOrRetired()
    {
        await using var site = await TestSite.StartAsync();
        var coordinator = await site.StaffAsync(PersonRole.Coordinator);
        await SeedAsync(site);
        var first = await site.WithAsync((PlaceDirectory places) => places.ListAllAsync(TestSite.Cancel));

        var hato = first.Single(p => p.Name == "El Hato");
        var olarte = first.Single(p => p.Name == "Olarte");
        await site.WithAsync(
            (PlaceDirectory places) =>
                places.ChangeAsync(coordinator.Id.AsCoordinator(), hato.Id, Details("vereda", "El Hato Alto"), TestSite.Cancel)
        );
        await site.WithAsync((PlaceDirectory places) => places.RetireAsync(coordinator.Id.AsCoordinator(), olarte.Id, TestSite.Cancel));
        await SeedAsync(site);

        var second = await site.WithAsync((PlaceDirectory places) => places.ListAllAsync(TestSite.Cancel));
        Assert.Equal(22, first.Count);
        Assert.Equal(22, second.Count);
        Assert.Contains(second, p => p is { Name: "El Hato Alto", Kind: "vereda" });
        Assert.DoesNotContain(
            await site.WithAsync((PlaceDirectory places) => places.ListOfferedAsync(TestSite.Cancel)),
            p => p.Name == "Olarte"
        );
        Assert.Equal("57", first.Single(p => p.Name == "Gran Yomasa").Code);
        Assert.Equal(
            [PlaceAudit.Changed, PlaceAudit.Retired],
            await site.AskAsync(db => db.AuditEntries.OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync(TestSite.Cancel))
        );
    }

    [Theory]
    [InlineData("CHISACA", "Chisacá")]
    [InlineData("  el   destíno ", "El Destino")]
    [InlineData("alfonso lopez", "Alfonso López")]
    [InlineData("Chisac", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task Place_SoughtByName_IsFoundWhateverItsAccentsAndCapitals(string? typed, string? found)
    {
        await using var site = await TestSite.StartAsync();
        await SeedAsync(site);

        Assert.Equal(found, (await site.WithAsync((PlaceDirectory places) => places.FindByNameAsync(typed, TestSite.Cancel)))?.Name);
    }

    [Fact]
    public async Task Place_OfAKindAndNameThatIsThere_IsNotAddedAgain()
    {
        await using var site = await TestSite.StartAsync();
        var coordinator = await site.StaffAsync(PersonRole.Coordinator);
        await SeedAsync(site);

        var same = await site.WithAsync(
            (PlaceDirectory places) =>
                places.AddAsync(coordinator.Id.AsCoordinator(), Guid.CreateVersion7(), Details("UPZ", "DANUBIO"), TestSite.Cancel)
        );
        var barrio = await site.WithAsync(
            (PlaceDirectory places) =>
                places.AddAsync(coordinator.Id.AsCoordinator(), Guid.CreateVersion7(), Details("barrio", "Danubio"), TestSite.Cancel)
        );

        Assert.Null(same);
        Assert.NotNull(barrio);
    }

    private static PlaceDetails Details(string kind, string name) =>
        PlaceDetails.TryParse(kind, null, name, out var details, out _, out var problem)
            ? details
            : throw new InvalidOperationException(problem);

    private static Task<bool> SeedAsync(TestSite site) =>
        site.WithAsync(
            async (PlaceSeed seed) =>
            {
                await seed.SeedAsync(TestSite.Cancel);
                return true;
            }
        );
}
