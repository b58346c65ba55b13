using UsmeAprende.People;
using UsmeAprende.People.Accounts;
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
        Assert.True(changed);
        Assert.Equal(PasswordRecoveryResult.NotRecognised, answer);
    }
}
