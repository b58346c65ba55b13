using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Gatherings.Paper;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>
/// R3 and R21: two facilitators' phones send the same marks, in random order and again and again, to two real sites that share one
/// database.
/// </summary>
public sealed class AttendanceRaceScenario : IDisposable
{
    private const int BatchSize = 40;
    private const int TapsEach = 4;

    private static readonly DateTime Start = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-1).AddHours(14);

    private readonly SiteFolder _folder = new();
    private readonly Guid _cafe = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="marks">How many different ones, by both facilitators together: four a person.</param>
    public async Task RunAsync(int marks)
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        using var ana = await FacilitatorAsync(one, "52345678");
        using var luz = await FacilitatorAsync(one, "1033456789");
        var people = Enumerable.Range(0, marks / TapsEach).Select(_ => PersonId.New()).ToList();
        await PlanAsync([ana.Id, luz.Id], people);
        var anas = people.SelectMany((p, n) => Taps(p, "09:10", isSlip: n % 10 < 2)).ToList();
        var luzs = people.SelectMany((p, n) => Taps(p, "09:25", isSlip: n % 10 == 0)).ToList();

        var stored = await Task.WhenAll(
            SendAsync(ana, one, anas, new Random(1)),
            SendAsync(ana, other, anas, new Random(2)),
            SendAsync(luz, one, luzs, new Random(3)),
            SendAsync(luz, other, luzs, new Random(4))
        );

        Assert.Equal(marks, stored.Sum());
        await AssertPresentAsync(people);
    }

    private async Task AssertPresentAsync(List<PersonId> people)
    {
        await using var db = _folder.Open();
        var ids = people.ToHashSet();
        var present = await db
            .Attendances.AsNoTracking()
            .Where(a => a.GatheringId == _cafe)
            .ToDictionaryAsync(a => a.PersonId, a => a.ArrivedAt, Cancel);
        var gathering = await db.Gatherings.AsNoTracking().SingleAsync(g => g.Id == _cafe, Cancel);
        var records = (await db.LearningRecords.AsNoTracking().ToListAsync(Cancel))
            .Where(r => ids.Contains(r.PersonId))
            .ToLookup(r => r.PersonId);
        Assert.Equal(people.Count * TapsEach, records.Sum(own => own.Count()));
        foreach (var (person, n) in people.Select((p, n) => (p, n)))
        {
            // A slip of both thumbs was nobody; of one, the other facilitator's word stands; else the earliest arrival.
            Assert.Equal(n % 10 != 0, present.TryGetValue(person, out var arrived));
            Assert.Equal(n % 10 == 0 ? null : Start.AddMinutes(n % 10 == 1 ? 25 : 10), arrived);
            Assert.Equal(AttendanceFacts.Compute(gathering, records[person])?.ArrivedAt, arrived);
        }
    }

    private Dictionary<string, object?>[] Taps(PersonId person, string late, bool isSlip)
    {
        var came = CafeScenario.Tap(person, at: _cafe);
        return isSlip
            ? [came, CafeScenario.Tap(person, "undone", target: came["id"])]
            : [came, CafeScenario.Tap(person, "late", late, at: _cafe)];
    }

    private async Task PlanAsync(PersonId[] facilitators, List<PersonId> people)
    {
        await using var db = _folder.Open();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await PaperCafe.AddAsync(db, _cafe, Start, seats: 20, now, facilitators);
        db.AddRange(people.Select(p => Person.CreateWalkIn(p, facilitators[0], now)));
        await db.SaveChangesAsync(Cancel);
    }

    private Task<ChildSite> StartAsync() => ChildSite.StartAsync(_folder.Path, "--People:StaffSecondFactor", "Optional");

    private async Task<ChildPhone> FacilitatorAsync(ChildSite site, string document)
    {
        var phone = await ChildPhone.SignUpAsync(site, document);
        await using (var db = _folder.Open())
            await db
                .People.Where(p => p.Id == phone.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, PersonRole.Facilitator), Cancel);
        await phone.SignInAgainAsync(site, document);
        return phone;
    }

    /// <returns>How many the site says it stored now and had not before.</returns>
    private static async Task<int> SendAsync(ChildPhone phone, ChildSite site, IEnumerable<Dictionary<string, object?>> marks, Random order)
    {
        var shuffled = marks.ToArray();
        order.Shuffle(shuffled);
        var stored = 0;

        // A few at a time, some of them twice because the answer was lost.
        foreach (var batch in shuffled.Chunk(BatchSize).SelectMany(batch => Enumerable.Repeat(batch, order.Next(4) == 0 ? 2 : 1)))
            stored += await SendAsync(phone, site, batch);
        return stored;
    }

    private static async Task<int> SendAsync(ChildPhone phone, ChildSite site, Dictionary<string, object?>[] batch)
    {
        var stored = 0;

        // "Later" means that the other site was writing: the phone sends it again.
        for (var again = true; again; )
        {
            var results = LearnerClient.Results(await phone.PostJsonAsync(site, "/api/sync", new { person = phone.Id, records = batch }));
            Assert.All(results, r => Assert.Contains(r, new[] { "stored", "duplicate", "later" }));
            stored += results.Count(r => r == "stored");
            again = results.Contains("later");
        }
        return stored;
    }

    public void Dispose() => _folder.Dispose();
}

public sealed class AttendanceRaceTests
{
    // R21; tests/UsmeAprende.Drills does it with a thousand marks.
    [Fact]
    public async Task Marks_SentInAnyOrderToTwoSitesOfOneDatabase_AreCountedOnce()
    {
        using var scenario = new AttendanceRaceScenario();

        await scenario.RunAsync(marks: 160);
    }
}
