using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings;

/// <summary>R14: what staff read of a gathering is of humans, whichever of their rows it stands under.</summary>
public sealed class SamePersonTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Task_ShownUnderALinkedRow_IsShownByTheHuman()
    {
        await using var site = await TestSite.StartAsync();
        var cafe = await TestGathering.PlanAsync(site);
        var (ana, other) = (await cafe.PersonAsync("Ana"), await cafe.PersonAsync("Ana"));
        var before = await TestGathering.PlanAsync(site, TestGathering.Start.AddDays(-7), facilitator: cafe.Facilitator);
        var receipts = await before.SendAsync(before.Mark(other, MarkKind.Showed) with { Module = "huerta/semillas" });
        Assert.True(Assert.Single(receipts).IsSaved);
        await cafe.SendAsync(cafe.Mark(ana));

        await MergeAsync(cafe, other, ana);

        Assert.Equal(["huerta/semillas"], Assert.Single(await cafe.ListAsync()).ShownTasks);
    }

    [Fact]
    public async Task Seats_OfTwoRowsOfOneHuman_AreOneLineAndGivenUpTogether()
    {
        await using var site = await TestSite.StartAsync();
        var cafe = await TestGathering.PlanAsync(site, TestGathering.Start.AddDays(3));
        var (ana, other) = (await cafe.PersonAsync("Ana"), await cafe.PersonAsync("Anita"));
        await cafe.ReserveAsync(other, SeatState.Waiting);
        await cafe.ReserveAsync(ana);

        await MergeAsync(cafe, other, ana);
        var holder = Assert.Single(await SeatsAsync(cafe));
        await cafe.AskAsync<ReservationService, bool>(r =>
            r.GiveUpByStaffAsync(cafe.Facilitator.AsFacilitator(), cafe.Id, holder.ReservationId, Guid.CreateVersion7(), Cancel)
        );

        Assert.Equal(("Ana Chisacá", SeatState.Reserved), (holder.Name, holder.State));
        Assert.Empty(await SeatsAsync(cafe));
    }

    private static Task<IReadOnlyList<SeatHolder>> SeatsAsync(TestGathering cafe) =>
        cafe.AskAsync<StaffGatheringReader, IReadOnlyList<SeatHolder>>(s => s.ListSeatHoldersAsync(cafe.Id, Cancel));

    private static async Task MergeAsync(TestGathering cafe, PersonId person, PersonId survivor)
    {
        var coordinator = await cafe.Site.PersonAsync(PersonRole.Coordinator);
        Assert.Equal(
            MergeResult.Done,
            await cafe.AskAsync<PersonMerging, MergeResult>(m => m.MergeAsync(coordinator.AsCoordinator(), person, survivor, Cancel))
        );
    }
}
