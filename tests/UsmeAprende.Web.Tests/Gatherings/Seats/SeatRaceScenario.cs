using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Web.Tests.Gatherings.Paper;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Gatherings.Seats;

/// <summary>
/// Many people ask for the few seats of one café, give them up and ask again, each request to either of two real sites that share one
/// database.
/// </summary>
public sealed class SeatRaceScenario : IDisposable
{
    private const int Seats = 12;

    private static readonly DateTime Start = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(2).AddHours(14);

    private readonly SiteFolder _folder = new();
    private readonly Guid _cafe = Guid.CreateVersion7();
    private ChildPhone[] _phones = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="people">How many want a seat: more than there are, and at most 250.</param>
    public async Task RunAsync(int people)
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        ChildSite[] sites = [one, other];
        await PlanAsync();
        _phones = await Task.WhenAll(
            Enumerable.Range(0, people).Select(n => ChildPhone.SignUpAsync(sites[n % 2], $"{52_000_000 + n}", from: $"203.0.113.{n}"))
        );

        await Task.WhenAll(_phones.Select((phone, n) => DitherAsync(phone, sites, new Random(n))));
        await AssertSeatedAsync(people);

        // Whoever holds a seat gives it up, all at once and twice: the waiting move up, each once.
        var seated = await SeatedAsync();
        await Task.WhenAll(_phones.Where(p => seated.Contains(p.Id)).SelectMany(p => sites.Select(site => GiveUpAsync(p, site))));
        await AssertSeatedAsync(people - Seats);
        Assert.Empty(seated.Intersect(await SeatedAsync()));
    }

    // In the end they want it; twice, because the first answer was lost.
    private async Task DitherAsync(ChildPhone phone, ChildSite[] sites, Random mood)
    {
        for (var again = mood.Next(3); again > 0; again--)
        {
            await AskAsync(phone, sites[mood.Next(2)]);
            await GiveUpAsync(phone, sites[mood.Next(2)]);
        }
        await Task.WhenAll(sites.Select(site => AskAsync(phone, site)));
    }

    private Task<string> AskAsync(ChildPhone phone, ChildSite site) =>
        phone.PostAsync(site, $"/encuentros/{_cafe}/reservar", ForWhom(phone));

    private Task<string> GiveUpAsync(ChildPhone phone, ChildSite site) =>
        phone.PostAsync(site, $"/mis-encuentros/{_cafe}/ceder", ForWhom(phone));

    private static Dictionary<string, string> ForWhom(ChildPhone phone) => new() { ["para"] = $"{phone.Id}" };

    private async Task AssertSeatedAsync(int wanting)
    {
        await using var db = _folder.Open();
        var kept = await db
            .SeatReservations.AsNoTracking()
            .Where(r => r.GatheringId == _cafe && r.State != SeatState.GivenUp)
            .ToListAsync(Cancel);
        Assert.Equal(wanting, kept.Select(r => r.PersonId).Distinct().Count());
        Assert.Equal(wanting, kept.Count);
        Assert.Equal(Math.Min(Seats, wanting), kept.Count(r => r.State is SeatState.Reserved));
    }

    private async Task<List<PersonId>> SeatedAsync()
    {
        await using var db = _folder.Open();
        return await db
            .SeatReservations.Where(r => r.GatheringId == _cafe && r.State == SeatState.Reserved)
            .Select(r => r.PersonId)
            .ToListAsync(Cancel);
    }

    private async Task PlanAsync()
    {
        await using var db = _folder.Open();
        await PaperCafe.AddAsync(db, _cafe, Start, Seats, TimeProvider.System.GetUtcNow().UtcDateTime);
        await db.SaveChangesAsync(Cancel);
    }

    // Each comes from an address of their own.
    private Task<ChildSite> StartAsync() => ChildSite.StartAsync(_folder.Path, "--Site:Proxies:0", "127.0.0.1");

    public void Dispose()
    {
        Array.ForEach(_phones, phone => phone.Dispose());
        _folder.Dispose();
    }
}

public sealed class SeatRaceTests
{
    // tests/UsmeAprende.Drills does it with two hundred people.
    [Fact]
    public async Task Seats_AskedForAndGivenUpAtTwoSitesOfOneDatabase_AreNeverMoreNorFewerThanThereAre()
    {
        using var scenario = new SeatRaceScenario();

        await scenario.RunAsync(people: 30);
    }
}
