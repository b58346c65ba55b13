using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;

namespace UsmeAprende.Tests.People;

/// <summary>R14. That un-merging restores exactly stands in <c>MergedLearningTests</c>, over random stories.</summary>
public class MergingTests : IAsyncLifetime
{
    private PeopleSite _site = null!;
    private Guid _coordinator;

    public async ValueTask InitializeAsync()
    {
        _site = await PeopleSite.StartAsync();
        _coordinator = (await _site.StaffAsync(Role.Coordinator)).Id;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(Role.Learner)]
    [InlineData(Role.Facilitator)]
    [InlineData(Role.Administrator)]
    public async Task Merge_ByWhoDoesNotCoordinate_IsRefused(Role role)
    {
        var someone = await _site.StaffAsync(role);
        var (ana, other) = (await _site.PersonAsync(), await _site.PersonAsync());

        Assert.Equal(MergeAnswer.NotAllowed, await MergeAsync(ana.Id, other.Id, by: someone.Id));
        Assert.Equal(ana.Id, await SurvivorAsync(ana.Id));
    }

    [Fact]
    public async Task Merge_OfTwoStaffAccountsOrOfOnesOwn_IsRefused()
    {
        var (one, two, ana) = (
            await _site.StaffAsync(Role.Facilitator),
            await _site.StaffAsync(Role.Facilitator),
            await _site.PersonAsync()
        );

        var staff = await MergeAsync(one.Id, two.Id);
        await MergeAsync(ana.Id, one.Id);
        var through = await MergeAsync(ana.Id, two.Id);
        var own = await MergeAsync(ana.Id, _coordinator);

        Assert.Equal([MergeAnswer.BothStaff, MergeAnswer.BothStaff, MergeAnswer.NotAllowed], new[] { staff, through, own });
    }

    [Fact]
    public async Task Merge_Done_KeepsTheSurvivorChosenAndIsAudited()
    {
        var (ana, other) = (await _site.PersonAsync(), await _site.PersonAsync());

        Assert.Equal(MergeAnswer.Done, await MergeAsync(ana.Id, other.Id));
        Assert.Equal(MergeAnswer.NothingToDo, await MergeAsync(other.Id, ana.Id));

        Assert.Equal((other.Id, other.Id), (await SurvivorAsync(ana.Id), await SurvivorAsync(other.Id)));
        Assert.Equal(
            1,
            await _site.AskAsync(db =>
                db.AuditEntries.CountAsync(e => e.Action == PeopleAudit.Merged && e.ActorId == _coordinator, PeopleSite.Cancel)
            )
        );
    }

    [Fact]
    public async Task Merged_Accounts_BothStillSignIn()
    {
        var ana = await _site.PersonAsync(document: "52345678");
        var other = await _site.PersonAsync(document: "1033456789", password: "otra clave bien larga");

        await MergeAsync(ana.Id, other.Id);

        Assert.Equal(ana.Id, (await _site.SignInAsync("52345678", PeopleSite.Password)).PersonId);
        Assert.Equal(other.Id, (await _site.SignInAsync("1033456789", "otra clave bien larga")).PersonId);
    }

    // R12, R15: whoever comes in by one account reads what is of both.
    [Fact]
    public async Task Code_ForAnAccountOfSomebodyOfTheStaff_IsNotAFacilitatorsToGive()
    {
        var facilitator = await _site.StaffAsync(Role.Facilitator);
        var administrator = await _site.StaffAsync(Role.Administrator);
        var (learner, staff) = (await _site.PersonAsync(), await _site.StaffAsync(Role.Facilitator));
        var before = await CodeAsync(facilitator, learner);

        await MergeAsync(learner.Id, staff.Id);

        Assert.NotNull(before);
        Assert.Null(await CodeAsync(facilitator, learner));
        Assert.NotNull(await CodeAsync(administrator, staff));
    }

    [Fact]
    public async Task Document_OfOnesOtherAccount_IsAColleaguesToSee() // R10
    {
        var facilitator = await _site.StaffAsync(Role.Facilitator);
        var own = await _site.PersonAsync(document: "52345678");

        await MergeAsync(own.Id, facilitator.Id);

        Assert.Equal(DocumentAnswer.NotTheClaimedOne, await SeeAsync(facilitator, own));
    }

    [Fact]
    public async Task Merged_AccountsWithOneIdentifierAndPassword_OpenTheSurvivor() // R11
    {
        var (ana, other) = (await _site.PersonAsync(phone: "3001234501"), await _site.PersonAsync(phone: "3001234501"));
        var before = await _site.SignInAsync("3001234501", PeopleSite.Password);

        await MergeAsync(ana.Id, other.Id);

        Assert.Equal(SignInOutcome.Ambiguous, before.Outcome);
        Assert.Equal(other.Id, (await _site.SignInAsync("3001234501", PeopleSite.Password)).PersonId);
    }

