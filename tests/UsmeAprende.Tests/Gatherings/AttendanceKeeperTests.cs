using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings;

/// <summary>R21 of what is stored: through the real intake, on a real SQLite file, it equals computing afresh.</summary>
public sealed class AttendanceKeeperTests : IAsyncLifetime
{
    private LearningSite _site = null!;

    public async ValueTask InitializeAsync() => _site = await LearningSite.StartAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Attendance_AfterAnyRollcall_EqualsComputingAfresh() // R2, R3, R5, R21
    {
        Prop.ForAll(Rollcall.Arbitrary(), rollcall => Wait(HoldsAsync(rollcall))).Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Fact]
    public void Attendance_OverAnyMergesAndUnmerges_IsOfTheUnitedPersonAndThenOfEachAgain() // R14, R21
    {
        var cases = from rollcall in Rollcall.Arbitrary().Generator
                    from links in Gen.Two(Gen.Choose(0, Rollcall.People - 1)).ListOf(4)
                    select (rollcall, links);

        Prop.ForAll(cases.ToArbitrary(), c => Wait(HoldsMergedAsync(c.rollcall, c.links))).Check(Config.QuickThrowOnFailure.WithMaxTest(25));
    }

    [Fact]
    public async Task Times_NotedByTwo_AreTheEarliestArrivalAndTheLatestLeaving() // R21
    {
        var cafe = await Meeting.PlanAsync(_site);
        var ana = await cafe.PersonAsync("Ana");

        await cafe.SendAsync(cafe.Mark(ana), cafe.Mark(ana, MarkKind.Late, "09:20"), cafe.Mark(ana, MarkKind.Late, "09:10"), cafe.Mark(ana, MarkKind.Early, "10:30"), cafe.Mark(ana, MarkKind.Early, "10:40"));

        var presence = await cafe.PresenceAsync(ana);
        Assert.Equal((Meeting.Start.AddMinutes(10), Meeting.Start.AddMinutes(100)), (presence!.ArrivedAt, presence.LeftAt));
    }

    [Fact]
    public async Task Note_WithoutAMark_IsNoPresence() // R21
    {
        var cafe = await Meeting.PlanAsync(_site);
        var ana = await cafe.PersonAsync("Ana");

        await cafe.SendAsync(cafe.Mark(ana, MarkKind.Late, "09:20"));

        Assert.Null(await cafe.PresenceAsync(ana));
    }

    [Fact]
    public async Task Times_OfAGatheringOverMidnight_FallOnTheRightDay()
    {
        var night = new DateTime(2035, 8, 7, 3, 0, 0, DateTimeKind.Utc); // 22:00 in Bogotá
        var camp = await Meeting.PlanAsync(_site, night.AddHours(1));
        var ana = await camp.PersonAsync("Ana");

        await camp.SendAsync(camp.Mark(ana), camp.Mark(ana, MarkKind.Late, "00:10"), camp.Mark(ana, MarkKind.Early, "00:50"));

        var presence = await camp.PresenceAsync(ana);
        Assert.Equal((night.AddMinutes(130), night.AddMinutes(170)), (presence!.ArrivedAt, presence.LeftAt));
    }

    [Fact]
    public async Task Mark_AfterClosing_IsTakenFlaggedAndAudited() // R21, R31
    {
        var cafe = await Meeting.PlanAsync(_site);
        var (ana, rosa) = (await cafe.PersonAsync("Ana"), await cafe.PersonAsync("Rosa"));
        await cafe.SendAsync(cafe.Mark(ana));
        await cafe.CloseAsync();
        _site.Clock.Advance(TimeSpan.FromHours(1));

        await cafe.SendAsync(cafe.Mark(ana), cafe.Mark(rosa));

        Assert.False((await cafe.PresenceAsync(ana))!.CameAfterClosing);
        Assert.True((await cafe.PresenceAsync(rosa))!.CameAfterClosing);
        Assert.Equal(1, await _site.AskAsync(db => db.AuditEntries.CountAsync(e => e.Action == AttendanceAudit.ChangedAfterClosing && e.Subject == PeopleAudit.Subject(rosa), Cancel)));
    }

    private async Task<bool> HoldsAsync(Rollcall rollcall)
    {
        var (cafes, staff, people) = await SceneAsync();
        await SendAsync(rollcall, cafes, staff, people);
        var records = await _site.RecordsAsync();
        foreach (var cafe in cafes)
        {
            var gathering = await cafe.GatheringAsync();
            foreach (var person in people)
            {
                if (Presence.Compute(gathering, records.Where(r => r.PersonId == person)) != await cafe.PresenceAsync(person) || Naive(rollcall, cafes.IndexOf(cafe), people.IndexOf(person)) != (await cafe.PresenceAsync(person) is not null))
                    return false;
            }
        }
        return true;
    }

