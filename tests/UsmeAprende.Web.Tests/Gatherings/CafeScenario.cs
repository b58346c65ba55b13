using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Demo;

namespace UsmeAprende.Web.Tests.Gatherings;

/// <summary>The café of today, with the facilitator who runs it at the browser, on a site of its own.</summary>
internal sealed class CafeScenario : IAsyncDisposable
{
    public static readonly string Path = $"/facilitacion/encuentros/{DemoAttendance.Today}";
    public static readonly string ListPath = $"{Path}/asistencia";
    public static readonly string Api = $"/api/encuentros/{DemoAttendance.Today}";

    /// <summary>Somebody who has reserved.</summary>
    public static readonly PersonId Ana = DemoAttendance.NeighbourId(0);

    private CafeScenario(SiteHost site) => (Site, Facilitator) = (site, new BrowserVisit(site));

    public SiteHost Site { get; }

    public BrowserVisit Facilitator { get; }

    public DatabaseCommandLog Commands => Site.Commands!;

    public PersonId FacilitatorId { get; private set; }

    public static Task<CafeScenario> OpenAsync(params (string Setting, string Value)[] settings) => OpenAsync(hasWorker: true, settings);

    /// <summary>Where nothing is done but what requests ask for: what they cost can be counted.</summary>
    public static Task<CafeScenario> OpenQuietAsync() => OpenAsync(hasWorker: false, []);

    private static async Task<CafeScenario> OpenAsync(bool hasWorker, (string Setting, string Value)[] settings)
    {
        var site = new SiteHost
        {
            Environment = "Development",
            Commands = new DatabaseCommandLog(),
            HasWorker = hasWorker,
        };
        foreach (var (setting, value) in settings)
            site.With(setting, value);
        await site.InitializeAsync();
        var cafe = new CafeScenario(site);
        await cafe.Facilitator.SignInAsync(DemoPeople.Accounts[1], DemoPeople.Password);
        cafe.FacilitatorId = PersonId.Parse((await cafe.Facilitator.ReadAsync("/facilitacion")).Body!.GetAttribute("data-person")!);
        return cafe;
    }

    /// <summary>A tap as a phone writes it: a record of somebody else.</summary>
    public static Dictionary<string, object?> Tap(
        PersonId person,
        string kind = "came",
        string? time = null,
        object? target = null,
        Guid? at = null
    )
    {
        var attendance = $"encuentro/{at ?? DemoAttendance.Today}";
        return new()
        {
            ["id"] = Guid.CreateVersion7().ToString(),
            ["subject"] = person.ToString(),
            ["verb"] = kind is "undone" ? "voided" : "attended",
            ["activity"] = kind switch
            {
                "late" => attendance + "/tarde",
                "early" => attendance + "/temprano",
                "undone" => target?.ToString(),
                _ => attendance,
            },
            ["answer"] = time,
            ["occurred"] = "2035-08-06T14:30:00.000Z",
        };
    }

    public Task<HttpResponseMessage> PostAsync(object body, BrowserVisit? visit = null) =>
        (visit ?? Facilitator).Browser.PostAsJsonAsync("/api/sync", body, BrowserVisit.Cancel);

    public async Task<List<string>> SendAsync(params object?[] records)
    {
        using var response = await PostAsync(new { person = FacilitatorId, records });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ListResultsAsync(response);
    }

    /// <summary>Of each record what became of it, and why.</summary>
    public static async Task<List<string>> ListResultsAsync(HttpResponseMessage response)
    {
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(BrowserVisit.Cancel);
        return
        [
            .. answer
                .GetProperty("results")
                .EnumerateArray()
                .Select(r =>
                    r.GetProperty("result").GetString() + (r.TryGetProperty("reason", out var reason) ? " " + reason.GetString() : "")
                ),
        ];
    }

    /// <summary>Asks a part of the programme as a request would.</summary>
    public async Task<TAnswer> AskAsync<TService, TAnswer>(Func<TService, Task<TAnswer>> question)
        where TService : notnull
    {
        await using var scope = Site.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>What the list says of a person.</summary>
    public async Task<string> StateAsync(PersonId person) =>
        (await Facilitator.ReadAsync(ListPath)).QuerySelector($"#p-{person} .state")?.TextContent ?? "(no está)";

    public async ValueTask DisposeAsync()
    {
        Facilitator.Dispose();
        await Site.DisposeAsync();
    }
}
