using UsmeAprende.People;

namespace UsmeAprende.Tests.People;

/// <summary>R11: however many claim an identifier, nobody whose it is is shut out, and five hashes are verified.</summary>
public sealed class ClaimantTests : IAsyncLifetime
{
    private const string Phone = "3001234567";
    private const string Document = "52998877";

    private PeopleSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await PeopleSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task SixthOnOnePhone_AtTheirOwnDevice_IsTried()
    {
        await CrowdAsync(phone: Phone);
        var sixth = await _site.PersonAsync(phone: Phone, password: "clave de la sexta");
        var device = await KnownDeviceAsync(sixth);
        _site.Hasher.Reset();

        var known = await _site.SignInAsync(Phone, "clave de la sexta", device);
        var elsewhere = await _site.SignInAsync(Phone, "clave de la sexta");
        var withBoth = await _site.SignInAsync(Phone, "clave de la sexta", other: sixth.Identifiers[0].Value);

        Assert.Equal(sixth.Id, known.PersonId);
        Assert.Equal(SignInOutcome.NotRecognised, elsewhere.Outcome);
        Assert.Equal(sixth.Id, withBoth.PersonId);
        Assert.Equal(3 * 5, _site.Hasher.Verified.Count);
    }

    [Fact]
    public async Task FirstFive_WhateverDevicesComeAfterThem_StayTriedEverywhere()
    {
        var first = await CrowdAsync(phone: Phone);
        var eighth = await _site.PersonAsync(phone: Phone, password: "clave de la octava");
        await KnownDeviceAsync(eighth);

        var answers = new List<Guid?>();
        for (var n = 0; n < first.Count; n++)
            answers.Add((await _site.SignInAsync(Phone, $"clave de la persona {n}")).PersonId);

        Assert.Equal(first.Select(p => (Guid?)p.Id), answers);
    }

    // Five strangers on the victim's document and phone: their own device opens, and once staff saw the document every other.
    [Fact]
    public async Task SquattedDocument_SeenByStaff_OpensForItsOwnerEverywhere()
    {
        await CrowdAsync(document: Document, phone: Phone);
        var owner = await _site.PersonAsync(document: Document, phone: Phone, email: "duena@ejemplo.co", password: "clave de la dueña");
        var staff = await _site.StaffAsync(Role.Facilitator);
        var device = await KnownDeviceAsync(owner);

        var atHome = await _site.SignInAsync(Document, "clave de la dueña", device);
        var byMail = await _site.SignInAsync("duena@ejemplo.co", "clave de la dueña");
        await _site.WithAsync(
            (DocumentCheck check) => check.SeeAsync(staff.Id, owner.Id, PeopleSite.Document(Document), PeopleSite.Cancel)
        );
        var seen = await _site.SignInAsync(Document, "clave de la dueña");

        Assert.Equal([owner.Id, owner.Id, owner.Id], new[] { atHome, byMail, seen }.Select(a => a.PersonId!.Value));
    }

    [Fact]
    public async Task SignUp_ByNothingButCrowdedIdentifiers_IsToldBeforeItMatters()
    {
        await CrowdAsync(document: Document, phone: Phone);

        // Else it could be the same person pressing again, of which the page asks for the password.
        _site.Clock.Advance(TimeSpan.FromHours(1));

        var shutOut = await SignUpAsync(Profile(document: Document, phone: Phone));
        var letIn = await SignUpAsync(Profile(document: Document, phone: Phone, email: "duena@ejemplo.co"));

        Assert.Equal(SignUpOutcome.NoWayIn, shutOut.Outcome);
        Assert.Equal(SignUpOutcome.Created, letIn.Outcome);
        Assert.Equal([IdentifierKind.Document, IdentifierKind.Phone], letIn.Crowded);
    }

    // A phone typed at the door may be a document too: five such documents crowd it as well.
    [Fact]
    public async Task SignUp_ByAPhoneThatOthersClaimAsADocument_IsToldBeforeItMatters()
    {
        await CrowdAsync(document: Phone);

        var result = await SignUpAsync(Profile(phone: Phone));

        Assert.Equal(SignUpOutcome.NoWayIn, result.Outcome);
    }

