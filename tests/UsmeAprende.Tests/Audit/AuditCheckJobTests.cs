using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Jobs;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests.Audit;

/// <summary>R31: that nobody meddled is looked at every night, not only when somebody asks.</summary>
public sealed class AuditCheckJobTests
{
    [Fact]
    public async Task Chain_ThatHolds_IsSaidTo()
    {
        await using var site = await TestSite.StartAsync();
        await AppendAsync(site);
        await site.WithAsync((JobRunner runner) => runner.RunNowAsync("cabeza-de-auditoria", TestSite.Cancel));

        var run = await RunAsync(site);

        Assert.Equal((false, "La auditoría cuadra: 1 renglones, 1 anotaciones por fuera."), (run.HasFailed, run.Sentence));
    }

    [Fact]
    public async Task Chain_ThatWasChanged_FailsWithTheEntry()
    {
        await using var site = await TestSite.StartAsync();
        await AppendAsync(site);
        await site.AskAsync(db =>
            db.AuditEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.ActorId, PersonId.New()), TestSite.Cancel)
        );

        var run = await RunAsync(site);

        Assert.True(run.HasFailed);
        Assert.StartsWith("La auditoría no cuadra desde el renglón 1:", run.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chain_ThatLostWhatWasWrittenDown_FailsWithTheDay()
    {
        await using var site = await TestSite.StartAsync();
        await AppendAsync(site);
        await site.WithAsync((JobRunner runner) => runner.RunNowAsync("cabeza-de-auditoria", TestSite.Cancel));
        await site.MeddleAsync($"DELETE FROM AuditEntries");
        await site.MeddleAsync($"DELETE FROM AuditValues");
        await site.AskAsync(db =>
            db.AuditHeads.ExecuteUpdateAsync(
                set => set.SetProperty(h => h.Sequence, 0).SetProperty(h => h.Hash, new byte[AuditEntry.HashBytes]),
                TestSite.Cancel
            )
        );

        var run = await RunAsync(site);

        Assert.True(run.HasFailed);
        Assert.Contains("lo anotado por fuera el 2035-08-06", run.Sentence, StringComparison.Ordinal);
    }

    private static Task<bool> AppendAsync(TestSite site) =>
        site.AskAsync(db =>
            db.WriteAsync(
                () =>
                    site.WithAsync(
                        async (AuditTrail trail) =>
                        {
                            await trail.AppendAsync(
                                db,
                                PersonId.New(),
                                "persona.rol",
                                "persona/a",
                                "Learner",
                                "Facilitator",
                                TestSite.Cancel
                            );
                            return true;
                        }
                    ),
                TestSite.Cancel
            )
        );

    private static async Task<JobRun> RunAsync(TestSite site) =>
        (await site.WithAsync((JobRunner runner) => runner.RunNowAsync(UsmeAprendeJobs.AuditCheckName, TestSite.Cancel)))!;
}
