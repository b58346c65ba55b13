using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Cards;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Roles;

namespace UsmeAprende.Tests.People.Cards;

/// <summary>R13, and R11 of cards.</summary>
public sealed partial class SignInCardTests : IAsyncLifetime
{
    private const string Pin = "739164";
    private TestSite _site = null!;
    private PersonId _facilitator;
    private Person _ana = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _facilitator = (await _site.StaffAsync(PersonRole.Facilitator)).Id;
        _ana = await _site.PersonAsync(document: "52345678");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Card_WithItsPin_OpensThePersonsAccount()
    {
        var card = await CardWithPinAsync();

        Assert.Equal(_ana.Id, (await EnterAsync(card.Token.Value, Pin)).PersonId);
        Assert.Equal(_ana.Id, (await EnterAsync($"https://aprende.usme.gov.co/entrar/carne#{card.Token.Value}", Pin)).PersonId);
    }

    [Fact]
    public async Task Token_IsInNoFileOfTheSite()
    {
        var card = await CardWithPinAsync();

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.All(
            Directory.EnumerateFiles(_site.Folder, "*", SearchOption.AllDirectories),
            file => Assert.DoesNotContain(card.Token.Value, File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Attempt_AtAnyCard_CostsTheSameAndIsAnsweredTheSame() // R11
    {
        var card = await CardWithPinAsync();
        var other = await _site.PersonAsync();
        var withoutPin = await IssueAsync(other.Id);

        foreach (
            var (token, pin) in new[]
            {
                (card.Token.Value, "739165"),
                (CardToken.New().Value, Pin),
                (withoutPin!.Token.Value, Pin),
                ("no es un carné", Pin),
            }
        )
        {
            _site.Hasher.Reset();
            var answer = await EnterAsync(token, pin);

            Assert.Equal(SignInAttemptResult.NotRecognised, answer);
            Assert.Single(_site.Hasher.Verified);
        }
    }

    [Fact]
    public async Task Failures_Fifteen_VoidTheCardHoweverManyAtOnce()
    {
        var card = await CardWithPinAsync();

        await Task.WhenAll(Enumerable.Range(0, 14).Select(n => Task.Run(() => EnterAsync(card.Token.Value, $"73916{(n % 3) + 5}"))));
        var stillGood = await EnterAsync(card.Token.Value, Pin);
        _site.Hasher.Reset();
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => EnterAsync(card.Token.Value, "739165"))));
        var tried = await _site.AskAsync(db => db.SignInCards.SingleAsync(TestSite.Cancel));

        Assert.Equal(_ana.Id, stillGood.PersonId);
        Assert.Equal((SignInCard.MostFailures, CardVoidReason.TooManyFailures), (tried.Failures, tried.VoidedFor));
        Assert.Null(tried.PinHash);
        Assert.Equal(SignInStatus.NotRecognised, (await EnterAsync(card.Token.Value, Pin)).Status);
        Assert.Null(await WithCardsAsync(cards => cards.FindByNumberAsync(card.Number.Value, TestSite.Cancel)));
    }

    [Fact]
    public async Task Card_GivenAgain_VoidsTheOneBefore()
    {
        var lost = await CardWithPinAsync();

        var found = await CardWithPinAsync();

        Assert.Equal(SignInStatus.NotRecognised, (await EnterAsync(lost.Token.Value, Pin)).Status);
        Assert.Equal(_ana.Id, (await EnterAsync(found.Token.Value, Pin)).PersonId);
        Assert.Null(await WithCardsAsync(cards => cards.FindByTokenAsync(lost.Token.Value, TestSite.Cancel)));
    }

    [Fact]
    public async Task Role_OfStaff_VoidsTheCardAndGetsNone()
    {
        var card = await CardWithPinAsync();
        var administrator = await _site.StaffAsync(PersonRole.Administrator);
        await _site.SeeDocumentAsync(_ana.Id);

        await _site.WithAsync(
            (RoleAssignment roles) =>
                roles.ChangeRoleAsync(administrator.Id.AsAdministrator(), _ana.Id, PersonRole.Facilitator, TestSite.Cancel)
        );
        var meanwhile = await EnterAsync(card.Token.Value, Pin);
        var another = await IssueAsync(_ana.Id);
        await _site.WithAsync(
            (RoleAssignment roles) =>
                roles.ChangeRoleAsync(administrator.Id.AsAdministrator(), _ana.Id, PersonRole.Learner, TestSite.Cancel)
        );

        Assert.Equal(SignInStatus.NotRecognised, meanwhile.Status);
        Assert.Null(another);
        Assert.Equal(SignInStatus.NotRecognised, (await EnterAsync(card.Token.Value, Pin)).Status);
    }

