using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Demo;
using UsmeAprende.Jobs;

namespace UsmeAprende.Web.Tests.WholeSite;

/// <summary>
/// The demo site on days that each run chooses anew: its links lead somewhere, its jobs run, people learn and are marked.
/// </summary>
public sealed class AnyDayTests
{
    private const int MostPages = 70;

    // The same on every day, and many.
    private static readonly string[] Timeless = ["/cursos/", "/v/", "/glosario", "/salir", "/insignias/dibujos"];

    public static TheoryData<string, int> Moments =>
        new(
            Enumerable
                .Range(0, 2)
                .Select(which => (RandomDay.Choose(which).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), RandomDay.Seed))
        );

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Links_OfEachDemoAccount_LeadSomewhere(string moment, int seed)
    {
        await using var site = await OpenAsync(moment);
        var broken = new List<string>();

        foreach (var account in DemoPeople.Accounts.Prepend(""))
        {
            using var visit = new BrowserVisit(site);
            if (account.Length > 0)
                (await visit.SignInAsync(account, DemoPeople.Password)).Dispose();
            broken.AddRange((await CrawlAsync(visit)).Select(problem => $"{account} {problem}"));
        }

        Assert.True(broken.Count == 0, $"USME_SEED={seed}\n{string.Join('\n', broken)}");
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task Jobs_OfTheWholeTable_Succeed(string moment, int seed)
    {
        await using var site = await OpenAsync(moment);
        var table = site.Services.GetRequiredService<JobTable>();

        var failed = new List<string>();
        foreach (var job in table.All)
            if (await site.Services.GetRequiredService<JobRunner>().RunNowAsync(job.Name, BrowserVisit.Cancel) is { HasFailed: true } run)
                failed.Add($"{job.Name}: {run.Sentence}");

        Assert.True(failed.Count == 0, $"USME_SEED={seed}\n{string.Join('\n', failed)}");
    }

    [Theory]
    [MemberData(nameof(Moments))]
    public async Task People_WhoLearnAndCome_FindItInTheirAccount(string moment, int seed)
    {
        await using var site = await OpenAsync(moment);
        using var ana = new BrowserVisit(site);
        using var facilitator = new BrowserVisit(site);
        var id = await ana.SignUpAsync();
        (await facilitator.SignInAsync(DemoPeople.Accounts[1], DemoPeople.Password)).Dispose();
        var staff = Guid.Parse((await facilitator.ReadAsync("/facilitacion")).Body!.GetAttribute("data-person")!);

        (await ana.PostAsync("/cursos/herramientas-basicas/mi-celular/encender-y-cargar", ("accion", "terminar"))).Dispose();
        var mark = new
        {
            id = Guid.CreateVersion7(),
            person = id,
            kind = "came",
            occurred = site.Clock.GetUtcNow(),
        };
        using var marked = await facilitator.Browser.PostAsJsonAsync(
            $"/api/encuentros/{DemoAttendance.Today}/marcas",
            new { staff, marks = new[] { mark } },
            BrowserVisit.Cancel
        );

        var results = (await marked.Content.ReadFromJsonAsync<JsonElement>(BrowserVisit.Cancel)).GetProperty("results");
        Assert.Equal("stored", results[0].GetProperty("result").GetString());
        Assert.Contains("lecciones", (await ana.ReadAsync("/mi-aprendizaje")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True(
            await ana.WithDbAsync(db => db.ActivityStates.AnyAsync(s => s.PersonId == id && s.FinishedAt != null, BrowserVisit.Cancel)),
            $"USME_SEED={seed}"
        );
        Assert.True(await ana.WithDbAsync(db => db.Attendances.AnyAsync(a => a.PersonId == id, BrowserVisit.Cancel)), $"USME_SEED={seed}");
    }

    private static async Task<SiteHost> OpenAsync(string moment)
    {
        var site = new SiteHost { Environment = "Development" };
        site.Clock.Set(
            DateTime.ParseExact(
                moment,
                "yyyy-MM-dd HH:mm",
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            )
        );
        await site.InitializeAsync();
        return site;
    }

    private static async Task<List<string>> CrawlAsync(BrowserVisit visit)
    {
        var broken = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/" };
        var toRead = new Queue<string>(seen);
        for (var read = 0; read < MostPages && toRead.TryDequeue(out var path); read++)
        {
            using var response = await visit.Browser.GetAsync(path, BrowserVisit.Cancel);
            // The help tells everyone of pages that only some may open.
            if (response.StatusCode >= HttpStatusCode.BadRequest && response.StatusCode is not HttpStatusCode.Forbidden)
                broken.Add($"{path} answers {(int)response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType != "text/html")
                continue;
            foreach (var link in (await BrowserVisit.PageAsync(response)).QuerySelectorAll("a[href^='/']"))
            {
                var target = link.GetAttribute("href")!.Split('#')[0];
                if (!Timeless.Any(t => target.StartsWith(t, StringComparison.Ordinal)) && seen.Add(target))
                    toRead.Enqueue(target);
            }
        }
        return broken;
    }
}
