using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Web.Operations;

namespace UsmeAprende.Web.Tests.Operations;

public sealed class JobsPageTests : IAsyncLifetime
{
    private const string Job = "codigos-vencidos";

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Table_HoldsOnlyJobsThatCanBeMade()
    {
        await using var scope = _site.Services.CreateAsyncScope();

        Assert.All(UsmeAprendeJobs.All, job => Assert.NotNull(scope.ServiceProvider.GetService(job.Type)));
    }

    [Fact]
    public async Task Page_ShowsEachJobWithItsCadenceItsLastRunAndWhatItSaid()
    {
        using var administrator = new BrowserVisit(_site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        await _site.Services.GetRequiredService<JobRunner>().RunNowAsync(Job, BrowserVisit.Cancel);

        var page = await administrator.ReadAsync(JobsController.Path);

        Assert.Equal(UsmeAprendeJobs.All.Select(j => j.Sentence), page.QuerySelectorAll("li.card h2").Select(h => h.TextContent));
        var card = page.QuerySelectorAll("li.card")
            .Single(c => c.QuerySelector("h2")!.TextContent.StartsWith("Borra los códigos de un solo uso", StringComparison.Ordinal))
            .TextContent;
        Assert.Contains("Salió bien", card, StringComparison.Ordinal);
        Assert.Contains("Todos los días a las 3:00", card, StringComparison.Ordinal);
        Assert.Contains("Códigos vencidos borrados: 0.", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dashboard_AskedForAPageThatItHasNot_SaysSo()
    {
        using var administrator = new BrowserVisit(_site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);

        Assert.Equal(HttpStatusCode.NotFound, await administrator.StatusAsync($"{HangfireDashboard.Path}/nada"));
    }

    [Fact]
    public async Task RunNow_OnAServerThatRunsNoJobs_SaysSoAndChangesNothing()
    {
        using var administrator = new BrowserVisit(_site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);

        using var answer = await administrator.PostAsync($"{JobsController.Path}/{Job}/ejecutar");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "no ejecuta trabajos",
            (await BrowserVisit.PageAsync(answer)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
    }

    // R31
    [Fact]
    public async Task RunNow_WhereJobsRun_RunsItAndIsAudited()
    {
        await using var working = new SiteHost { TimeRuns = true }
            .With("People:StaffSecondFactor", "Optional")
            .With("Jobs:Enabled", "true")
            .With("Jobs:StartAfter", "0");
        await working.InitializeAsync();
        using var administrator = new BrowserVisit(working);
        var me = await administrator.SignUpAsync(role: PersonRole.Administrator);

        using var answer = await administrator.PostAsync($"{JobsController.Path}/{Job}/ejecutar");
        using var unknown = await administrator.PostAsync($"{JobsController.Path}/nada/ejecutar");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (answer.StatusCode, unknown.StatusCode));
        while (working.Services.GetRequiredService<JobStatusReader>().FindLatestRun(Job) is null)
            await Task.Yield();
        Assert.True(
            await administrator.WithDbAsync(db =>
                db.AuditEntries.AnyAsync(
                    e => e.ActorId == me && e.Action == OperationsAudit.JobRun && e.Subject == OperationsAudit.JobSubject(Job),
                    BrowserVisit.Cancel
                )
            )
        );
    }

    // Hangfire's pages bring styles within them; ours must not be allowed to.
    [Fact]
    public async Task Dashboard_IsOpenToAdministratorsAndHasItsOwnContentPolicyAlone()
    {
        using var administrator = new BrowserVisit(_site);
        using var coordinator = new BrowserVisit(_site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        await coordinator.SignUpAsync(role: PersonRole.Coordinator);

        using var dashboard = await administrator.Browser.GetAsync(HangfireDashboard.Path, BrowserVisit.Cancel);
        using var recurring = await administrator.Browser.GetAsync($"{HangfireDashboard.Path}/recurring", BrowserVisit.Cancel);
        using var refused = await coordinator.Browser.GetAsync(HangfireDashboard.Path, BrowserVisit.Cancel);
        using var ours = await administrator.Browser.GetAsync(JobsController.Path, BrowserVisit.Cancel);

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (dashboard.StatusCode, recurring.StatusCode));
        Assert.Contains("Hangfire", await dashboard.Content.ReadAsStringAsync(BrowserVisit.Cancel), StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("unsafe-inline", dashboard.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", ours.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    // A button of another site must not run a job here (R17).
    [Fact]
    public async Task Dashboard_ToldByAnotherSite_DoesNothing()
    {
        using var administrator = new BrowserVisit(_site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        using var told = new HttpRequestMessage(HttpMethod.Post, $"{HangfireDashboard.Path}/recurring/trigger")
        {
            Content = new FormUrlEncodedContent([new("jobs[]", Job)]),
        };
        administrator.Browser.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        told.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var answer = await administrator.Browser.SendAsync(told, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task Batch_UnderWay_ShowsItsFiguresWithAndWithoutScript()
    {
        using var administrator = new BrowserVisit(_site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        var now = _site.Clock.GetUtcNow().UtcDateTime;
        var batch = new BatchJob
        {
            Kind = "prueba",
            Payload = "",
            Total = 300,
            StartedById = null,
            CreatedAt = now,
            NextAt = now,
        };
        await administrator.WithDbAsync(async db =>
        {
            db.Add(batch);
            await db.SaveChangesAsync(BrowserVisit.Cancel);
            return await db
                .Batches.Where(b => b.Id == batch.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.Done, 118).SetProperty(b => b.Failed, 2), BrowserVisit.Cancel);
        });

        var card = (await administrator.ReadAsync(JobsController.Path)).QuerySelector($"[data-batch='/api/lotes/{batch.Id}']")!;
        var figures = await administrator.Browser.GetFromJsonAsync<JsonElement>($"/api/lotes/{batch.Id}", BrowserVisit.Cancel);

        Assert.Equal(
            ("120", "300"),
            (card.QuerySelector("progress")!.GetAttribute("value"), card.QuerySelector("progress")!.GetAttribute("max"))
        );
        Assert.Contains("Van 120 de 300; 2 no se pudieron.", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("Actualizar", card.QuerySelector("a")!.TextContent);
        Assert.Equal(
            (120, 300, true),
            (figures.GetProperty("through").GetInt32(), figures.GetProperty("total").GetInt32(), figures.GetProperty("isOpen").GetBoolean())
        );
    }

    [Fact]
    public async Task Batch_Stopped_GoesOnWhenTheAdministratorSaysSo()
    {
        using var administrator = new BrowserVisit(_site);
        var me = await administrator.SignUpAsync(role: PersonRole.Administrator);
        var now = _site.Clock.GetUtcNow().UtcDateTime;
        var batch = new BatchJob
        {
            Kind = "prueba",
            Payload = "",
            Total = 3,
            StartedById = null,
            CreatedAt = now,
            NextAt = now,
        };
        await administrator.WithDbAsync(async db =>
        {
            db.Add(batch);
            await db.SaveChangesAsync(BrowserVisit.Cancel);
            return await db
                .Batches.Where(b => b.Id == batch.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BatchState.Stopped), BrowserVisit.Cancel);
        });

        using var first = await administrator.PostAsync($"{JobsController.Path}/lotes/{batch.Id}/seguir");
        using var again = await administrator.PostAsync($"{JobsController.Path}/lotes/{batch.Id}/seguir");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (first.StatusCode, again.StatusCode));
        Assert.Equal(
            BatchState.Open,
            await administrator.WithDbAsync(db =>
                db.Batches.Where(b => b.Id == batch.Id).Select(b => b.State).SingleAsync(BrowserVisit.Cancel)
            )
        );
        Assert.Equal(
            1,
            await administrator.WithDbAsync(db =>
                db.AuditEntries.CountAsync(e => e.ActorId == me && e.Subject == OperationsAudit.BatchSubject(batch.Id), BrowserVisit.Cancel)
            )
        );
    }
}
