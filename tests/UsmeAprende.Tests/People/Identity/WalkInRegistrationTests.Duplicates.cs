using UsmeAprende.Audit;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Identity;

/// <summary>Walk-ins who resemble somebody known.</summary>
public sealed partial class WalkInRegistrationTests
{
    [Fact]
    public async Task Resemblance_IsOfferedForAProvenIdentifierOrFullNameWithBirthYearAndNothingLess() // R14
    {
        var ana = await _site.PersonAsync("Ana Lucía", document: "52345678", phone: "3001234501", birthYear: 1970);
        var profile = Of("Lucia Ana", surnames: "MUÑOZ chisaca", birthYear: 1970).Profile;

        var byName = await OfAsync(profile, documentSeen: false);
        var byOtherYear = await OfAsync(profile with { BirthYear = 1971 }, documentSeen: false);
        var byNameAlone = await OfAsync(profile with { BirthYear = null }, documentSeen: false);
        var byPartOfTheName = await OfAsync(profile with { Surnames = PeopleBuilder.Name("Chisacá") }, documentSeen: false);
        var unproven = Of("Otra", document: "52345678", phone: "3001234501").Profile;
        var byClaims = await OfAsync(unproven, documentSeen: false);
        var bySight = await OfAsync(unproven, documentSeen: true);
        await _site.WithAsync(
            (DocumentVerification check) =>
                check.VerifyAsync(_facilitator.AsFacilitator(), ana.Id, PeopleBuilder.Document("52345678"), TestSite.Cancel)
        );
        var byProven = await OfAsync(unproven, documentSeen: false);

        Assert.Equal((ana.Id, DuplicateReason.NameAndYear), Only(byName));
        Assert.Empty(byOtherYear);
        Assert.Empty(byNameAlone);
        Assert.Empty(byPartOfTheName);
        Assert.Empty(byClaims); // R10: relatives share phones, and anyone can claim a number.
        Assert.Equal((ana.Id, DuplicateReason.Document), Only(bySight));
        Assert.Equal((ana.Id, DuplicateReason.Document), Only(byProven));
        Assert.Equal(("A.L.C.M.", "5678"), (byName[0].Person.Initials, byName[0].Person.LastFour));
    }

    [Fact]
    public async Task WalkIn_WhoWasSaidToBeNoneOfThoseOffered_IsNotQueuedForTheirName()
    {
        var ana = await _site.PersonAsync("Ana Lucía", birthYear: 1970);
        var asked = Of("Ana Lucía", surnames: "Chisacá Muñoz", birthYear: 1970) with { NotThese = [ana.Id] };
        var offline = Of("Ana Lucía", surnames: "Chisacá Muñoz", birthYear: 1970) with { NotThese = [ana.Id, asked.Id] };

        await RegisterAsync(asked);
        var none = await WaitingAsync();
        await RegisterAsync(offline with { NotThese = [] });

        Assert.Empty(none);
        Assert.Equal(2, (await WaitingAsync()).Count);
    }

    [Fact]
    public async Task List_OfThousands_IsRegisteredOnceWithThoseWhoResembleEachOther()
    {
        var list = Enumerable
            .Range(0, 2_000)
            .Select(n =>
                Of($"Persona {Letters(n)}", document: $"{60_000_000 + n}", birthYear: 1950 + (n % 40)) with
                {
                    DocumentSeen = n % 3 == 0,
                }
            )
            .ToList();
        list.Add(Of($"Persona {Letters(7)}", birthYear: 1957));

        var first = await AllAsync(list);
        var again = await AllAsync(list);

        Assert.All(first, a => Assert.Equal(WalkInRegistrationStatus.Registered, a.Status));
        Assert.All(again, a => Assert.Equal(WalkInRegistrationStatus.AlreadyRegistered, a.Status));
        Assert.Equal(new PersonPair(list[7].Id, list[^1].Id), Assert.Single(await WaitingAsync()).Pair);
        Assert.True((await _site.AskAsync(db => AuditTrail.VerifyAsync(db, TestSite.Cancel))).Holds);
    }

    [Fact]
    public async Task SignUp_ThatResemblesAWalkIn_IsQueuedAndTakesNothingOver() // R12
    {
        var walkIn = Of("Ana Lucía", surnames: "Chisacá Muñoz", document: "52111222") with { DocumentSeen = true };
        await RegisterAsync(walkIn);

        var ana = await _site.PersonAsync("Ana Lucía", document: "52111222");

        Assert.Equal(new PersonPair(walkIn.Id, ana.Id), Assert.Single(await WaitingAsync()).Pair);
        Assert.Equal((HumanId)ana.Id, (await PersonAsync(ana.Id)).SurvivorId);
    }

    private static string Letters(int n) =>
        string.Concat(n.ToString("D4", System.Globalization.CultureInfo.InvariantCulture).Select(d => (char)('a' + (d - '0'))));

    private static (PersonId, DuplicateReason) Only(IReadOnlyList<DuplicateCandidate> found) =>
        (Assert.Single(found).Person.Id, found[0].Why);

    private Task<IReadOnlyList<DuplicateCandidate>> OfAsync(PersonProfile profile, bool documentSeen) =>
        _site.WithAsync((DuplicateFinder resemblances) => resemblances.ListCandidatesAsync(profile, documentSeen, TestSite.Cancel));

    private Task<List<PossibleDuplicate>> WaitingAsync() =>
        _site.WithAsync((DuplicateBacklog duplicates) => duplicates.ListWaitingAsync(100, TestSite.Cancel));
}
