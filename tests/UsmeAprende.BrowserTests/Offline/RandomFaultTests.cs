using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;

namespace UsmeAprende.BrowserTests.Offline;

/// <summary>
/// R7, whatever the line does: requests that never arrive, answers that never arrive, answers twice, failures, portals, pages that are
/// closed in the middle. Whatever the phone told as saved is on the site in the end, once.
/// </summary>
/// <remarks>A short cut; the drill is <c>USME_FAULTS=20x200</c> (seeds, and actions of each) before the command.</remarks>
public sealed class RandomFaultTests(LiveSite site, ITestOutputHelper output)
{
    private const int Lessons = 12;

    // A page that is closed in the middle of it may have told nothing: then it is not waited for.
    private const string Keep = """
        async ([activity, verb]) => {
            const at = document.querySelector('script[type=module]').src.replace(/[^/]+$/, '');
            const [device, records, sync] = await Promise.all(['device', 'records', 'sync'].map(name => import(`${at}${name}.js`)));
            const { id } = device.keep({ verb, activity });
            await records.bringIn();
            sync.default();
            return id;
        }
        """;

    private static readonly LineFault[] All =
    [
        (_, forward) => forward(),
        (_, forward) => forward(),
        Faults.Cut,
        Faults.Portal,
        StoreAndCutAsync,
        FailAsync,
        StoreTwiceAsync,
        WaitAndCutAsync,
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Records_WhateverTheLineDoes_AreOnTheSiteOnce()
    {
        var (seeds, actions) = Environment.GetEnvironmentVariable("USME_FAULTS")?.Split('x') is [var many, var long_]
            ? (int.Parse(many, null), int.Parse(long_, null))
            : (1, 40);
        for (var seed = 1; seed <= seeds; seed++)
            await RunAsync(seed, actions);
    }

    private async Task RunAsync(int seed, int actions)
    {
        var random = new Random(seed);
        await using var phone = await OfflinePhone.OpenAsync(site, "/cursos");
        var page = await phone.SignUpAsync();
        var person = await NewAccount.IdAsync(page);
        var told = new HashSet<string>();
        for (var n = 0; n < actions; n++)
        {
            switch (random.Next(8))
            {
                case 0 or 1:
                    var fault = All[random.Next(All.Length)];
                    phone.Line.Fault = (http, forward) => http.Request.Path.StartsWithSegments("/api") ? fault(http, forward) : forward();
                    break;
                case 2:
                    await page.ReloadAsync();
                    break;
                case 3:
                    await page.CloseAsync();
                    page = await phone.Device.NewPageAsync();
                    await page.GotoAsync("/cursos");
                    break;
                default:
                    var lesson = site.Lessons[random.Next(Lessons)]["/cursos/".Length..];
                    told.Add(await page.EvaluateAsync<string>(Keep, new[] { lesson, "completed" }));
                    break;
            }
        }

        phone.Line.Mend();
        await page.GotoAsync("/cursos");
        await PhoneRecords.UntilAsync(page, records => records.All(record => PhoneRecords.Has(record, "epoch")));

        await using var scope = site.Host.Services.CreateAsyncScope();
        var stored = await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .LearningRecords.Where(r => r.AuthorId == person)
            .Select(r => r.Id)
            .ToListAsync(Cancel);
        output.WriteLine($"Seed {seed}: {told.Count} told as saved, {stored.Count} on the site.");
        Assert.NotEmpty(told);
        Assert.Equal(told.Order(StringComparer.Ordinal), stored.Select(id => id.ToString()).Order(StringComparer.Ordinal));
    }

    private static async Task StoreAndCutAsync(HttpContext http, Func<Task> forward)
    {
        http.Response.Body = new MemoryStream();
        await forward();
        http.Abort();
    }

    private static async Task StoreTwiceAsync(HttpContext http, Func<Task> forward)
    {
        http.Request.EnableBuffering();
        var answer = http.Response.Body;
        http.Response.Body = new MemoryStream();
        await forward();
        http.Request.Body.Position = 0;
        http.Response.Body = answer;
        await forward();
    }

    private static Task FailAsync(HttpContext http, Func<Task> forward)
    {
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        return Task.CompletedTask;
    }

    private static async Task WaitAndCutAsync(HttpContext http, Func<Task> forward)
    {
        await Task.Delay(TimeSpan.FromSeconds(0.3), http.RequestAborted);
        http.Abort();
    }
}
