using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Tests.People.Accounts;

/// <summary>R12, R15: a lost second factor is taken away by whoever may give a code, or on the server, and never in silence.</summary>
public sealed class SecondFactorResetTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(PersonRole.Facilitator, PersonRole.Learner, true)]
    [InlineData(PersonRole.Facilitator, PersonRole.Facilitator, false)]
    [InlineData(PersonRole.Facilitator, PersonRole.Coordinator, false)]
    [InlineData(PersonRole.Coordinator, PersonRole.Facilitator, true)]
    [InlineData(PersonRole.Coordinator, PersonRole.Coordinator, true)]
    [InlineData(PersonRole.Coordinator, PersonRole.Administrator, false)]
    [InlineData(PersonRole.Administrator, PersonRole.Coordinator, true)]
    [InlineData(PersonRole.Administrator, PersonRole.Learner, false)]
    [InlineData(PersonRole.Learner, PersonRole.Learner, false)]
    public async Task Reset_ByOneForAnother_IsForWhoMayGiveACode(PersonRole by, PersonRole of, bool may)
    {
        var staff = await _site.StaffAsync(by);
        var person = await WithFactorAsync(of);

        var reset = await ResetAsync(staff.Id, person.Id);

        Assert.Equal(may, reset);
        Assert.Equal(!may, await HasFactorAsync(person));
        Assert.Equal(
            may ? 1 : 0,
            await _site.AskAsync(db =>
                db.AuditEntries.CountAsync(e => e.Action == PeopleAudit.SecondFactorReset && e.ActorId == staff.Id, TestSite.Cancel)
            )
        );
    }

    [Fact]
    public async Task Reset_OfOnesOwnOrOfNone_IsRefused()
    {
        var coordinator = await WithFactorAsync(PersonRole.Coordinator);
        var facilitator = await _site.StaffAsync(PersonRole.Facilitator);

        Assert.False(await ResetAsync(coordinator.Id, coordinator.Id));
        Assert.False(await ResetAsync(coordinator.Id, facilitator.Id));
    }

    [Fact]
    public async Task Reset_Done_EndsSessionsForgetsSecretsAndTellsThePerson()
    {
        var staff = await _site.StaffAsync(PersonRole.Facilitator);
        var ana = await WithFactorAsync(PersonRole.Learner, "ana@ejemplo.co");

        await ResetAsync(staff.Id, ana.Id);

        Assert.NotEqual(
            ana.SecurityStamp,
            await _site.AskAsync(db => db.People.Where(p => p.Id == ana.Id).Select(p => p.SecurityStamp).SingleAsync(TestSite.Cancel))
        );
        Assert.Equal(0, await _site.AskAsync(db => db.UserTokens.CountAsync(t => t.UserId == ana.Id, TestSite.Cancel)));
        Assert.Equal(1, await _site.AskAsync(db => db.WaitingLetters.CountAsync(l => l.OwnerId == ana.Id, TestSite.Cancel)));
        Assert.NotNull(await _site.WithAsync((SecondFactorReset resets) => resets.FindLastResetAsync(ana.Id, TestSite.Cancel)));
        _site.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Null(await _site.WithAsync((SecondFactorReset resets) => resets.FindLastResetAsync(ana.Id, TestSite.Cancel)));
    }

    [Fact]
    public async Task ResetOnTheServer_OfTheOnlyAdministrator_IsAuditedAndAmbiguityIsAskedAbout()
    {
        var administrator = await WithFactorAsync(PersonRole.Administrator, phone: "3001234567");
        var coordinator = await WithFactorAsync(PersonRole.Coordinator, phone: "3001234567");
        await WithFactorAsync(PersonRole.Learner, phone: "3001234567");

        var both = await ByServerAsync("3001234567");
        var stillThere = await HasFactorAsync(administrator);
        var one = await ByServerAsync(administrator.Id.ToString());
        var nobody = await ByServerAsync("99999999");

        Assert.Equal(new[] { administrator.Id, coordinator.Id }.Order(), both.Select(p => p.Id).Order());
        Assert.True(stillThere);
        Assert.Equal(administrator.Id, Assert.Single(one).Id);
        Assert.False(await HasFactorAsync(administrator));
        Assert.Empty(nobody);
        Assert.Null(
            (
                await _site.AskAsync(db => db.AuditEntries.SingleAsync(e => e.Action == PeopleAudit.SecondFactorReset, TestSite.Cancel))
            ).ActorId
        );
    }

    private async Task<Person> WithFactorAsync(PersonRole role, string? email = null, string? phone = null)
    {
        var person = await _site.PersonAsync(email: email, phone: phone);
        await _site.AskAsync(db =>
            db.People.Where(p => p.Id == person.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, role).SetProperty(p => p.TwoFactorEnabled, true), TestSite.Cancel)
        );
        await _site.AskAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == person.Id && i.Kind == IdentifierKind.Email)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.VerifiedAt, DateTime.UnixEpoch), TestSite.Cancel)
        );
        return person;
    }

    private Task<bool> ResetAsync(PersonId staff, PersonId person) =>
        _site.WithAsync((SecondFactorReset resets) => resets.ResetAsync(staff.AsFacilitator(), person, TestSite.Cancel));

    private Task<IReadOnlyList<PersonSummary>> ByServerAsync(string typed) =>
        _site.WithAsync((SecondFactorReset resets) => resets.ResetByServerAsync(typed, TestSite.Cancel));

    private Task<bool> HasFactorAsync(Person person) =>
        _site.AskAsync(db => db.People.Where(p => p.Id == person.Id).Select(p => p.TwoFactorEnabled).SingleAsync(TestSite.Cancel));
}
