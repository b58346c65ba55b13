using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Audit;

/// <summary>R31: the head is written daily outside the database.</summary>
public sealed class AuditWitnessTests
{
    [Fact]
    public async Task Head_WrittenByTheJob_StandsInAFileOfItsDayAndAgrees()
    {
        await using var site = await TestSite.StartAsync();
        await AppendAsync(site, 3);

        await WriteHeadAsync(site);
        await AppendAsync(site, 2);
        site.Clock.Advance(TimeSpan.FromDays(1));
        await WriteHeadAsync(site);

        var files = Directory.EnumerateFiles(Path.Combine(site.Folder, "audit-heads")).Select(Path.GetFileName).Order();
        Assert.Equal(["2035-08-06.txt", "2035-08-07.txt"], files);
        var verdict = await CompareAsync(site);
        Assert.Equal((2, true), (verdict.Heads, verdict.Holds));
    }

    // Whoever holds the database can make a whole new chain; only what stands outside gives them away.
    [Fact]
    public async Task Chain_RewrittenWithEveryHashRight_IsBetrayedByTheWrittenHead()
    {
        await using var site = await TestSite.StartAsync();
        await AppendAsync(site, 3);
        await WriteHeadAsync(site);

        await site.AskAsync(RewriteAsync);

        Assert.True((await site.AskAsync(db => AuditTrail.VerifyAsync(db, TestSite.Cancel))).Holds);
        Assert.Equal(3, (await CompareAsync(site)).Broken!.Sequence);
    }

    [Fact]
    public async Task Line_CutShortByAPowerCut_SpoilsNeitherItselfNorTheNext()
    {
        await using var site = await TestSite.StartAsync();
        await AppendAsync(site, 1);
        await WriteHeadAsync(site);
        await File.AppendAllTextAsync(Path.Combine(site.Folder, "audit-heads", "2035-08-06.txt"), "2035-08-06T15:0", TestSite.Cancel);

        await WriteHeadAsync(site);

        var verdict = await CompareAsync(site);
        Assert.Equal((2, true), (verdict.Heads, verdict.Holds));
    }

    private static async Task<bool> RewriteAsync(UsmeDb db)
    {
        var old = await db.AuditEntries.AsNoTracking().OrderBy(e => e.Sequence).ToListAsync(TestSite.Cancel);
        await db.AuditEntries.ExecuteDeleteAsync(TestSite.Cancel);
        var previous = new byte[AuditEntry.HashBytes];
        foreach (var entry in old)
        {
            var forged = new AuditEntry
            {
                Sequence = entry.Sequence,
                HappenedAt = entry.HappenedAt,
                ActorId = entry.Sequence == 2 ? PersonId.New() : entry.ActorId,
                Action = entry.Action,
                Subject = entry.Subject,
                Commitment = entry.Commitment,
                Previous = previous,
            }.Seal();
            previous = forged.Hash;
            db.AuditEntries.Add(forged);
        }
        await db.SaveChangesAsync(TestSite.Cancel);
        return await db.AuditHeads.ExecuteUpdateAsync(set => set.SetProperty(h => h.Hash, previous), TestSite.Cancel) == 1;
    }

    private static async Task AppendAsync(TestSite site, int entries)
    {
        for (var n = 0; n < entries; n++)
            await site.AskAsync(db =>
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
    }

    private static Task<JobRun?> WriteHeadAsync(TestSite site) =>
        site.WithAsync((JobRunner runner) => runner.RunNowAsync("cabeza-de-auditoria", TestSite.Cancel));

    private static Task<AuditWitnessResult> CompareAsync(TestSite site) =>
        site.WithAsync((AuditWitness witness) => witness.CompareAsync(TestSite.Cancel));
}
