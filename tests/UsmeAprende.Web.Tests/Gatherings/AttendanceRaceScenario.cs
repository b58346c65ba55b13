using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;
using UsmeAprende.Web.Tests.People;

namespace UsmeAprende.Web.Tests.Gatherings;

/// <summary>R3 and R21: two facilitators' phones send the same marks, in random order and again and again, to two real sites that share one database.</summary>
public sealed class AttendanceRaceScenario : IDisposable
{
    private const int BatchSize = 40;
    private const int TapsEach = 4;

    private static readonly DateTime Start = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-1).AddHours(14);

    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;
    private readonly Guid _cafe = Guid.CreateVersion7();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="marks">How many different ones, by both facilitators together: four a person.</param>
    public async Task RunAsync(int marks)
    {
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        using var ana = await Facilitator.SignUpAsync(one, "52345678", this);
        using var luz = await Facilitator.SignUpAsync(one, "1033456789", this);
        var people = Enumerable.Range(0, marks / TapsEach).Select(_ => Guid.CreateVersion7()).ToList();
        await PlanAsync([ana.Id, luz.Id], people);
        var anas = people.SelectMany((p, n) => Taps(p, "09:10", isSlip: n % 10 < 2)).ToList();
        var luzs = people.SelectMany((p, n) => Taps(p, "09:25", isSlip: n % 10 == 0)).ToList();

        var stored = await Task.WhenAll(
            ana.SendAsync(one, _cafe, anas, new Random(1)), ana.SendAsync(other, _cafe, anas, new Random(2)),
            luz.SendAsync(one, _cafe, luzs, new Random(3)), luz.SendAsync(other, _cafe, luzs, new Random(4)));

        Assert.Equal(marks, stored.Sum());
        await AssertPresentAsync(people);
    }

    private async Task AssertPresentAsync(List<Guid> people)
    {
        await using var db = Open();
        var ids = people.ToHashSet();
        var present = await db.Set<Attendance>().AsNoTracking().Where(a => a.GatheringId == _cafe).ToDictionaryAsync(a => a.PersonId, a => a.ArrivedAt, Cancel);
        var gathering = await db.Set<Gathering>().AsNoTracking().SingleAsync(g => g.Id == _cafe, Cancel);
        var records = (await db.Set<LearningRecord>().AsNoTracking().ToListAsync(Cancel)).Where(r => ids.Contains(r.PersonId)).ToLookup(r => r.PersonId);
        Assert.Equal(people.Count * TapsEach, records.Sum(own => own.Count()));
        foreach (var (person, n) in people.Select((p, n) => (p, n)))
        {
            // A slip of both thumbs was nobody; of one, the other facilitator's word stands; else the earliest arrival.
            Assert.Equal(n % 10 != 0, present.TryGetValue(person, out var arrived));
            Assert.Equal(n % 10 == 0 ? null : Start.AddMinutes(n % 10 == 1 ? 25 : 10), arrived);
            Assert.Equal(Presence.Compute(gathering, records[person])?.ArrivedAt, arrived);
        }
    }

    private static Dictionary<string, object?>[] Taps(Guid person, string late, bool isSlip)
    {
        var came = Cafe.Tap(person);
        return isSlip ? [came, Cafe.Tap(person, "undone", target: came["id"])] : [came, Cafe.Tap(person, "late", late)];
    }

    private async Task PlanAsync(Guid[] facilitators, List<Guid> people)
    {
        await using var db = Open();
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var venue = new Venue();
        venue.Describe(new VenueDetails { Id = venue.Id, Name = "Salón comunal", PlaceId = await db.Set<Place>().Select(p => p.Id).FirstAsync(Cancel), Address = "Cl 1" });
        var plan = new GatheringPlan { Kind = "cafe", Title = "Café", Area = "GAI", VenueId = venue.Id, Seats = 20, Lessons = [], Facilitators = facilitators };
        db.AddRange(venue, Gathering.Of(_cafe, plan, new Occasion(Start, Start.AddHours(2)), null, now));
        db.AddRange(people.Select(p => Person.OfWalkIn(p, facilitators[0], now)));
        await db.SaveChangesAsync(Cancel);
    }

    private Task<ChildSite> StartAsync() => ChildSite.StartAsync(_folder, "--People:StaffSecondFactor", "Optional");

    private UsmeDb Open()
    {
        var options = new DbContextOptionsBuilder<UsmeDb>();
        SqliteDatabase.Use(options, Path.Combine(_folder, "usme.db"));
        return new UsmeDb(options.Options);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Somebody whose session both sites know, for they share their keys.</summary>
    private sealed class Facilitator : IDisposable
    {
        private readonly HttpClient _phone = new(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false });

        public Guid Id { get; private set; }

        public static async Task<Facilitator> SignUpAsync(ChildSite site, string document, AttendanceRaceScenario scenario)
        {
            var facilitator = new Facilitator();
            facilitator._phone.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            await facilitator.PostAsync(site, "/registro", Visit.SignUpForm(document));
            facilitator.Id = (await facilitator._phone.GetFromJsonAsync<JsonElement>(new Uri(site.Address, "/api/me"), Cancel)).GetProperty("id").GetGuid();
            await using (var db = scenario.Open())
                await db.People.Where(p => p.Id == facilitator.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, Role.Facilitator), Cancel);
            await facilitator.PostAsync(site, "/salir", []);
            await facilitator.PostAsync(site, "/entrar", new Dictionary<string, string> { ["Identifier"] = document, ["Password"] = Visit.Password });
            return facilitator;
        }

        /// <returns>How many the site says it stored now and had not before.</returns>
        public async Task<int> SendAsync(ChildSite site, Guid cafe, IEnumerable<Dictionary<string, object?>> marks, Random order)
        {
            var shuffled = marks.ToArray();
            order.Shuffle(shuffled);
            var stored = 0;
            // A few at a time, some of them twice because the answer was lost.
            foreach (var batch in shuffled.Chunk(BatchSize).SelectMany(batch => Enumerable.Repeat(batch, order.Next(4) == 0 ? 2 : 1)))
                stored += await SendAsync(site, cafe, batch);
            return stored;
        }

        private async Task<int> SendAsync(ChildSite site, Guid cafe, Dictionary<string, object?>[] batch)
        {
            var stored = 0;
            // "Later" means that the other site was writing: the phone sends it again.
            for (var again = true; again;)
            {
                using var response = await _phone.PostAsJsonAsync(new Uri(site.Address, $"/api/encuentros/{cafe}/marcas"), new { staff = Id, marks = batch }, Cancel);
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
                var results = Learner.Results(await Learner.JsonAsync(response));
                Assert.All(results, r => Assert.Contains(r, new[] { "stored", "duplicate", "later" }));
                stored += results.Count(r => r == "stored");
                again = results.Contains("later");
            }
            return stored;
        }

        private async Task PostAsync(ChildSite site, string path, Dictionary<string, string> form)
        {
            using var content = new FormUrlEncodedContent(form);
            using var response = await _phone.PostAsync(new Uri(site.Address, path), content, Cancel);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        }

        public void Dispose() => _phone.Dispose();
    }
}