    private async Task<bool> HoldsMergedAsync(Rollcall rollcall, List<(int From, int Into)> links)
    {
        var (cafes, staff, people) = await SceneAsync();
        var before = rollcall with { Batches = [.. rollcall.Batches.Take(rollcall.Batches.Count / 2)] };
        await SendAsync(before, cafes, staff, people);
        var alone = await PresencesAsync(cafes, people);
        foreach (var (from, into) in links)
            await cafes[0].AskAsync<Merging, MergeAnswer>(m => m.MergeAsync(staff[2], people[from], people[into], Cancel));

        // United: what the list says of the survivor is what all of the rows say together.
        foreach (var cafe in cafes)
        {
            var list = (await cafe.ListAsync()).Where(a => a.Presence is not null).ToDictionary(a => a.Person, a => a.Presence);
            var expected = (await SurvivorsAsync(people)).Zip(people.Select(p => alone[(cafe.Id, p)])).Where(p => p.Second is not null)
                .GroupBy(p => p.First, p => p.Second).ToDictionary(g => g.Key, g => g.Aggregate((all, one) => all!.Join(one!)));
            if (!list.OrderBy(l => l.Key).SequenceEqual(expected.OrderBy(e => e.Key)))
                return false;
        }

        // unmerge(merge(S)) = S.
        foreach (var person in people)
            await cafes[0].AskAsync<Merging, MergeAnswer>(m => m.UnmergeAsync(staff[2], person, Cancel));
        return alone.OrderBy(a => a.Key).SequenceEqual((await PresencesAsync(cafes, people)).OrderBy(a => a.Key))
            && (await SurvivorsAsync(people)).SequenceEqual(people);
    }

    // R21 said again, as plainly as can be.
    private static bool Naive(Rollcall rollcall, int gathering, int person) => rollcall.All
        .Where(t => t.Kind is MarkKind.Came && t.Gathering == gathering && t.Person == person)
        .Any(mark => !rollcall.All.Any(v => v.Target == mark.Id && v.Person == person && (v.Staff == mark.Staff || v.Staff == 2)));

    private async Task<(List<Meeting> Cafes, Guid[] Staff, List<Guid> People)> SceneAsync()
    {
        var (one, two, coordinator) = (await _site.PersonAsync(Role.Facilitator), await _site.PersonAsync(Role.Facilitator), await _site.PersonAsync(Role.Coordinator));
        var cafes = new List<Meeting> { await Meeting.PlanAsync(_site, facilitator: one), await Meeting.PlanAsync(_site, facilitator: one) };
        await _site.AskAsync(db =>
        {
            db.AddRange(cafes.Select(c => new GatheringFacilitator { GatheringId = c.Id, PersonId = two }));
            return db.SaveChangesAsync(Cancel);
        });
        var people = new List<Guid>();
        while (people.Count < Rollcall.People)
            people.Add(await cafes[0].PersonAsync("Ana"));
        return (cafes, [one, two, coordinator], people);
    }

    private static async Task SendAsync(Rollcall rollcall, List<Meeting> cafes, Guid[] staff, List<Guid> people)
    {
        foreach (var batch in rollcall.Batches)
        {
            // What one phone sends is of one author and one gathering; what several send arrives at once.
            var receipts = await Task.WhenAll(batch.GroupBy(t => (t.Staff, t.Gathering)).Select(own => cafes[own.Key.Gathering].SendAsAsync(staff[own.Key.Staff], [.. own.Select(t => t.For(people[t.Person]))])));
            Assert.All(receipts.SelectMany(r => r), r => Assert.True(r.IsSaved, r.Reason));
        }
    }

    private static async Task<Dictionary<(Guid, Guid), Presence?>> PresencesAsync(List<Meeting> cafes, List<Guid> people)
    {
        var presences = new Dictionary<(Guid, Guid), Presence?>();
        foreach (var cafe in cafes)
            foreach (var person in people)
                presences[(cafe.Id, person)] = await cafe.PresenceAsync(person);
        return presences;
    }

    private Task<List<Guid>> SurvivorsAsync(List<Guid> people) => _site.AskAsync(async db =>
    {
        var survivors = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.SurvivorId, Cancel);
        return people.ConvertAll(p => survivors[p]);
    });

    // FsCheck's properties are synchronous, and no context here could be blocked by waiting.
    private static T Wait<T>(Task<T> task) => Task.Run(() => task).GetAwaiter().GetResult();
}
