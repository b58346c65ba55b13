using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Tests.Learning;

namespace UsmeAprende.Tests.Gatherings;

/// <summary>Two cafés, those who run them and those who come, for a <see cref="Rollcall"/> to happen at.</summary>
internal sealed class RollcallScene(LearningSite site, List<Meeting> cafes, Guid[] staff, List<Guid> people)
{
    public IReadOnlyList<Meeting> Cafes => cafes;

    public IReadOnlyList<Guid> People => people;

    /// <summary>Runs no café, and may say everything of all.</summary>
    public Guid Coordinator => staff[2];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RollcallScene> SetAsync(LearningSite site)
    {
        var (one, two, coordinator) = (
            await site.PersonAsync(PersonRole.Facilitator),
            await site.PersonAsync(PersonRole.Facilitator),
            await site.PersonAsync(PersonRole.Coordinator)
        );
        var cafes = new List<Meeting> { await Meeting.PlanAsync(site, facilitator: one), await Meeting.PlanAsync(site, facilitator: one) };
        await site.AskAsync(db =>
        {
            db.AddRange(cafes.Select(c => new GatheringFacilitator { GatheringId = c.Id, PersonId = two }));
            return db.SaveChangesAsync(Cancel);
        });
        var people = new List<Guid>();
        while (people.Count < Rollcall.People)
            people.Add(await cafes[0].PersonAsync("Ana"));
        return new RollcallScene(site, cafes, [one, two, coordinator], people);
    }

    /// <summary>What one phone sends is of one author and one gathering; what several send arrives at once.</summary>
    public async Task SendAsync(IReadOnlyList<Tap> batch)
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
    public async Task<List<(Guid Cafe, Guid Person, Presence? Presence)>> PresencesAsync()
    {
        var presences = new List<(Guid, Guid, Presence?)>();
        foreach (var cafe in cafes)
        foreach (var person in people)
            presences.Add((cafe.Id, person, await cafe.PresenceAsync(person)));
        return presences;
    }

    public Task<List<Guid>> SurvivorsAsync() =>
        site.AskAsync(async db =>
        {
            var survivors = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.SurvivorId, Cancel);
            return people.ConvertAll(p => survivors[p]);
        });
}
