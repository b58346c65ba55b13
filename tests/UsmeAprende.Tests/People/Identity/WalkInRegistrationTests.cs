using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Tests.People.Identity;

/// <summary>R10, R12, R14 and R16 of people registered by staff.</summary>
public sealed partial class WalkInRegistrationTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PersonId _facilitator;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
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
            db.Consents.Where(c => c.PersonId == walkIn.Id).OrderBy(c => c.Purpose).ToListAsync(TestSite.Cancel)
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

        var again = await RegisterAsync(walkIn with { SaidAt = DateTime.UnixEpoch, NotThese = [PersonId.New()] });

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
        await _site.AskAsync(db => db.SentForms.ExecuteDeleteAsync(TestSite.Cancel));

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
        var ti = PeopleBuilder.Document("1001234567").Value;
        DocumentNumber.TryParse(IdentityDocumentType.TI, ti, out var card, out _);

        var silent = await RegisterAsync(Of("Rosalba") with { DataTreatment = false });
        var byAge = await RegisterAsync(Of("Yuliana", birthYear: _site.Clock.GetUtcNow().Year - 15));
        var byDocument = Of("Yuliana") with { Profile = Of("Yuliana").Profile with { Document = card } };
        var alone = await RegisterAsync(byDocument);
        var accompanied = await RegisterAsync(
            byDocument with
            {
                Profile = byDocument.Profile with { Guardian = PeopleBuilder.Name("Blanca Chisica") },
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
            (WalkInRegistration walkIns) => walkIns.RegisterAsync(someone.Id.AsFacilitator(), Of("Rosalba"), TestSite.Cancel)
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

    private async Task<List<WalkInRegistrationResult>> AllAsync(List<WalkInDetails> list)
    {
        var answers = new List<WalkInRegistrationResult>();
        foreach (var part in list.Chunk(WalkInRegistration.Most))
            answers.AddRange(
                await _site.WithAsync(
                    (WalkInRegistration walkIns) => walkIns.RegisterAllAsync(_facilitator.AsFacilitator(), part, TestSite.Cancel)
                )
            );
        return answers;
    }

    private static WalkInDetails Of(
        string givenNames,
        string surnames = "Tibaduiza",
        string? document = null,
        string? phone = null,
        int? birthYear = null
    ) =>
        new()
        {
            Id = PersonId.New(),
            Profile = new PersonProfile
            {
                GivenNames = PeopleBuilder.Name(givenNames),
                Surnames = PeopleBuilder.Name(surnames),
                Document = document is null ? null : PeopleBuilder.Document(document),
                Phone = phone is null ? null : PeopleBuilder.Phone(phone),
                BirthYear = birthYear,
            },
            DataTreatment = true,
        };

    private Task<WalkInRegistrationResult> RegisterAsync(WalkInDetails walkIn) =>
        _site.WithAsync((WalkInRegistration walkIns) => walkIns.RegisterAsync(_facilitator.AsFacilitator(), walkIn, TestSite.Cancel));

    private Task<Person> PersonAsync(PersonId id) =>
        _site.AskAsync(db => db.People.Include(p => p.Identifiers).SingleAsync(p => p.Id == id, TestSite.Cancel));

    private Task<List<string>> AuditAsync(PersonId person) =>
        _site.AskAsync(db =>
            db.AuditEntries.Where(e => e.Subject == PeopleAudit.Subject(person))
                .OrderBy(e => e.Sequence)
                .Select(e => e.Action)
                .ToListAsync(TestSite.Cancel)
        );
}
