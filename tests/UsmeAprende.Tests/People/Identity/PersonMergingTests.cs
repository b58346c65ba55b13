using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.People.Identity;

/// <summary>R14. That un-merging restores exactly stands in <c>MergedLearningTests</c>, over random stories.</summary>
public class PersonMergingTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PersonId _coordinator;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _coordinator = (await _site.StaffAsync(PersonRole.Coordinator)).Id;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(PersonRole.Learner)]
    [InlineData(PersonRole.Facilitator)]
    [InlineData(PersonRole.Administrator)]
    public async Task Merge_ByWhoDoesNotCoordinate_IsRefused(PersonRole role)
    {
        var someone = await _site.StaffAsync(role);
        var (ana, other) = (await _site.PersonAsync(), await _site.PersonAsync());

        Assert.Equal(MergeResult.NotAllowed, await MergeAsync(ana.Id, other.Id, by: someone.Id));
        Assert.Equal((HumanId)ana.Id, await SurvivorAsync(ana.Id));
    }

    [Fact]
    public async Task Merge_OfTwoStaffAccountsOrOfOnesOwn_IsRefused()
    {
        var (one, two, ana) = (
            await _site.StaffAsync(PersonRole.Facilitator),
            await _site.StaffAsync(PersonRole.Facilitator),
            await _site.PersonAsync()
        );

        var staff = await MergeAsync(one.Id, two.Id);
        await MergeAsync(ana.Id, one.Id);
        var through = await MergeAsync(ana.Id, two.Id);
        var own = await MergeAsync(ana.Id, _coordinator);

        Assert.Equal([MergeResult.BothStaff, MergeResult.BothStaff, MergeResult.NotAllowed], new[] { staff, through, own });
    }

    [Fact]
    public async Task Merge_Done_KeepsTheSurvivorChosenAndIsAudited()
    {
        var (ana, other) = (await _site.PersonAsync(), await _site.PersonAsync());

        Assert.Equal(MergeResult.Done, await MergeAsync(ana.Id, other.Id));
        Assert.Equal(MergeResult.NothingToDo, await MergeAsync(other.Id, ana.Id));

        Assert.Equal(((HumanId)other.Id, (HumanId)other.Id), (await SurvivorAsync(ana.Id), await SurvivorAsync(other.Id)));
        Assert.Equal(
            1,
            await _site.AskAsync(db =>
                db.AuditEntries.CountAsync(e => e.Action == PeopleAudit.Merged && e.ActorId == _coordinator, TestSite.Cancel)
            )
        );
    }

    [Fact]
    public async Task Merged_Accounts_BothStillSignIn()
    {
        var ana = await _site.PersonAsync(document: "52345678");
        var other = await _site.PersonAsync(document: "1033456789", password: "otra clave bien larga");

        await MergeAsync(ana.Id, other.Id);

        Assert.Equal(ana.Id, (await _site.SignInAsync("52345678", PeopleBuilder.Password)).PersonId);
        Assert.Equal(other.Id, (await _site.SignInAsync("1033456789", "otra clave bien larga")).PersonId);
    }

    // R12, R15: whoever comes in by one account reads what is of both.
    [Fact]
    public async Task Code_ForAnAccountOfSomebodyOfTheStaff_IsNotAFacilitatorsToGive()
    {
        var facilitator = await _site.StaffAsync(PersonRole.Facilitator);
        var administrator = await _site.StaffAsync(PersonRole.Administrator);
        var (learner, staff) = (await _site.PersonAsync(), await _site.StaffAsync(PersonRole.Facilitator));
        var before = await CodeAsync(facilitator, learner);

        await MergeAsync(learner.Id, staff.Id);

        Assert.NotNull(before);
        Assert.Null(await CodeAsync(facilitator, learner));
        Assert.NotNull(await CodeAsync(administrator, staff));
    }

    [Fact]
    public async Task Document_OfOnesOtherAccount_IsAColleaguesToSee() // R10
    {
        var facilitator = await _site.StaffAsync(PersonRole.Facilitator);
        var own = await _site.PersonAsync(document: "52345678");

        await MergeAsync(own.Id, facilitator.Id);

        Assert.Equal(DocumentVerificationResult.NotTheClaimedOne, await SeeAsync(facilitator, own));
    }

    [Fact]
    public async Task Merged_AccountsWithOneIdentifierAndPassword_OpenTheSurvivor() // R11
    {
        var (ana, other) = (await _site.PersonAsync(phone: "3001234501"), await _site.PersonAsync(phone: "3001234501"));
        var before = await _site.SignInAsync("3001234501", PeopleBuilder.Password);

        await MergeAsync(ana.Id, other.Id);

        Assert.Equal(SignInStatus.Ambiguous, before.Status);
        Assert.Equal(other.Id, (await _site.SignInAsync("3001234501", PeopleBuilder.Password)).PersonId);
    }

    [Fact]
    public async Task Decision_OnAPair_EmptiesTheQueueAndUnmergingNotesThatTheyAreTwo()
    {
        var (ana, other) = (await _site.PersonAsync(birthYear: 1970), await _site.PersonAsync(birthYear: 1970));
        var pair = Assert.Single(await WaitingAsync());

        await MergeAsync(ana.Id, other.Id);
        var merged = await PairAsync(pair.Id);
        await _site.WithAsync((PersonMerging merging) => merging.UnmergeAsync(_coordinator.AsCoordinator(), ana.Id, TestSite.Cancel));
        var apart = await PairAsync(pair.Id);

        Assert.Equal((DuplicateReason.NameAndYear, new PersonPair(ana.Id, other.Id)), (pair.Why, pair.Pair));
        Assert.Equal((DuplicateDecision.OnePerson, DuplicateDecision.TwoPeople), (merged!.Verdict, apart!.Verdict));
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Pair_ToldApart_ComesBackForAStrongerReasonOnly()
    {
        var ana = await _site.PersonAsync(document: "52345678", birthYear: 1970);
        var other = await _site.PersonAsync(document: "52345678", birthYear: 1970);
        var facilitator = await _site.StaffAsync(PersonRole.Facilitator);
        var pair = Assert.Single(await WaitingAsync());
        await _site.WithAsync(
            (DuplicateBacklog duplicates) => duplicates.MarkAsTwoPeopleAsync(_coordinator.AsCoordinator(), pair.Id, TestSite.Cancel)
        );

        await CorrectAsync(other, "Ana Lucía");
        var sameReason = await WaitingAsync();
        await SeeAsync(facilitator, ana);
        await SeeAsync(facilitator, other);

        Assert.Empty(sameReason);
        Assert.Equal(DuplicateReason.Document, Assert.Single(await WaitingAsync()).Why);
    }

    [Fact]
    public async Task Consent_OfMergedRows_IsTheLastThatThePersonDecided()
    {
        var (ana, other) = (await _site.PersonAsync(), await _site.PersonAsync());
        await MergeAsync(ana.Id, other.Id);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));

        await _site.WithAsync(
            async (AccountSelfService account) =>
            {
                await account.DecideConsentAsync(ana.Id, ConsentPurpose.Image, true, TestSite.Cancel);
                return true;
            }
        );

        var seen = await _site.WithAsync((AccountSelfService account) => account.ListConsentsAsync(other.Id, TestSite.Cancel));
        Assert.True(seen.First(c => c.Purpose is ConsentPurpose.Image).Given);
    }

    [Fact]
    public async Task Proposal_ByAFacilitator_WaitsForACoordinator()
    {
        var (ana, other) = (await _site.PersonAsync("Ana"), await _site.PersonAsync("Otra"));
        var facilitator = await _site.StaffAsync(PersonRole.Facilitator);

        var proposed = await _site.WithAsync(
            (DuplicateBacklog duplicates) => duplicates.ProposeAsync(facilitator.Id.AsFacilitator(), ana.Id, other.Id, TestSite.Cancel)
        );

        Assert.True(proposed);
        Assert.Equal(
            (DuplicateReason.StaffSaysSo, facilitator.Id),
            Assert.Single(await WaitingAsync()) is var pair ? (pair.Why, pair.FoundById!.Value) : default
        );
        Assert.Equal((HumanId)ana.Id, await SurvivorAsync(ana.Id));
    }

    private Task<MergeResult> MergeAsync(PersonId person, PersonId survivor, PersonId? by = null) =>
        _site.WithAsync(
            (PersonMerging merging) => merging.MergeAsync((by ?? _coordinator).AsCoordinator(), person, survivor, TestSite.Cancel)
        );

    private Task<string?> CodeAsync(Person staff, Person person) =>
        _site.WithAsync((PasswordRecovery recovery) => recovery.IssueCodeAsync(staff.Id.AsFacilitator(), person.Id, TestSite.Cancel));

    private Task<HumanId> SurvivorAsync(PersonId person) =>
        _site.AskAsync(db => db.People.Where(p => p.Id == person).Select(p => p.SurvivorId).SingleAsync(TestSite.Cancel));

    private Task<List<PossibleDuplicate>> WaitingAsync() =>
        _site.WithAsync((DuplicateBacklog duplicates) => duplicates.ListWaitingAsync(10, TestSite.Cancel));

    private Task<PossibleDuplicate?> PairAsync(Guid id) =>
        _site.WithAsync((DuplicateBacklog duplicates) => duplicates.FindAsync(id, TestSite.Cancel));

    private Task<DocumentVerificationResult> SeeAsync(Person staff, Person person) =>
        _site.WithAsync(
            (DocumentVerification check) =>
                check.VerifyAsync(staff.Id.AsFacilitator(), person.Id, PeopleBuilder.Document("52345678"), TestSite.Cancel)
        );

    private Task<bool> CorrectAsync(Person person, string givenNames) =>
        _site.WithAsync(
            async (AccountSelfService account) =>
            {
                await account.UpdateProfileAsync(
                    person.Id,
                    new PersonProfile
                    {
                        GivenNames = PeopleBuilder.Name(givenNames),
                        Surnames = PeopleBuilder.Name("Chisacá Muñoz"),
                        Document = PeopleBuilder.Document("52345678"),
                        BirthYear = 1970,
                    },
                    TestSite.Cancel
                );
                return true;
            }
        );
}
