using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Tests.Learning.Outbox;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>R7 and R8: the site, a process of its own, is killed while batches stream in, and started again on what is left.</summary>
/// <remarks>How the batches come is told by who makes it: in a session, or sealed and brought by nobody (R19).</remarks>
public sealed class SyncKillScenario : IDisposable
{
    private const int Phones = 4;
    private const int BatchSize = 20;

    private static readonly ActivityId Lesson = CatalogueReader.Read(SourceRepository.Courses).LessonsById.Keys.Order().First();

    private readonly SiteFolder _folder = new();
    private readonly IRecordCarrier _carrier;
    private readonly ConcurrentDictionary<Guid, Dictionary<string, object?>> _sent = [];
    private readonly ConcurrentBag<Guid> _acknowledged = [];
    private readonly CookieContainer _cookies = new();

    private SyncKillScenario(IRecordCarrier carrier) => _carrier = carrier;

    /// <summary>How many records were sent, and how many of them acknowledged before the last kill.</summary>
    public (int Sent, int Acknowledged) Counts => (_sent.Count, _acknowledged.Count);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static SyncKillScenario OfOpenRecords() => new(new OpenCarrier());

    public static SyncKillScenario OfSealedRecords() => new(new SealedCarrier());

    /// <summary>
    /// Kills at the given moments, told in acknowledged records since the last start; every acknowledged record must be there afterwards,
    /// once.
    /// </summary>
    public async Task RunAsync(params int[] moments)
    {
        var isSignedUp = false;
        foreach (var moment in moments)
        {
            await using var site = await ChildSite.StartAsync(_folder.Path);
            using var phone = Phone(site);
            if (!isSignedUp)
                await _carrier.StartAsync(new LearnerClient(await SignUpAsync(phone), phone));
            isSignedUp = true;
            await StreamUntilKilledAsync(site, phone, _acknowledged.Count + moment);
            Assert.Empty(_acknowledged.Except(await StoredAsync()));
        }

        await using var after = await ChildSite.StartAsync(_folder.Path);
        using var again = Phone(after);
        // What was not acknowledged is sent again, with all the rest, as phones do: each is there once.
        foreach (var batch in _sent.Values.Chunk(200))
            Assert.All(await _carrier.SendAsync(again, batch), result => Assert.Contains(result, new[] { "stored", "duplicate" }));
        Assert.Equal(_sent.Keys.Order(), (await StoredAsync()).Order());
    }

    private async Task StreamUntilKilledAsync(ChildSite site, HttpClient phone, int enough)
    {
        var dying = new TaskCompletionSource();
        var streams = Enumerable
            .Range(0, Phones)
            .Select(async _ =>
            {
                while (true)
                {
                    var ids = Enumerable.Range(0, BatchSize).Select(_ => Guid.CreateVersion7()).ToArray();
                    var batch = Array.ConvertAll(ids, Pack);
                    try
                    {
                        Assert.All(await _carrier.SendAsync(phone, batch), result => Assert.Equal("stored", result));
                    }
                    catch (HttpRequestException) when (dying.Task.IsCompleted)
                    {
                        return;
                    }
                    Array.ForEach(ids, _acknowledged.Add);
                    if (_acknowledged.Count >= enough)
                        dying.TrySetResult();
                }
            })
            .ToList();

        await Task.WhenAny(dying.Task, Task.WhenAll(streams));
        await site.KillAsync();
        await Task.WhenAll(streams);
    }

    private HttpClient Phone(ChildSite site)
    {
        var phone = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false })
        {
            BaseAddress = site.Address,
        };
        phone.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return phone;
    }

    private static async Task<PersonId> SignUpAsync(HttpClient phone)
    {
        using var form = new FormUrlEncodedContent(BrowserVisit.SignUpForm("52345678"));
        using var response = await phone.PostAsync("/registro", form, Cancel);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return new PersonId((await phone.GetFromJsonAsync<JsonElement>("/api/me", Cancel)).GetProperty("id").GetGuid());
    }

    private Dictionary<string, object?> Pack(Guid id)
    {
        var record = LearnerClient.CreateRecord("completed", Lesson);
        record["id"] = id.ToString();
        return _sent[id] = _carrier.Pack(record);
    }

    private async Task<List<Guid>> StoredAsync()
    {
        await using var db = _folder.Open();
        return await db.LearningRecords.Select(r => r.Id).ToListAsync(Cancel);
    }

    public void Dispose()
    {
        _carrier.Dispose();
        _folder.Dispose();
    }
}

public sealed class SyncKillTests
{
    // R7, R8; tests/UsmeAprende.Drills does it twenty times.
    [Fact]
    public async Task Site_KilledWhileBatchesStreamIn_HasEveryAcknowledgedRecordOnce()
    {
        using var scenario = SyncKillScenario.OfOpenRecords();

        await scenario.RunAsync(800);
    }

    // R7, R8, R19; the drill does it fifty times. The phone's key and the site's own are on disk from the first kill on.
    [Fact]
    public async Task Site_KilledThriceWhileSealedBatchesStreamIn_HasEveryAcknowledgedRecordOnce()
    {
        using var scenario = SyncKillScenario.OfSealedRecords();

        await scenario.RunAsync(100, 0, 400);
    }
}
