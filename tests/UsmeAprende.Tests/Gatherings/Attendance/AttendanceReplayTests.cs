using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>
/// The same thousand marks, at once, again and in any order, through two servers of one database (R3, R21). Nothing here is of SQLite: it
/// runs wherever the site does.
/// </summary>
public class AttendanceReplayTests
{
    private const int People = 250;
    private const int Marks = 1_000;

    [Fact]
    public async Task Marks_ReplayedInRandomOrderByTwoPhonesOnTwoServers_AreCountedOnce()
    {
        await using var site = await TestSite.StartAsync();
        await using var beside = await site.BesideAsync();
        var cafe = await TestGathering.PlanAsync(site);
        var there = new TestGathering(beside, cafe.Id, cafe.Facilitator);
        var people = Enumerable.Range(0, People).Select(_ => PersonId.New()).ToList();
        // Four taps each: came, came again, late, and every tenth person was a slip of the thumb, both times.
        var marks = people.SelectMany((p, n) => Taps(cafe, p, isSlip: n % 10 == 0)).ToList();
        Assert.Equal(Marks, marks.Count);

        var receipts = await Task.WhenAll(
            PhoneAsync(cafe, marks, new Random(1)),
            PhoneAsync(cafe, marks, new Random(2)),
            PhoneAsync(there, marks, new Random(3)),
            PhoneAsync(there, marks, new Random(4))
        );

        Assert.All(receipts.SelectMany(r => r), r => Assert.True(r.IsSaved, r.Reason));
        Assert.Equal(Marks, receipts.SelectMany(r => r).Count(r => r.Kind is RecordResultKind.Stored));
        Assert.Equal(Marks, (await site.RecordsAsync()).Count);
        var present = await site.AskAsync(db =>
            db.Attendances.AsNoTracking().ToDictionaryAsync(a => a.PersonId, TestContext.Current.CancellationToken)
        );
        Assert.Equal(people.Where((_, n) => n % 10 != 0).Order(), present.Keys.Order());
        Assert.All(present.Values, a => Assert.Equal(TestGathering.Start.AddMinutes(10), a.ArrivedAt));
    }

    private static AttendanceMark[] Taps(TestGathering cafe, PersonId person, bool isSlip)
    {
        var (once, again) = (cafe.Mark(person), cafe.Mark(person));
        return isSlip
            ? [once, again, cafe.Undo(once), cafe.Undo(again)]
            : [once, again, cafe.Mark(person, MarkKind.Late, "09:10"), cafe.Mark(person, MarkKind.Late, "09:25")];
    }

    // A phone sends all of it, a few at a time, some twice because the answer was lost.
    private static async Task<List<RecordResult>> PhoneAsync(TestGathering cafe, IEnumerable<AttendanceMark> marks, Random order)
    {
        var shuffled = marks.ToArray();
        order.Shuffle(shuffled);
        var receipts = new List<RecordResult>();
        foreach (var batch in shuffled.Chunk(40))
        {
            if (order.Next(4) == 0)
                receipts.AddRange(await SendAsync(cafe, batch));
            receipts.AddRange(await SendAsync(cafe, batch));
        }
        return receipts;
    }

    // "Later" means that the server was busy: a phone sends it again.
    private static async Task<IReadOnlyList<RecordResult>> SendAsync(TestGathering cafe, AttendanceMark[] batch)
    {
        for (; ; )
        {
            var receipts = await cafe.SendAsync(batch);
            if (receipts.All(r => r.Kind is not RecordResultKind.Later))
                return receipts;
        }
    }
}
