using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>R21 of what is stored: through the real intake, on a real SQLite file, it equals computing afresh.</summary>
public sealed class AttendanceProjectionTests : IAsyncLifetime
{
    private TestSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await TestSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Attendance_AfterAnyRollcall_EqualsComputingAfresh() // R2, R3, R5, R21
    {
        Prop.ForAll(RollCall.Arbitrary(), rollcall => Task.Run(() => HoldsAsync(rollcall)).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public async Task Times_NotedByTwo_AreTheEarliestArrivalAndTheLatestLeaving() // R21
    {
        var cafe = await TestGathering.PlanAsync(_site);
        var ana = await cafe.PersonAsync("Ana");

        await cafe.SendAsync(
            cafe.Mark(ana),
            cafe.Mark(ana, MarkKind.Late, "09:20"),
            cafe.Mark(ana, MarkKind.Late, "09:10"),
            cafe.Mark(ana, MarkKind.Early, "10:30"),
            cafe.Mark(ana, MarkKind.Early, "10:40")
        );

        var presence = await cafe.PresenceAsync(ana);
        Assert.Equal((TestGathering.Start.AddMinutes(10), TestGathering.Start.AddMinutes(100)), (presence!.ArrivedAt, presence.LeftAt));
    }

    [Fact]
    public async Task Note_WithoutAMark_IsNoPresence() // R21
    {
        var cafe = await TestGathering.PlanAsync(_site);
        var ana = await cafe.PersonAsync("Ana");

        await cafe.SendAsync(cafe.Mark(ana, MarkKind.Late, "09:20"));

        Assert.Null(await cafe.PresenceAsync(ana));
    }

    [Fact]
    public async Task Times_OfAGatheringOverMidnight_FallOnTheRightDay()
    {
        var night = new DateTime(2035, 8, 7, 3, 0, 0, DateTimeKind.Utc); // 22:00 in Bogotá
        var camp = await TestGathering.PlanAsync(_site, night.AddHours(1));
        _site.Clock.Advance(night.AddHours(4) - _site.Now);
        var ana = await camp.PersonAsync("Ana");

        await camp.SendAsync(camp.Mark(ana), camp.Mark(ana, MarkKind.Late, "00:10"), camp.Mark(ana, MarkKind.Early, "00:50"));

        var presence = await camp.PresenceAsync(ana);
        Assert.Equal((night.AddMinutes(130), night.AddMinutes(170)), (presence!.ArrivedAt, presence.LeftAt));
    }

    [Fact]
    public async Task Mark_AfterClosing_IsTakenFlaggedAndAudited() // R21, R31
    {
        var cafe = await TestGathering.PlanAsync(_site);
        var (ana, rosa) = (await cafe.PersonAsync("Ana"), await cafe.PersonAsync("Rosa"));
        await cafe.SendAsync(cafe.Mark(ana));
        await cafe.CloseAsync();
        _site.Clock.Advance(TimeSpan.FromHours(1));

        await cafe.SendAsync(cafe.Mark(ana), cafe.Mark(rosa));

        Assert.False((await cafe.PresenceAsync(ana))!.CameAfterClosing);
        Assert.True((await cafe.PresenceAsync(rosa))!.CameAfterClosing);
        Assert.Equal(
            1,
            await _site.AskAsync(db =>
                db.AuditEntries.CountAsync(
                    e => e.Action == AttendanceAudit.ChangedAfterClosing && e.Subject == PeopleAudit.Subject(rosa),
                    Cancel
                )
            )
        );
    }

    private async Task<bool> HoldsAsync(RollCall rollcall)
    {
        var scene = await RollCallScene.SetAsync(_site);
        foreach (var batch in rollcall.Batches)
            await scene.SendAsync(batch);
        var records = await _site.RecordsAsync();
        for (var cafe = 0; cafe < RollCall.Gatherings; cafe++)
        {
            var gathering = await scene.Cafes[cafe].GatheringAsync();
            for (var person = 0; person < RollCall.People; person++)
            {
                var presence = await scene.Cafes[cafe].PresenceAsync(scene.People[person]);
                if (
                    presence != AttendanceFacts.Compute(gathering, records.Where(r => r.PersonId == scene.People[person]))
                    || presence is not null != Naive(rollcall, cafe, person)
                )
                    return false;
            }
        }
        return true;
    }

    // R21 said again, as plainly as can be.
    private static bool Naive(RollCall rollcall, int gathering, int person) =>
        rollcall
            .All.Where(t => t.Kind is MarkKind.Came && t.Gathering == gathering && t.Person == person)
            .Any(mark => !rollcall.All.Any(v => v.Target == mark.Id && v.Person == person && (v.Staff == mark.Staff || v.Staff == 2)));
}