    [Fact]
    public async Task Card_OfWhoIsLinkedToStaff_SleepsUntilTheyAreSeparated() // R13 and R14
    {
        var card = await CardWithPinAsync();
        var staff = await _site.StaffAsync(PersonRole.Facilitator);
        var coordinator = await _site.StaffAsync(PersonRole.Coordinator);

        await _site.WithAsync(
            (PersonMerging merging) => merging.MergeAsync(coordinator.Id.AsCoordinator(), _ana.Id, staff.Id, TestSite.Cancel)
        );
        var linked = await EnterAsync(card.Token.Value, Pin);
        await _site.WithAsync((PersonMerging merging) => merging.UnmergeAsync(coordinator.Id.AsCoordinator(), _ana.Id, TestSite.Cancel));

        Assert.Equal(SignInStatus.NotRecognised, linked.Status);
        Assert.Equal(_ana.Id, (await EnterAsync(card.Token.Value, Pin)).PersonId);
    }

    [Fact]
    public async Task Card_DuringALock_StaysUsable() // R11
    {
        var card = await CardWithPinAsync();
        for (var n = 0; n < SignInFailureCounter.Most; n++)
            await _site.SignInAsync("52345678", "no es");

        Assert.Equal(SignInStatus.NotRecognised, (await _site.SignInAsync("52345678", PeopleBuilder.Password)).Status);
        Assert.Equal(_ana.Id, (await EnterAsync(card.Token.Value, Pin)).PersonId);
    }

    [Fact]
    public async Task Number_TypedByStaff_FindsThePersonUnlessADigitIsWrong()
    {
        var card = await IssueAsync(_ana.Id);

        Assert.Equal(_ana.Id, await WithCardsAsync(cards => cards.FindByNumberAsync(card!.Number.Printed, TestSite.Cancel)));
        Assert.Equal(
            _ana.Id,
            await WithCardsAsync(cards => cards.FindByTokenAsync($"https://x/entrar/carne#{card!.Token.Value}", TestSite.Cancel))
        );
        var digits = card!.Number.Value;
        for (var at = 0; at < digits.Length; at++)
        {
            var wrong = digits[..at] + (char)('0' + ((digits[at] - '0' + 3) % 10)) + digits[(at + 1)..];
            Assert.False(CardNumber.TryParse(wrong, out _), wrong);
            if (at > 0 && digits[at] != digits[at - 1])
                Assert.False(CardNumber.TryParse(digits[..(at - 1)] + digits[at] + digits[at - 1] + digits[(at + 1)..], out _));
        }
    }

    [Theory]
    [InlineData(572, "00005724")] // H. M. Damm's own example: 572 has 4.
    public void Number_HasDammsCheckDigit(int payload, string number) => Assert.Equal(number, CardNumber.Of(payload).Value);

    [Fact]
    public async Task Card_GivenByWhoMayNot_IsRefused() // R15
    {
        var administrator = await _site.StaffAsync(PersonRole.Administrator);
        var other = await _site.StaffAsync(PersonRole.Facilitator);

        Assert.Null(await WithCardsAsync(cards => cards.IssueAsync(administrator.Id.AsFacilitator(), _ana.Id, TestSite.Cancel)));
        Assert.Null(await WithCardsAsync(cards => cards.IssueAsync(_facilitator.AsFacilitator(), other.Id, TestSite.Cancel)));
        Assert.Null(await WithCardsAsync(cards => cards.IssueAsync(_ana.Id.AsFacilitator(), _ana.Id, TestSite.Cancel)));
    }

    private async Task<IssuedCard> CardWithPinAsync()
    {
        var card = await IssueAsync(_ana.Id);
        Assert.True((await SetPinAsync(Pin)).IsSet);
        return card!;
    }

    private Task<IssuedCard?> IssueAsync(PersonId person) =>
        WithCardsAsync(cards => cards.IssueAsync(_facilitator.AsFacilitator(), person, TestSite.Cancel));

    private Task<CardPinResult> SetPinAsync(string pin) =>
        WithCardsAsync(cards => cards.SetPinAsync(_facilitator.AsFacilitator(), _ana.Id, pin, TestSite.Cancel));

    private Task<T> WithCardsAsync<T>(Func<SignInCardIssuing, Task<T>> work) => _site.WithAsync(work);

    private Task<bool> ConfirmAsync(PersonId person, string password) =>
        _site.WithAsync((PasswordSignIn signIn) => signIn.ConfirmPasswordAsync(person, password, null, TestSite.Cancel));

    private Task<SignInAttemptResult> EnterAsync(string token, string pin) =>
        _site.WithAsync((CardSignIn cards) => cards.RecogniseAsync(token, pin, TestSite.Cancel));
}
