using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Accounts;

/// <summary>R11: however many claim an identifier, nobody whose it is is shut out, and five hashes are verified.</summary>
public sealed class IdentifierClaimantsTests : IAsyncLifetime
{
    private const string Phone = "3001234567";
    private const string Document = "52998877";

    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

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
        Assert.Equal(SignInStatus.NotRecognised, elsewhere.Status);
        Assert.Equal(sixth.Id, withBoth.PersonId);
        Assert.Equal(3 * 5, _site.Hasher.Verified.Count);
    }

    [Fact]
    public async Task FirstFive_WhateverDevicesComeAfterThem_StayTriedEverywhere()
    {
        var first = await CrowdAsync(phone: Phone);
        var eighth = await _site.PersonAsync(phone: Phone, password: "clave de la octava");
        await KnownDeviceAsync(eighth);

        var answers = new List<PersonId?>();
        for (var n = 0; n < first.Count; n++)
            answers.Add((await _site.SignInAsync(Phone, $"clave de la persona {n}")).PersonId);

        Assert.Equal(first.Select(p => (PersonId?)p.Id), answers);
    }

    // Five strangers on the victim's document and phone: their own device opens, and once staff saw the document every other.
    [Fact]
    public async Task SquattedDocument_SeenByStaff_OpensForItsOwnerEverywhere()
    {
        await CrowdAsync(document: Document, phone: Phone);
        var owner = await _site.PersonAsync(document: Document, phone: Phone, email: "duena@ejemplo.co", password: "clave de la dueña");
        var staff = await _site.StaffAsync(PersonRole.Facilitator);
        var device = await KnownDeviceAsync(owner);

        var atHome = await _site.SignInAsync(Document, "clave de la dueña", device);
        var byMail = await _site.SignInAsync("duena@ejemplo.co", "clave de la dueña");
        await _site.WithAsync(
            (DocumentVerification check) =>
                check.VerifyAsync(staff.Id.AsFacilitator(), owner.Id, PeopleBuilder.Document(Document), TestSite.Cancel)
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

        Assert.Equal(SignUpStatus.NoWayIn, shutOut.Status);
        Assert.Equal(SignUpStatus.Created, letIn.Status);
        Assert.Equal([IdentifierKind.Document, IdentifierKind.Phone], letIn.Crowded);
    }

    // A phone typed at the door may be a document too: five such documents crowd it as well.
    [Fact]
    public async Task SignUp_ByAPhoneThatOthersClaimAsADocument_IsToldBeforeItMatters()
    {
        await CrowdAsync(document: Phone);

        var result = await SignUpAsync(Profile(phone: Phone));

        Assert.Equal(SignUpStatus.NoWayIn, result.Status);
    }

    // Reservations, lists and walk-ins claim phones without a password: they stand in nobody's way.
    [Fact]
    public async Task FirstPassword_OfSomebodyRegisteredLongAgo_PushesNobodyOut()
    {
        var staff = await _site.StaffAsync(PersonRole.Facilitator);
        var walkIn = PersonId.New();
        await _site.WithAsync(
            (WalkInRegistration walkIns) =>
                walkIns.RegisterAsync(
                    staff.Id.AsFacilitator(),
                    new WalkInDetails
                    {
                        Id = walkIn,
                        Profile = Profile(phone: Phone),
                        DataTreatment = true,
                    },
                    TestSite.Cancel
                )
        );
        var crowd = await CrowdAsync(phone: Phone);
        _site.Clock.Advance(TimeSpan.FromMinutes(1));

        var code = await _site.WithAsync(
            (PasswordRecovery recovery) => recovery.IssueCodeAsync(staff.Id.AsFacilitator(), walkIn, TestSite.Cancel)
        );
        var redeemed = await _site.WithAsync(
            (PasswordRecovery recovery) => recovery.RedeemCodeAsync(Phone, code, "ruana nueva y azul", TestSite.Cancel)
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
                GivenNames = PeopleBuilder.Name("Ana María"),
            }
        );
        var other = await _site.PersonAsync(document: "52000111");
        var moved = await CorrectAsync(other, Profile(phone: Phone));

        Assert.Equal(ProfileUpdateResult.Done, renamed);
        Assert.Equal(crowd[4].Id, (await _site.SignInAsync(Document, "clave de la persona 4")).PersonId);
        Assert.Equal(ProfileUpdateResult.NoWayIn, moved);
        Assert.Equal(other.Id, (await _site.SignInAsync("52000111", PeopleBuilder.Password)).PersonId);
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
            async (KnownDevices devices) =>
            {
                await devices.RememberAsync(person.Id, token, "Chrome en Android", TestSite.Cancel);
                return true;
            }
        );
        return token;
    }

    private Task<SignUpResult> SignUpAsync(PersonProfile profile) =>
        _site.WithAsync(
            (AccountSignUp signUp) =>
                signUp.SignUpAsync(new SignUpRequest { Profile = profile, Password = PeopleBuilder.Password }, [], TestSite.Cancel)
        );

    private Task<ProfileUpdateResult> CorrectAsync(Person person, PersonProfile profile) =>
        _site.WithAsync((AccountSelfService account) => account.UpdateProfileAsync(person.Id, profile, TestSite.Cancel));

    private static PersonProfile Profile(string? document = null, string? phone = null, string? email = null) =>
        new()
        {
            GivenNames = PeopleBuilder.Name("Luz Dary"),
            Surnames = PeopleBuilder.Name("Quevedo"),
            Document = document is null ? null : PeopleBuilder.Document(document),
            Phone = phone is null ? null : PeopleBuilder.Phone(phone),
            Email = email is null ? null : PeopleBuilder.Email(email),
        };
}