    [Fact]
    public async Task Decision_OnAPair_EmptiesTheQueueAndUnmergingNotesThatTheyAreTwo()
    {
        var (ana, other) = (await _site.PersonAsync(birthYear: 1970), await _site.PersonAsync(birthYear: 1970));
        var pair = Assert.Single(await WaitingAsync());

        await MergeAsync(ana.Id, other.Id);
        var merged = await PairAsync(pair.Id);
        await _site.WithAsync((Merging merging) => merging.UnmergeAsync(_coordinator, ana.Id, PeopleSite.Cancel));
        var apart = await PairAsync(pair.Id);

        Assert.Equal((Likeness.NameAndYear, new PersonPair(ana.Id, other.Id)), (pair.Why, pair.Pair));
        Assert.Equal((DuplicateVerdict.OnePerson, DuplicateVerdict.TwoPeople), (merged!.Verdict, apart!.Verdict));
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Pair_ToldApart_ComesBackForAStrongerReasonOnly()
    {
        var ana = await _site.PersonAsync(document: "52345678", birthYear: 1970);
        var other = await _site.PersonAsync(document: "52345678", birthYear: 1970);
        var facilitator = await _site.StaffAsync(Role.Facilitator);
        var pair = Assert.Single(await WaitingAsync());
        await _site.WithAsync((PossibleDuplicates duplicates) => duplicates.TellApartAsync(_coordinator, pair.Id, PeopleSite.Cancel));

        await CorrectAsync(other, "Ana Lucía");
        var sameReason = await WaitingAsync();
        await SeeAsync(facilitator, ana);
        await SeeAsync(facilitator, other);

        Assert.Empty(sameReason);
        Assert.Equal(Likeness.Document, Assert.Single(await WaitingAsync()).Why);
    }

    [Fact]
    public async Task Consent_OfMergedRows_IsTheLastThatThePersonDecided()
    {
        var (ana, other) = (await _site.PersonAsync(), await _site.PersonAsync());
        await MergeAsync(ana.Id, other.Id);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));

        await _site.WithAsync(
            async (MyAccount account) =>
            {
                await account.DecideAsync(ana.Id, ConsentPurpose.Image, true, PeopleSite.Cancel);
                return true;
            }
        );

        var seen = await _site.WithAsync((MyAccount account) => account.ConsentsAsync(other.Id, PeopleSite.Cancel));
        Assert.True(seen.First(c => c.Purpose is ConsentPurpose.Image).Given);
    }

    [Fact]
    public async Task Proposal_ByAFacilitator_WaitsForACoordinator()
    {
        var (ana, other) = (await _site.PersonAsync("Ana"), await _site.PersonAsync("Otra"));
        var facilitator = await _site.StaffAsync(Role.Facilitator);

        var proposed = await _site.WithAsync(
            (PossibleDuplicates duplicates) => duplicates.ProposeAsync(facilitator.Id, ana.Id, other.Id, PeopleSite.Cancel)
        );

        Assert.True(proposed);
        Assert.Equal(
            (Likeness.StaffSaysSo, facilitator.Id),
            Assert.Single(await WaitingAsync()) is var pair ? (pair.Why, pair.FoundById!.Value) : default
        );
        Assert.Equal(ana.Id, await SurvivorAsync(ana.Id));
    }

    private Task<MergeAnswer> MergeAsync(Guid person, Guid survivor, Guid? by = null) =>
        _site.WithAsync((Merging merging) => merging.MergeAsync(by ?? _coordinator, person, survivor, PeopleSite.Cancel));

    private Task<string?> CodeAsync(Person staff, Person person) =>
        _site.WithAsync((Recovery recovery) => recovery.IssueAsync(staff.Id, person.Id, PeopleSite.Cancel));

    private Task<Guid> SurvivorAsync(Guid person) =>
        _site.AskAsync(db => db.People.Where(p => p.Id == person).Select(p => p.SurvivorId).SingleAsync(PeopleSite.Cancel));

    private Task<List<PossibleDuplicate>> WaitingAsync() =>
        _site.WithAsync((PossibleDuplicates duplicates) => duplicates.WaitingAsync(10, PeopleSite.Cancel));

    private Task<PossibleDuplicate?> PairAsync(Guid id) =>
        _site.WithAsync((PossibleDuplicates duplicates) => duplicates.OfAsync(id, PeopleSite.Cancel));

    private Task<DocumentAnswer> SeeAsync(Person staff, Person person) =>
        _site.WithAsync((DocumentCheck check) => check.SeeAsync(staff.Id, person.Id, PeopleSite.Document("52345678"), PeopleSite.Cancel));

    private Task<bool> CorrectAsync(Person person, string givenNames) =>
        _site.WithAsync(
            async (MyAccount account) =>
            {
                await account.CorrectAsync(
                    person.Id,
                    new Profile
                    {
                        GivenNames = PeopleSite.Name(givenNames),
                        Surnames = PeopleSite.Name("Chisacá Muñoz"),
                        Document = PeopleSite.Document("52345678"),
                        BirthYear = 1970,
                    },
                    PeopleSite.Cancel
                );
                return true;
            }
        );
}
