using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Roles;

namespace UsmeAprende.Tests.People.Roles;

/// <summary>R12, R15</summary>
public sealed class RoleAssignmentTests
{
    // A facilitator may let a learner in, and so not whoever that learner becomes.
    [Fact]
    public async Task Code_GivenToALearner_DiesWhenTheyBecomeStaff()
    {
        await using var site = await TestSite.StartAsync();
        var facilitator = await site.StaffAsync(PersonRole.Facilitator);
        var administrator = await site.StaffAsync(PersonRole.Administrator);
        var ana = await site.PersonAsync(document: "52345678");
        await site.SeeDocumentAsync(ana.Id);
        var code = await site.WithAsync(
            (PasswordRecovery recovery) => recovery.IssueCodeAsync(facilitator.Id.AsFacilitator(), ana.Id, TestSite.Cancel)
        );

        var changed = await site.WithAsync(
            (RoleAssignment roles) =>
                roles.ChangeRoleAsync(administrator.Id.AsAdministrator(), ana.Id, PersonRole.Coordinator, TestSite.Cancel)
        );
        var answer = await site.WithAsync(
            (PasswordRecovery recovery) => recovery.RedeemCodeAsync("52345678", code, "ruana nueva y azul", TestSite.Cancel)
        );

        Assert.NotNull(code);
        Assert.Equal(RoleChangeResult.Changed, changed);
        Assert.Equal(PasswordRecoveryResult.NotRecognised, answer);
    }

    // R10: a proven phone says nothing, since relatives share phones.
    [Theory]
    [InlineData(null, RoleChangeResult.NotProven)]
    [InlineData(IdentifierKind.Phone, RoleChangeResult.NotProven)]
    [InlineData(IdentifierKind.Email, RoleChangeResult.Changed)]
    [InlineData(IdentifierKind.Document, RoleChangeResult.Changed)]
    public async Task Promotion_OfSomebody_NeedsAProvenDocumentOrEmail(IdentifierKind? proven, RoleChangeResult expected)
    {
        await using var site = await TestSite.StartAsync();
        var administrator = await site.StaffAsync(PersonRole.Administrator);
        var ana = await site.PersonAsync(phone: "3001234501", email: "ana@vereda.example");
        await site.AskAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == ana.Id && i.Kind == proven)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.VerifiedAt, site.Now), TestSite.Cancel)
        );

        var result = await site.WithAsync(
            (RoleAssignment roles) =>
                roles.ChangeRoleAsync(administrator.Id.AsAdministrator(), ana.Id, PersonRole.Facilitator, TestSite.Cancel)
        );

        Assert.Equal(expected, result);
    }
}
