using Microsoft.EntityFrameworkCore;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Sharing;
using UsmeAprende.Data;
using UsmeAprende.People.Accounts;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests.Data;

public class UnitOfWorkTests : IAsyncLifetime
{
    private TestSite _site = null!;

    private static CancellationToken Cancel => TestSite.Cancel;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task AfterCommit_InANestedUnit_RunsOnceWhenTheOutermostIsCommitted()
    {
        var seen = new List<int>();

        await _site.AskAsync(db =>
            db.WriteAsync(
                async () =>
                {
                    await db.WriteAsync(
                        () =>
                        {
                            db.AfterCommit(() => seen.Add(LinksSeenByOthers()));
                            return Task.FromResult(db.Add(Link()));
                        },
                        Cancel
                    );
                    Assert.Empty(seen);
                    return true;
                },
                Cancel
            )
        );

        Assert.Equal([1], seen);
    }

    [Fact]
    public async Task AfterCommit_WhenTheUnitIsRolledBack_NeverRuns()
    {
        var ran = 0;

        await _site.AskAsync(async db =>
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                db.WriteAsync<bool>(
                    () =>
                    {
                        db.AfterCommit(() => ran++);
                        db.Add(Link());
                        throw new InvalidOperationException("the unit failed");
                    },
                    Cancel
                )
            );
            return await db.WriteAsync(() => Task.FromResult(true), Cancel);
        });

        Assert.Equal(0, ran);
        Assert.Equal(0, LinksSeenByOthers());
    }

    [Fact]
    public async Task AfterCommit_ThatFails_NeitherUndoesTheUnitNorKeepsTheOthersFromRunning()
    {
        var ran = 0;

        await _site.AskAsync(db =>
            db.WriteAsync(
                () =>
                {
                    db.AfterCommit(() => throw new InvalidOperationException("nobody listens"));
                    db.AfterCommit(() => ran++);
                    return Task.FromResult(db.Add(Link()));
                },
                Cancel
            )
        );

        Assert.Equal(1, ran);
        Assert.Equal(1, LinksSeenByOthers());
    }

    [Fact]
    public async Task AfterCommit_OutsideAUnit_IsABrokenAssumption() =>
        await _site.AskAsync(db => Task.FromResult(Assert.Throws<InvalidOperationException>(() => db.AfterCommit(() => { }))));

    // R30: a page rendered during an erasure shows the name and must not be kept under the new stamp.
    [Fact]
    public async Task Stamps_DuringAnErasure_ChangeOnlyWhenItIsCommitted()
    {
        var ana = await _site.PersonAsync();
        var stamps = await _site.WithAsync((PublicStamps stamps) => Task.FromResult(stamps));
        var before = stamps.CountChanges(BadgeSharing.Area);

        await _site.AskAsync(db =>
            db.WriteAsync(
                async () =>
                {
                    await new BadgePersonalData(db, stamps).EraseAsync(ana.Id, Cancel);
                    Assert.Equal(before, stamps.CountChanges(BadgeSharing.Area));
                    return true;
                },
                Cancel
            )
        );

        Assert.NotEqual(before, stamps.CountChanges(BadgeSharing.Area));
    }

    private int LinksSeenByOthers()
    {
        TestDatabase.RequireFile();
        var options = new DbContextOptionsBuilder<UsmeDb>();
        SqliteDatabase.Configure(options, Path.Combine(_site.Folder, "usme.db"));
        using var db = new UsmeDb(options.Options);
        return db.SetUpLinks.Count();
    }

    private static SetUpLink Link() =>
        new()
        {
            TokenHash = SetUpLink.HashOf(Guid.CreateVersion7().ToString()),
            ExpiresAt = new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc),
        };
}