    // Reservations, lists and walk-ins claim phones without a password: they stand in nobody's way.
    [Fact]
    public async Task FirstPassword_OfSomebodyRegisteredLongAgo_PushesNobodyOut()
    {
        var staff = await _site.StaffAsync(Role.Facilitator);
        var walkIn = Guid.CreateVersion7();
        await _site.WithAsync(
            (WalkIns walkIns) =>
                walkIns.RegisterAsync(
                    staff.Id,
                    new WalkIn
                    {
                        Id = walkIn,
                        Profile = Profile(phone: Phone),
                        DataTreatment = true,
                    },
                    PeopleSite.Cancel
                )
        );
        var crowd = await CrowdAsync(phone: Phone);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));

        var code = await _site.WithAsync((Recovery recovery) => recovery.IssueAsync(staff.Id, walkIn, PeopleSite.Cancel));
        var redeemed = await _site.WithAsync(
            (Recovery recovery) => recovery.RedeemAsync(Phone, code, "ruana nueva y azul", PeopleSite.Cancel)
        );
        var fifth = await _site.SignInAsync(Phone, "clave de la persona 4");

        Assert.Equal(walkIn, redeemed.PersonId);
        Assert.Equal(crowd[4].Id, fifth.PersonId);
    }

    [Fact]
    public async Task Correction_OfANameOrABadIdentifier_NeverShutsOut()
    {
        var crowd = await CrowdAsync(document: Document, phone: Phone);
        await _site.PersonAsync(document: Document, phone: Phone, email: "sexta@ejemplo.co");

        var renamed = await CorrectAsync(
            crowd[4],
            Profile(document: Document, phone: Phone) with
            {
                GivenNames = PeopleSite.Name("Ana María"),
            }
        );
        var other = await _site.PersonAsync(document: "52000111");
        var moved = await CorrectAsync(other, Profile(phone: Phone));

        Assert.Equal(AccountChange.Done, renamed);
        Assert.Equal(crowd[4].Id, (await _site.SignInAsync(Document, "clave de la persona 4")).PersonId);
        Assert.Equal(AccountChange.NoWayIn, moved);
        Assert.Equal(other.Id, (await _site.SignInAsync("52000111", PeopleSite.Password)).PersonId);
    }

    private async Task<List<Person>> CrowdAsync(string? document = null, string? phone = null)
    {
        var people = new List<Person>();
        for (var n = 0; n < 5; n++)
            people.Add(await _site.PersonAsync(document: document, phone: phone, password: $"clave de la persona {n}"));
        return people;
    }

    private async Task<string> KnownDeviceAsync(Person person)
    {
        var token = PersonDevice.NewToken();
        await _site.WithAsync(
            async (Devices devices) =>
            {
                await devices.RememberAsync(person.Id, token, "Chrome en Android", PeopleSite.Cancel);
                return true;
            }
        );
        return token;
    }

    private Task<SignUpResult> SignUpAsync(Profile profile) =>
        _site.WithAsync(
            (SignUp signUp) =>
                signUp.TryAsync(new SignUpRequest { Profile = profile, Password = PeopleSite.Password }, [], PeopleSite.Cancel)
        );

    private Task<AccountChange> CorrectAsync(Person person, Profile profile) =>
        _site.WithAsync((MyAccount account) => account.CorrectAsync(person.Id, profile, PeopleSite.Cancel));

    private static Profile Profile(string? document = null, string? phone = null, string? email = null) =>
        new()
        {
            GivenNames = PeopleSite.Name("Luz Dary"),
            Surnames = PeopleSite.Name("Quevedo"),
            Document = document is null ? null : PeopleSite.Document(document),
            Phone = phone is null ? null : PeopleSite.Phone(phone),
            Email = email is null ? null : PeopleSite.Email(email),
        };
}
