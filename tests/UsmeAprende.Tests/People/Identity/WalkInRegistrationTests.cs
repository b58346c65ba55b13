using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.People.Identity;

/// <summary>R10, R12, R14 and R16 of people registered by staff.</summary>
public sealed class WalkInRegistrationTests : IAsyncLifetime
{
    private PeopleSite _site = null!;
    private Guid _facilitator;

    public async ValueTask InitializeAsync()
    {
        _site = await PeopleSite.StartAsync();
        _facilitator = (await _site.StaffAsync(PersonRole.Facilitator)).Id;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task WalkIn_Registered_HasClaimsAndAConsentNotedByWhoReadItAloud()
    {
        var walkIn = Of("Rosalba", document: "52111222", phone: "3001112233") with { Image = true };

        var answer = await RegisterAsync(walkIn);

        var person = await PersonAsync(walkIn.Id);
        Assert.Equal(new WalkInRegistrationResult(walkIn.Id, WalkInRegistrationStatus.Registered), answer);
        Assert.Equal((_facilitator, null, PersonRole.Learner), (person.RegisteredById!.Value, person.PasswordHash, person.Role));
        Assert.All(person.Identifiers, i => Assert.Null(i.VerifiedAt)); // R10
        var consents = await _site.AskAsync(db =>
            db.Consents.Where(c => c.PersonId == walkIn.Id).OrderBy(c => c.Purpose).ToListAsync(PeopleSite.Cancel)
        );
        Assert.Equal([(ConsentPurpose.DataTreatment, true), (ConsentPurpose.Image, true)], consents.Select(c => (c.Purpose, c.Given)));
        Assert.All(consents, c => Assert.Equal((_facilitator, ConsentRecord.CurrentVersion), (c.NotedById!.Value, c.Version)));
        Assert.Equal([PeopleAudit.Registered], await AuditAsync(walkIn.Id)); // R31
    }

    [Fact]
    public async Task WalkIn_SentAgain_ChangesNothing()
    {
        var walkIn = Of("Rosalba", document: "52111222");
        await RegisterAsync(walkIn);

        var again = await RegisterAsync(walkIn with { SaidAt = DateTime.UnixEpoch, NotThese = [Guid.CreateVersion7()] });

        Assert.Equal(WalkInRegistrationStatus.AlreadyRegistered, again.Status);
        Assert.Single(await AuditAsync(walkIn.Id));
    }

    // R33
    [Fact]
    public async Task WalkIn_UnderAnIdThatWasSentWithSomebodyElse_IsNotToldSaved()
    {
        var walkIn = Of("Rosalba", document: "52111222");
        await RegisterAsync(walkIn);

        var other = await RegisterAsync(walkIn with { Profile = Of("Otra", document: "999888").Profile, DocumentSeen = true });
        var moreAllowed = await RegisterAsync(walkIn with { Image = true });
        var same = await RegisterAsync(walkIn);

        Assert.Equal(
            [WalkInRegistrationStatus.SentOtherwise, WalkInRegistrationStatus.SentOtherwise, WalkInRegistrationStatus.AlreadyRegistered],
            [other.Status, moreAllowed.Status, same.Status]
        );
        Assert.False(other.IsThere);
        Assert.Equal("Rosalba", (await PersonAsync(walkIn.Id)).GivenNames);
        Assert.Single(await AuditAsync(walkIn.Id));
    }

    // R33
    [Fact]
    public async Task WalkIn_WhoseFormWasForgotten_IsNotToldSaved()
    {
        var walkIn = Of("Rosalba");
        await RegisterAsync(walkIn);
        await _site.AskAsync(db => db.SentForms.ExecuteDeleteAsync(PeopleSite.Cancel));

        var again = await RegisterAsync(walkIn);

        Assert.Equal(WalkInRegistrationStatus.SentOtherwise, again.Status);
    }

    [Fact]
    public async Task WalkIn_UnderAnIdThatIsSomeoneElses_DisclosesAndChangesNothing()
    {
        var ana = await _site.PersonAsync();

        var answer = await RegisterAsync(Of("Rosalba") with { Id = ana.Id });

        Assert.Equal(new WalkInRegistrationResult(ana.Id, WalkInRegistrationStatus.IdTaken), answer);
        Assert.Equal("Ana Lucía", (await PersonAsync(ana.Id)).GivenNames);
    }

    [Fact]
    public async Task WalkIn_WithoutConsentOrWithoutTheAdultOfAMinor_IsNotStored() // R16
    {
        var ti = PeopleSite.Document("1001234567").Value;
        DocumentNumber.TryParse(IdentityDocumentType.TI, ti, out var card, out _);

        var silent = await RegisterAsync(Of("Rosalba") with { DataTreatment = false });
        var byAge = await RegisterAsync(Of("Yuliana", birthYear: _site.Clock.GetUtcNow().Year - 15));
        var byDocument = Of("Yuliana") with { Profile = Of("Yuliana").Profile with { Document = card } };
        var alone = await RegisterAsync(byDocument);
        var accompanied = await RegisterAsync(
            byDocument with
            {
                Profile = byDocument.Profile with { Guardian = PeopleSite.Name("Blanca Chisica") },
            }
        );

        Assert.Equal(
            [
                WalkInRegistrationStatus.ConsentMissing,
                WalkInRegistrationStatus.GuardianMissing,
                WalkInRegistrationStatus.GuardianMissing,
                WalkInRegistrationStatus.Registered,
            ],
            new[] { silent, byAge, alone, accompanied }.Select(a => a.Status)
        );
        Assert.True((await PersonAsync(byDocument.Id)).IsMinor(_site.Clock.GetUtcNow().Year));
    }

    [Theory]
    [InlineData(PersonRole.Learner)]
    [InlineData(PersonRole.Administrator)] // R15
    public async Task WalkIn_ByWhoDoesNotFacilitate_IsRefused(PersonRole role)
    {
        var someone = role is PersonRole.Learner ? await _site.PersonAsync() : await _site.StaffAsync(role);

        var answer = await _site.WithAsync(
            (WalkInRegistration walkIns) => walkIns.RegisterAsync(someone.Id, Of("Rosalba"), PeopleSite.Cancel)
        );

        Assert.Equal(WalkInRegistrationStatus.NotStaff, answer.Status);
    }

    [Fact]
    public async Task WalkIn_WithADocumentSeen_IsVerifiedUnlessSomeoneElseHasItProven() // R10
    {
        var first = Of("Rosalba", document: "52111222") with { DocumentSeen = true };
        var second = Of("Rosa Alba", document: "52.111.222") with { DocumentSeen = true };

        var verified = await RegisterAsync(first);
        var conflicting = await RegisterAsync(second);

        Assert.Equal(DocumentVerificationResult.Verified, verified.Document);
        Assert.Equal(
            (WalkInRegistrationStatus.Registered, DocumentVerificationResult.SomeoneElses, true),
            (conflicting.Status, conflicting.Document, conflicting.HasLikeness)
        );
        Assert.Null((await PersonAsync(second.Id)).Identifiers.Single().VerifiedAt);
        var pair = Assert.Single(await WaitingAsync());
        Assert.Equal((new PersonPair(first.Id, second.Id), DuplicateReason.Document), (pair.Pair, pair.Why));
    }

    [Fact]
    public async Task Resemblance_IsOfferedForAProvenIdentifierOrFullNameWithBirthYearAndNothingLess() // R14
    {
        var ana = await _site.PersonAsync("Ana Lucía", document: "52345678", phone: "3001234501", birthYear: 1970);
        var profile = Of("Lucia Ana", surnames: "MUÑOZ chisaca", birthYear: 1970).Profile;

        var byName = await OfAsync(profile, documentSeen: false);
        var byOtherYear = await OfAsync(profile with { BirthYear = 1971 }, documentSeen: false);
        var byNameAlone = await OfAsync(profile with { BirthYear = null }, documentSeen: false);
        var byPartOfTheName = await OfAsync(profile with { Surnames = PeopleSite.Name("Chisacá") }, documentSeen: false);
        var unproven = Of("Otra", document: "52345678", phone: "3001234501").Profile;
        var byClaims = await OfAsync(unproven, documentSeen: false);
        var bySight = await OfAsync(unproven, documentSeen: true);
        await _site.WithAsync(
            (DocumentVerification check) => check.VerifyAsync(_facilitator, ana.Id, PeopleSite.Document("52345678"), PeopleSite.Cancel)
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
        Assert.True((await _site.AskAsync(db => AuditTrail.VerifyAsync(db, PeopleSite.Cancel))).Holds);
    }

    [Fact]
    public async Task SignUp_ThatResemblesAWalkIn_IsQueuedAndTakesNothingOver() // R12
    {
        var walkIn = Of("Ana Lucía", surnames: "Chisacá Muñoz", document: "52111222") with { DocumentSeen = true };
        await RegisterAsync(walkIn);

        var ana = await _site.PersonAsync("Ana Lucía", document: "52111222");

        Assert.Equal(new PersonPair(walkIn.Id, ana.Id), Assert.Single(await WaitingAsync()).Pair);
        Assert.Equal(ana.Id, (await PersonAsync(ana.Id)).SurvivorId);
    }

    private async Task<List<WalkInRegistrationResult>> AllAsync(List<WalkInDetails> list)
    {
        var answers = new List<WalkInRegistrationResult>();
        foreach (var part in list.Chunk(WalkInRegistration.Most))
            answers.AddRange(
                await _site.WithAsync((WalkInRegistration walkIns) => walkIns.RegisterAllAsync(_facilitator, part, PeopleSite.Cancel))
            );
        return answers;
    }

    private static string Letters(int n) =>
        string.Concat(n.ToString("D4", System.Globalization.CultureInfo.InvariantCulture).Select(d => (char)('a' + (d - '0'))));

    private static WalkInDetails Of(
        string givenNames,
        string surnames = "Tibaduiza",
        string? document = null,
        string? phone = null,
        int? birthYear = null
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Profile = new PersonProfile
            {
                GivenNames = PeopleSite.Name(givenNames),
                Surnames = PeopleSite.Name(surnames),
                Document = document is null ? null : PeopleSite.Document(document),
                Phone = phone is null ? null : PeopleSite.Phone(phone),
                BirthYear = birthYear,
            },
            DataTreatment = true,
        };

    private static (Guid, DuplicateReason) Only(IReadOnlyList<DuplicateCandidate> found) => (Assert.Single(found).Person.Id, found[0].Why);

    private Task<WalkInRegistrationResult> RegisterAsync(WalkInDetails walkIn) =>
        _site.WithAsync((WalkInRegistration walkIns) => walkIns.RegisterAsync(_facilitator, walkIn, PeopleSite.Cancel));

    private Task<IReadOnlyList<DuplicateCandidate>> OfAsync(PersonProfile profile, bool documentSeen) =>
        _site.WithAsync((DuplicateFinder resemblances) => resemblances.ListCandidatesAsync(profile, documentSeen, PeopleSite.Cancel));

    private Task<List<PossibleDuplicate>> WaitingAsync() =>
        _site.WithAsync((DuplicateBacklog duplicates) => duplicates.ListWaitingAsync(100, PeopleSite.Cancel));

    private Task<Person> PersonAsync(Guid id) =>
        _site.AskAsync(db => db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == id, PeopleSite.Cancel));

    private Task<List<string>> AuditAsync(Guid person) =>
        _site.AskAsync(db =>
            db.AuditEntries.Where(e => e.Subject == PeopleAudit.Subject(person))
                .OrderBy(e => e.Sequence)
                .Select(e => e.Action)
                .ToListAsync(PeopleSite.Cancel)
        );
}
