using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Tests.People.Accounts;

/// <summary>R12: one code at a time, whoever else claims the identifier, and few letters to one address.</summary>
public sealed class OneUseCodeTests : IAsyncLifetime
{
    private const string NewPassword = "ruana nueva y azul";

    private TestSite _site = null!;
    private Person _staff = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _staff = await _site.StaffAsync(PersonRole.Facilitator);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Code_WithANewerOne_OpensNothing()
    {
        var ana = await _site.PersonAsync(document: "52345678");
        var first = await IssueAsync(ana);
        var second = await IssueAsync(ana);

        var old = await RedeemAsync("52345678", first);
        var current = await RedeemAsync("52345678", second);

        Assert.Equal(PasswordRecoveryResult.NotRecognised, old);
        Assert.Equal(ana.Id, current.PersonId);
    }

    [Fact]
    public async Task Codes_OnceOneWasUsedOrThePasswordChanged_AreWorthNothing()
    {
        var ana = await ReachableAsync("52345678", "ana@ejemplo.co");
        var given = await IssueAsync(ana);
        await AskAsync("52345678");
        var live = await LiveAsync(ana);

        await RedeemAsync("52345678", given);
        var afterUse = await LiveAsync(ana);
        await IssueAsync(ana);
        await _site.WithAsync((AccountSelfService account) => account.ChangePasswordAsync(ana.Id, NewPassword, TestSite.Cancel));

        Assert.Equal(2, live);
        Assert.Equal(0, afterUse);
        Assert.Equal(0, await LiveAsync(ana));
    }

    // A stranger may ask for letters; what somebody who saw the person gave goes on.
    [Fact]
    public async Task CodeOfStaff_WhenAStrangerAsksForOneByEmail_StillOpens()
    {
        var ana = await ReachableAsync("52345678", "ana@ejemplo.co");
        var given = await IssueAsync(ana);

        await AskAsync("52345678");

        Assert.Equal(ana.Id, (await RedeemAsync("52345678", given)).PersonId);
    }

    [Fact]
    public async Task Code_OfTheSeventhOnOnePhone_OpensByThatPhone()
    {
        for (var n = 0; n < 6; n++)
            await _site.PersonAsync(phone: "3001234567");
        var last = await _site.PersonAsync(phone: "3001234567");

        var code = await IssueAsync(last);

        Assert.Equal(last.Id, (await RedeemAsync("3001234567", code)).PersonId);
    }

    [Fact]
    public async Task Letters_ToOneAddressOfManyAccounts_AreThreeADayOfEachKind()
    {
        var sent = new List<bool>();
        for (var n = 0; n < 8; n++)
        {
            var stranger = await _site.PersonAsync(email: "victima@ejemplo.co");
            sent.Add(await _site.WithAsync((EmailVerification mail) => mail.SendCodeAsync(stranger.Id, TestSite.Cancel)));
        }
        var owner = await ReachableAsync("52345678", "victima@ejemplo.co");
        for (var n = 0; n < 8; n++)
        {
            await AskAsync("52345678");
            _site.Clock.Advance(TimeSpan.FromHours(1));
        }
        var recoveries = await _site.AskAsync(db =>
            db.OneUseCodes.CountAsync(c => c.PersonId == owner.Id && c.Purpose == CodePurpose.Recovery, TestSite.Cancel)
        );
        _site.Clock.Advance(TimeSpan.FromDays(1));
        var nextDay = await _site.PersonAsync(email: "victima@ejemplo.co");

        Assert.Equal([true, true, true, false, false, false, false, false], sent);
        Assert.Equal(CodeEmailLimit.MostADay, recoveries);
        Assert.True(await _site.WithAsync((EmailVerification mail) => mail.SendCodeAsync(nextDay.Id, TestSite.Cancel)));
    }

    private async Task<Person> ReachableAsync(string document, string email)
    {
        var person = await _site.PersonAsync(document: document, email: email);
        await _site.MeddleAsync(
            $"""
            UPDATE PersonIdentifiers SET VerifiedAt = {_site.Clock.GetUtcNow().UtcDateTime}
            WHERE PersonId = {person.Id} AND Kind = 'Email'
            """
        );
        return person;
    }

    private Task<string?> IssueAsync(Person person) =>
        _site.WithAsync((PasswordRecovery recovery) => recovery.IssueCodeAsync(_staff.Id.AsFacilitator(), person.Id, TestSite.Cancel));

    private Task<PasswordRecoveryResult> RedeemAsync(string identifier, string? code) =>
        _site.WithAsync((PasswordRecovery recovery) => recovery.RedeemCodeAsync(identifier, code, NewPassword, TestSite.Cancel));

    private Task<bool> AskAsync(string identifier) =>
        _site.WithAsync(
            async (PasswordRecoveryEmails letters) =>
            {
                await letters.RequestAsync(identifier, TestSite.Cancel);
                await letters.QueueEmailsAsync(TestSite.Cancel);
                return true;
            }
        );

    private Task<int> LiveAsync(Person person) =>
        _site.AskAsync(db => db.OneUseCodes.CountAsync(c => c.PersonId == person.Id && c.UsedAt == null, TestSite.Cancel));
}
