using UsmeAprende.People;

namespace UsmeAprende.Tests.People;

/// <summary>R12, R15</summary>
public sealed class RolesTests
{
    // A facilitator may let a learner in, and so not whoever that learner becomes.
    [Fact]
    public async Task Code_GivenToALearner_DiesWhenTheyBecomeStaff()
    {
        await using var site = await PeopleSite.StartAsync();
        var facilitator = await site.StaffAsync(Role.Facilitator);
        var administrator = await site.StaffAsync(Role.Administrator);
        var ana = await site.PersonAsync(document: "52345678");
        var code = await site.WithAsync((Recovery recovery) => recovery.IssueAsync(facilitator.Id, ana.Id, PeopleSite.Cancel));

        var changed = await site.WithAsync(
            (Roles roles) => roles.ChangeAsync(administrator.Id, ana.Id, Role.Coordinator, PeopleSite.Cancel)
        );
        var answer = await site.WithAsync(
            (Recovery recovery) => recovery.RedeemAsync("52345678", code, "ruana nueva y azul", PeopleSite.Cancel)
        );

        Assert.NotNull(code);
        Assert.True(changed);
        Assert.Equal(RecoveryAnswer.NotRecognised, answer);
    }
}
