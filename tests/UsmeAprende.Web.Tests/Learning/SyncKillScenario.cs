using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>R7 and R8: the site, a process of its own, is killed while batches stream in, and started again on what is left.</summary>
public sealed class SyncKillScenario : IDisposable
{
    private const int Phones = 4;
    private const int BatchSize = 20;

    private static readonly ActivityId Lesson = CatalogueReader.Read(SourceRepository.Courses).LessonsById.Keys.Order().First();

    private readonly SiteFolder _folder = new();
    private readonly ConcurrentBag<Guid> _sent = [];
    private readonly ConcurrentBag<Guid> _acknowledged = [];
    private readonly CookieContainer _cookies = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// Kills at the given moments, told in acknowledged records since the last start; every acknowledged record must be there afterwards,
    /// once.
    /// </summary>
    public async Task RunAsync(params int[] moments)
    {
        PersonId person = default;
        foreach (var moment in moments)
        {
            await using var site = await ChildSite.StartAsync(_folder.Path);
            using var phone = Phone(site);
            if (person == default)
                person = await SignUpAsync(phone);
            await StreamUntilKilledAsync(site, phone, person, _acknowledged.Count + moment);
            Assert.Empty(_acknowledged.Except(await StoredAsync()));
        }

        await using var after = await ChildSite.StartAsync(_folder.Path);
        using var again = Phone(after);
        // What was not acknowledged is sent again, with all the rest, as phones do: each is there once.
        foreach (var batch in _sent.Chunk(200))
            Assert.All(await SendAsync(again, person, batch), result => Assert.Contains(result, new[] { "stored", "duplicate" }));
        Assert.Equal(_sent.Order(), (await StoredAsync()).Order());
    }

    private async Task StreamUntilKilledAsync(ChildSite site, HttpClient phone, PersonId person, int enough)
    {
        var dying = new TaskCompletionSource();
        var streams = Enumerable
            .Range(0, Phones)
            .Select(async _ =>
            {
                while (true)
                {
                    var ids = Enumerable.Range(0, BatchSize).Select(_ => Guid.CreateVersion7()).ToArray();
                    Array.ForEach(ids, _sent.Add);
                    try
                    {
                        Assert.All(await SendAsync(phone, person, ids), result => Assert.Equal("stored", result));
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

    private static async Task<List<string>> SendAsync(HttpClient phone, PersonId person, IEnumerable<Guid> ids)
    {
        var records = ids.Select(id => new Dictionary<string, object?>(LearnerClient.CreateRecord("completed", Lesson)) { ["id"] = id });
        return LearnerClient.Results(
            await LearnerClient.JsonAsync(await phone.PostAsJsonAsync("/api/sync", new { person, records }, Cancel))
        );
    }

    private async Task<List<Guid>> StoredAsync()
    {
        await using var db = _folder.Open();
        return await db.LearningRecords.Select(r => r.Id).ToListAsync(Cancel);
    }

    public void Dispose() => _folder.Dispose();
}

public sealed class SyncKillTests
{
    // R7, R8; tests/UsmeAprende.Drills does it twenty times.
    [Fact]
    public async Task Site_KilledWhileBatchesStreamIn_HasEveryAcknowledgedRecordOnce()
    {
        using var scenario = new SyncKillScenario();

        await scenario.RunAsync(800);
    }
}
