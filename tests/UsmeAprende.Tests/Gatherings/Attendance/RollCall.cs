using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings.Attendance;

/// <summary>
/// What two facilitators and a coordinator say of a few people at two gatherings, in the order and batches in which it arrives.
/// </summary>
/// <param name="Batches">Who sends which mark of which gathering: places in lists of the test's own.</param>
internal sealed record RollCall(IReadOnlyList<IReadOnlyList<RollCallTap>> Batches)
{
    public const int People = 3;
    public const int Gatherings = 2;

    /// <summary>Two facilitators, then a coordinator.</summary>
    public const int Staff = 3;

    public IEnumerable<RollCallTap> All => Batches.SelectMany(b => b);

    public static Arbitrary<RollCall> Arbitrary() =>
        Gen.Sized(size =>
                from marks in Mark().ListOf(Math.Max(2, size / 2))
                from voids in Void(marks).ListOf(size / 4)
                from repeated in Gen.SubListOf(marks.Concat(voids))
                from arrived in Gen.Shuffle(marks.Concat(voids).Concat(repeated))
                from cuts in Gen.Choose(1, 7).ListOf(arrived.Length)
                select new RollCall(Split(arrived, cuts))
            )
            .ToArbitrary();

    private static Gen<RollCallTap> Mark() =>
        from staff in Gen.Choose(0, Staff - 1)
        from gathering in Gen.Choose(0, Gatherings - 1)
        from person in Gen.Choose(0, People - 1)
        from kind in Gen.Elements(MarkKind.Came, MarkKind.Came, MarkKind.Late, MarkKind.Early, MarkKind.Thanked)
        from minutes in Gen.Choose(0, 150)
        select new RollCallTap(staff, gathering, person, Guid.CreateVersion7(), kind, minutes, null);

    private static Gen<RollCallTap> Void(List<RollCallTap> marks) =>
        from staff in Gen.Choose(0, Staff - 1)
        from target in Gen.Elements<RollCallTap>(marks)
        from isOther in Gen.Choose(0, 9)
        select new RollCallTap(
            staff,
            target.Gathering,
            isOther == 0 ? (target.Person + 1) % People : target.Person,
            Guid.CreateVersion7(),
            MarkKind.Undone,
            0,
            target.Id
        );

    private static List<IReadOnlyList<RollCallTap>> Split(RollCallTap[] arrived, List<int> cuts)
    {
        var batches = new List<IReadOnlyList<RollCallTap>>();
        for (int at = 0, n = 0; at < arrived.Length; at += cuts[n++])
            batches.Add([.. arrived.Skip(at).Take(cuts[n])]);
        return batches;
    }
}

/// <summary>One of them.</summary>
internal sealed record RollCallTap(int Staff, int Gathering, int Person, Guid Id, MarkKind Kind, int Minutes, Guid? Target)
{
    public AttendanceMark For(PersonId person) =>
        new()
        {
            Id = Id,
            Person = person,
            Kind = Kind,
            Time = Kind is MarkKind.Late or MarkKind.Early ? new TimeOnly(9, 0).AddMinutes(Minutes) : null,
            Target = Target,
            OccurredAt = TestGathering.Start.AddMinutes(Minutes / 3),
        };
}

/// <summary>Two cafés, those who run them and those who come, for a <see cref="RollCall"/> to happen at.</summary>
internal sealed class RollCallScene(TestSite site, List<TestGathering> cafes, PersonId[] staff, List<PersonId> people)
{
    public IReadOnlyList<TestGathering> Cafes => cafes;

    public IReadOnlyList<PersonId> People => people;

    /// <summary>Runs no café, and may say everything of all.</summary>
    public PersonId Coordinator => staff[2];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RollCallScene> SetAsync(TestSite site)
    {
        var (one, two, coordinator) = (
            await site.PersonAsync(PersonRole.Facilitator),
            await site.PersonAsync(PersonRole.Facilitator),
            await site.PersonAsync(PersonRole.Coordinator)
        );
        var cafes = new List<TestGathering>
        {
            await TestGathering.PlanAsync(site, facilitator: one),
            await TestGathering.PlanAsync(site, facilitator: one),
        };
        await site.AskAsync(db =>
        {
            db.AddRange(cafes.Select(c => new GatheringFacilitator { GatheringId = c.Id, PersonId = two }));
            return db.SaveChangesAsync(Cancel);
        });
        var people = new List<PersonId>();
        while (people.Count < RollCall.People)
            people.Add(await cafes[0].PersonAsync("Ana"));
        return new RollCallScene(site, cafes, [one, two, coordinator], people);
    }

    /// <summary>What one phone sends is of one author and one gathering; what several send arrives at once.</summary>
    public async Task SendAsync(IReadOnlyList<RollCallTap> batch)
    {
        var receipts = await Task.WhenAll(
            batch
                .GroupBy(t => (t.Staff, t.Gathering))
                .Select(own => cafes[own.Key.Gathering].SendAsAsync(staff[own.Key.Staff], [.. own.Select(t => t.For(people[t.Person]))]))
        );
        // A colleague's mark is not theirs to take back, and they are told so.
        Assert.All(receipts.SelectMany(r => r), r => Assert.True(r.IsSaved || r.Reason == RecordReasonCodes.NotYours, r.Reason));
    }

    /// <summary>What is stored of each row at each café, in one order.</summary>
    public async Task<List<(Guid Cafe, PersonId Person, AttendanceFacts? Presence)>> PresencesAsync()
    {
        var presences = new List<(Guid, PersonId, AttendanceFacts?)>();
        foreach (var cafe in cafes)
        foreach (var person in people)
            presences.Add((cafe.Id, person, await cafe.PresenceAsync(person)));
        return presences;
    }

    public Task<List<PersonId>> SurvivorsAsync() =>
        site.AskAsync(async db =>
        {
            var survivors = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.SurvivorId, Cancel);
            return people.ConvertAll(p => (PersonId)survivors[p]);
        });
}
