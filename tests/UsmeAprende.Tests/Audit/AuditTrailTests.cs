using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Tests.Data;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests.Audit;

/// <summary>R31</summary>
public class AuditTrailTests
{
    [Fact]
    public async Task Chain_LeftAlone_HoldsAlsoAfterValuesAreErased()
    {
        await using var site = await WithEntriesAsync();

        var before = await VerifyAsync(site);
        await site.AskAsync(db => EraseAsync(db, "persona/b"));
        var after = await VerifyAsync(site);

        Assert.Equal(new AuditVerificationResult(5, null), before);
        Assert.Equal(new AuditVerificationResult(5, null), after);
        Assert.Equal(3, await site.AskAsync(db => db.AuditValues.CountAsync(TestSite.Cancel)));
    }

    [Theory]
    [InlineData("UPDATE AuditEntries SET Action = 'otra' WHERE Sequence = 3", 3)]
    [InlineData("UPDATE AuditEntries SET ActorId = zeroblob(16) WHERE Sequence = 3", 3)]
    [InlineData("UPDATE AuditEntries SET HappenedAt = 637134336000000000 WHERE Sequence = 3", 3)]
    [InlineData("UPDATE AuditEntries SET Subject = 'persona/x' WHERE Sequence = 1", 1)]
    [InlineData("UPDATE AuditEntries SET Commitment = zeroblob(32) WHERE Sequence = 2", 2)]
    [InlineData("UPDATE AuditEntries SET Hash = zeroblob(32) WHERE Sequence = 4", 4)]
    [InlineData("UPDATE AuditValues SET After = 'otra' WHERE Sequence = 2", 2)]
    [InlineData("UPDATE AuditValues SET Before = NULL WHERE Sequence = 2", 2)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 2", 2)]
    [InlineData("DELETE FROM AuditEntries WHERE Sequence = 5", 5)]
    [InlineData("DELETE FROM AuditEntries", 1)]
    [InlineData("UPDATE AuditHead SET Sequence = 4", 6)]
    public async Task Chain_MeddledWith_SaysWhere(string sql, long firstBroken)
    {
        await using var site = await WithEntriesAsync();

        await site.MeddleAsync(System.Runtime.CompilerServices.FormattableStringFactory.Create(sql));

        Assert.Equal(firstBroken, (await VerifyAsync(site)).FirstBroken);
    }

    [Fact]
    public async Task Chain_AppendedToWhileItIsWalked_Holds()
    {
        TestDatabase.RequireFile();
        await using var site = await WithEntriesAsync();
        var options = new DbContextOptionsBuilder<UsmeDb>();
        SqliteDatabase
            .Configure(options, Path.Combine(site.Folder, "usme.db"))
            .AddInterceptors(new Meanwhile(() => WriteAsync(site, "persona/d")));
        await using var db = new UsmeDb(options.Options);

        var verdict = await AuditTrail.VerifyAsync(db, TestSite.Cancel);

        Assert.True(verdict.Holds);
        Assert.Equal(6, (await VerifyAsync(site)).Entries);
    }

    [Fact]
    public async Task Append_WhenTheChangeFails_LeavesNothing()
    {
        await using var site = await WithEntriesAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            site.AskAsync(db =>
                db.WriteAsync<bool>(
                    async () =>
                    {
                        await site.WithAsync((AuditTrail trail) => AppendAsync(trail, db, "persona/c"));
                        throw new InvalidOperationException("the change failed");
                    },
                    TestSite.Cancel
                )
            )
        );

        Assert.Equal(new AuditVerificationResult(5, null), await VerifyAsync(site));
    }

    [Fact]
    public async Task Append_OutsideATransaction_IsABrokenAssumption()
    {
        await using var site = await TestSite.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            site.AskAsync(db => site.WithAsync((AuditTrail trail) => AppendAsync(trail, db, "persona/a")))
        );
    }

    [Fact]
    public async Task Append_FromManyAtOnce_LeavesNoGap()
    {
        await using var site = await TestSite.StartAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => WriteAsync(site, "persona/a"))));

        Assert.Equal(new AuditVerificationResult(20, null), await VerifyAsync(site));
    }

    private static async Task<TestSite> WithEntriesAsync()
    {
        var site = await TestSite.StartAsync();
        foreach (var subject in new[] { "persona/a", "persona/b", "persona/a", "persona/b", "persona/c" })
            await WriteAsync(site, subject);
        return site;
    }

    private static Task<bool> WriteAsync(TestSite site, string subject) =>
        site.AskAsync(db => db.WriteAsync(() => site.WithAsync((AuditTrail trail) => AppendAsync(trail, db, subject)), TestSite.Cancel));

    private static async Task<bool> AppendAsync(AuditTrail trail, UsmeDb db, string subject)
    {
        await trail.AppendAsync(db, PersonId.New(), "persona.rol", subject, "Learner", "Facilitator", TestSite.Cancel);
        return true;
    }

    private static async Task<bool> EraseAsync(UsmeDb db, string subject)
    {
        await AuditTrail.EraseValuesAsync(db, subject, TestSite.Cancel);
        return true;
    }

    private static Task<AuditVerificationResult> VerifyAsync(TestSite site) =>
        site.AskAsync(db => AuditTrail.VerifyAsync(db, TestSite.Cancel));

    /// <summary>Does something once the walk has begun.</summary>
    private sealed class Meanwhile(Func<Task> work) : DbCommandInterceptor
    {
        private bool _done;

        public override async ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command,
            CommandExecutedEventData eventData,
            DbDataReader result,
            CancellationToken cancellationToken = default
        )
        {
            if (!_done && command.CommandText.Contains("AuditEntries", StringComparison.Ordinal))
            {
                _done = true;
                await work();
            }
            return result;
        }
    }
}
