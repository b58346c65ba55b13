using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;

namespace UsmeAprende.Benchmarks;

/// <summary>People with their sessions, a facilitator and a café, who ask the site what a day's visits ask.</summary>
internal sealed class DayTown : IDisposable
{
    private const int Phones = 60;
    private const int Present = 200;

    private readonly ChildServer _site;
    private readonly SyncBatches _batches;
    private readonly (string Lesson, string Course) _pages;
    private readonly HttpClient _http;
    private readonly Guid _today = Guid.CreateVersion7();
    private readonly Guid _tomorrow = Guid.CreateVersion7();
    private readonly List<PersonId> _present = [];
    private BenchmarkVisitor[] _phones = [];
    private BenchmarkVisitor _facilitator = null!;
    private int _newcomers = 1_000_000;

    private DayTown(ChildServer site, SyncBatches batches, (string Lesson, string Course) pages)
    {
        (_site, _batches, _pages) = (site, batches, pages);
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                UseCookies = false,
                AllowAutoRedirect = false,
                MaxConnectionsPerServer = 200,
            }
        )
        {
            BaseAddress = new Uri($"http://{site.Address}"),
        };
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        _http.DefaultRequestHeaders.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
    }

    public static async Task<DayTown> MakeAsync(ChildServer site, string data, SyncBatches batches, (string Lesson, string Course) pages)
    {
        var town = new DayTown(site, batches, pages)
        {
            _phones = await Task.WhenAll(Enumerable.Range(0, Phones).Select(n => BenchmarkVisitor.SignUpAsync(site.Address, n))),
        };
        var facilitator = await BenchmarkVisitor.SignUpAsync(site.Address, Phones);
        var options = new DbContextOptionsBuilder<UsmeDb>();
        SqliteDatabase.Configure(options, Path.Combine(data, "usme.db"));
        await using (var db = new UsmeDb(options.Options))
            await town.PlanAsync(db, facilitator.Id);
        SqliteConnection.ClearAllPools();
        town._facilitator = await BenchmarkVisitor.SignInAsync(site.Address, Phones, facilitator.Id);
        return town;
    }

    /// <summary>Makes the request as whoever makes such visits.</summary>
    public async Task AskAsync(DayRequest request)
    {
        var phone = _phones[Random.Shared.Next(Phones)];
        switch (request.Kind)
        {
            case "page":
                await SendAsync(HttpMethod.Get, Place(request.What), null, null, HttpStatusCode.OK);
                break;
            case "own":
                await SendAsync(
                    HttpMethod.Get,
                    Place(request.What),
                    request.What.StartsWith("/facilitacion", StringComparison.Ordinal) ? _facilitator : phone,
                    null,
                    HttpStatusCode.OK
                );
                break;
            case "sync":
                await SendAsync(HttpMethod.Post, "/api/sync", phone, JsonBytes(_batches.Next(phone.Id, request.Count)), HttpStatusCode.OK);
                break;
            case "marks":
                await SendAsync(
                    HttpMethod.Post,
                    "/api/sync",
                    _facilitator,
                    JsonContent.Create(new { person = _facilitator.Id, records = Marks(request.Count) }),
                    HttpStatusCode.OK
                );
                break;
            case "seat":
                await SendAsync(
                    HttpMethod.Post,
                    $"/encuentros/{_tomorrow}/reservar",
                    phone,
                    new FormUrlEncodedContent([KeyValuePair.Create("para", $"{phone.Id}")]),
                    HttpStatusCode.Redirect
                );
                break;
            case "signin":
                await BenchmarkVisitor.SignInAsync(_site.Address, Array.IndexOf(_phones, phone), phone.Id);
                break;
            case "signup":
                await BenchmarkVisitor.SignUpAsync(_site.Address, Interlocked.Increment(ref _newcomers));
                break;
            default:
                throw new ArgumentException($"visits.txt: nobody knows how to {request.Kind}.", nameof(request));
        }
    }

    private string Place(string path) =>
        path.Replace("{lesson}", _pages.Lesson, StringComparison.Ordinal)
            .Replace("{course}", _pages.Course, StringComparison.Ordinal)
            .Replace("{cafe}", $"{_today}", StringComparison.Ordinal);

    private IEnumerable<object> Marks(int count)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return Enumerable
            .Range(0, count)
            .Select(_ => new
            {
                id = Guid.CreateVersion7(),
                subject = _present[Random.Shared.Next(_present.Count)],
                verb = "attended",
                activity = $"encuentro/{_today}",
                occurred = now,
            });
    }

    private static ByteArrayContent JsonBytes(byte[] json) =>
        new(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private async Task SendAsync(HttpMethod method, string path, BenchmarkVisitor? who, HttpContent? content, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (who is not null)
            request.Headers.Add("Cookie", who.Cookie);
        using var response = await _http.SendAsync(request);
        await response.Content.CopyToAsync(Stream.Null);
        if (response.StatusCode != expected)
            throw new HttpRequestException($"{method} {path}", null, response.StatusCode);
    }

    private async Task PlanAsync(UsmeDb db, PersonId facilitator)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var venue = new GatheringVenue();
        venue.Update(
            new VenueDetails
            {
                Id = venue.Id,
                Name = "Salón comunal",
                PlaceId = await db.Places.Select(p => p.Id).FirstAsync(),
                Address = "Cl 1",
            }
        );
        db.Add(venue);
        foreach (var (id, start) in new[] { (_today, now.AddMinutes(-10)), (_tomorrow, now.AddDays(1)) })
        {
            var plan = new GatheringPlan
            {
                Kind = "cafe",
                Title = "Café",
                Area = "GAI",
                VenueId = venue.Id,
                Seats = Present,
                Lessons = [],
                Facilitators = [facilitator],
            };
            db.Add(Gathering.Create(id, plan, new TimeSlot(start, start.AddHours(3)), null, now));
        }
        var people = Enumerable.Range(0, Present).Select(_ => Person.CreateWalkIn(PersonId.New(), facilitator, now)).ToList();
        db.AddRange(people);
        _present.AddRange(people.Select(p => p.Id));
        await db.SaveChangesAsync();
        await db.People.Where(p => p.Id == facilitator).ExecuteUpdateAsync(set => set.SetProperty(p => p.Role, PersonRole.Facilitator));
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>Somebody's visit to the site: what it asks, in order.</summary>
/// <param name="Who">Makes it.</param>
/// <param name="PerDay">How many of them come on a day.</param>
/// <param name="Requests">What each asks.</param>
internal sealed record DayVisit(string Who, int PerDay, IReadOnlyList<DayRequest> Requests)
{
    public static IReadOnlyList<DayVisit> Read(string file)
    {
        var visits = new List<(string Who, int PerDay, List<DayRequest> Requests)>();
        foreach (var line in File.ReadLines(file).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (line[0] == ' ')
                visits[^1].Requests.Add(new DayRequest(words[0], words.ElementAtOrDefault(1) ?? ""));
            else
                visits.Add((words[0], int.Parse(words[1], CultureInfo.InvariantCulture), []));
        }
        return [.. visits.Select(v => new DayVisit(v.Who, v.PerDay, v.Requests))];
    }
}

/// <summary>One request of a visit.</summary>
/// <param name="Kind">As in visits.txt.</param>
/// <param name="What">An address or a number of things sent.</param>
internal sealed record DayRequest(string Kind, string What)
{
    public int Count => int.Parse(What, CultureInfo.InvariantCulture);
}
