using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.People;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.People.Privacy;

/// <summary>One human who has several rows.</summary>
public partial class PersonErasureTests
{
    // R14: whichever account of theirs a person asks from, all that is them goes.
    [Fact]
    public async Task Erasure_OfOneWhoHasSeveralRows_LeavesNoValueOfAny()
    {
        await using var site = await TestSite.StartAsync();
        var facilitator = await site.StaffAsync(PersonRole.Facilitator);
        var coordinator = await site.StaffAsync(PersonRole.Coordinator);
        var elber = await ElberAsync(site);
        var walkIn = new WalkInDetails
        {
            Id = PersonId.New(),
            Profile = new PersonProfile
            {
                GivenNames = PeopleBuilder.Name("Elbertino"),
                Surnames = PeopleBuilder.Name("Quisquinay"),
                Document = PeopleBuilder.Document("987654321012"),
                Guardian = PeopleBuilder.Name("Saturnina Tutora"),
            },
            DataTreatment = true,
            DocumentSeen = true,
        };
        await site.WithAsync(
            (WalkInRegistration walkIns) => walkIns.RegisterAsync(facilitator.Id.AsFacilitator(), walkIn, TestSite.Cancel)
        );
        var card = await site.WithAsync(
            (SignInCardIssuing cards) => cards.IssueAsync(facilitator.Id.AsFacilitator(), walkIn.Id, TestSite.Cancel)
        );
        await site.WithAsync(
            (DuplicateBacklog duplicates) => duplicates.ProposeAsync(facilitator.Id.AsFacilitator(), walkIn.Id, elber.Id, TestSite.Cancel)
        );
        await site.WithAsync(
            (PersonMerging merging) => merging.MergeAsync(coordinator.Id.AsCoordinator(), walkIn.Id, elber.Id, TestSite.Cancel)
        );
        string[] values = [.. Values, "Elbertino", "elbertino", "987654321012", "Saturnina Tutora", card!.Number.Value];
        Assert.All(values, value => Assert.True(IsInAnyFile(site.Folder, value), value));

        var erased = await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(elber.Id, TestSite.Cancel));
        await NightAsync(site);

        Assert.True(erased);
        Assert.All(values, value => Assert.False(IsInAnyFile(site.Folder, value), value));
        Assert.Equal(
            2,
            await site.AskAsync(db => db.People.CountAsync(p => p.ErasedAt != null && p.ErasureFinishedAt != null, TestSite.Cancel))
        );
        Assert.True((await site.AskAsync(db => AuditTrail.VerifyAsync(db, TestSite.Cancel))).Holds);
    }

    [Fact]
    public async Task Erasure_OfWhoIsLinkedToAStaffAccount_WaitsUntilTheyGiveUpTheirRole()
    {
        await using var site = await TestSite.StartAsync();
        var (facilitator, coordinator, elber) = (
            await site.StaffAsync(PersonRole.Facilitator),
            await site.StaffAsync(PersonRole.Coordinator),
            await ElberAsync(site)
        );
        await site.WithAsync(
            (PersonMerging merging) => merging.MergeAsync(coordinator.Id.AsCoordinator(), elber.Id, facilitator.Id, TestSite.Cancel)
        );

        Assert.False(await site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(elber.Id, TestSite.Cancel)));
    }
}
