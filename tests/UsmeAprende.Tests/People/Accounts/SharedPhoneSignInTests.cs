using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Tests.People.Accounts;

/// <summary>
/// R11: people who share a phone do not lock one another out by signing in, and none of them learns another's password by it.
/// </summary>
public sealed class SharedPhoneSignInTests : IAsyncLifetime
{
    private const string SharedPhone = "3001234504";

    private TestSite _site = null!;
    private Person _mother = null!;
    private Person _daughter = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _mother = await _site.PersonAsync(phone: SharedPhone, password: "clave de la mamá");
        _daughter = await _site.PersonAsync(phone: SharedPhone, password: "clave de la hija");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task RightPasswords_FromTwentyNewBrowsers_LockNobody()
    {
        for (var n = 0; n < 2 * SignInFailureCounter.Most; n++)
            await _site.SignInAsync(SharedPhone, "clave de la mamá");

        Assert.Equal(_daughter.Id, (await _site.SignInAsync(SharedPhone, "clave de la hija")).PersonId);
    }

    // Whoever claims a victim's number could set their own password to each guess and see whether it fits two.
    [Fact]
    public async Task OwnPassword_ChangedForEachGuess_CountsAsOneGuessAtTheOthers()
    {
        for (var n = 0; n < SignInFailureCounter.Most; n++)
        {
            await _site.WithAsync(
                (AccountSelfService account) => account.ChangePasswordAsync(_daughter.Id, $"adivinanza número {n}", TestSite.Cancel)
            );
            Assert.Equal(_daughter.Id, (await _site.SignInAsync(SharedPhone, $"adivinanza número {n}")).PersonId);
        }

        Assert.Equal(SignInFailureCounter.Most, await FailuresAsync(_mother));
        Assert.Equal(SignInStatus.NotRecognised, (await _site.SignInAsync(SharedPhone, "clave de la mamá")).Status);
    }

    [Fact]
    public async Task WrongPasswords_ForBoth_StillCount()
    {
        await _site.SignInAsync(SharedPhone, "clave de la mamá");
        var before = await FailuresAsync(_daughter);

        for (var n = 0; n < 3; n++)
            await _site.SignInAsync(SharedPhone, "no es");

        Assert.Equal(before + 3, await FailuresAsync(_daughter));
    }

    private Task<int> FailuresAsync(Person person) =>
        _site.AskAsync(db => db.People.Where(p => p.Id == person.Id).Select(p => p.UnfamiliarFailures).SingleAsync(TestSite.Cancel));
}
