using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.Web.Operations;
using UsmeAprende.Web.Tests.People;

namespace UsmeAprende.Web.Tests.Operations;

public sealed class JobsPageTests : IAsyncLifetime
{
    private const string Job = "historial";

    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Page_ShowsEachJobWithItsCadenceItsLastRunAndWhatItSaid()
    {
        using var administrator = new Visit(_site);
        await administrator.SignUpAsync(role: Role.Administrator);
        await _site.Services.GetRequiredService<JobRunner>().RunNowAsync(Job, null, Visit.Cancel);

        var page = await administrator.ReadAsync(JobsController.Path);

        Assert.Equal(UsmeAprendeJobs.All.Select(j => j.Sentence), page.QuerySelectorAll("li.card h2").Select(h => h.TextContent));
        var card = page.QuerySelectorAll("li.card").Single(c => c.QuerySelector("h2")!.TextContent.StartsWith("Borra de este historial", StringComparison.Ordinal)).TextContent;
        Assert.Contains("Salió bien", card, StringComparison.Ordinal);
        Assert.Contains("Todos los días a las 3:10", card, StringComparison.Ordinal);
        Assert.Contains("Renglones borrados: 0.", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunNow_OnAServerThatRunsNoJobs_SaysSoAndChangesNothing()
    {
        using var administrator = new Visit(_site);
        await administrator.SignUpAsync(role: Role.Administrator);

        using var answer = await administrator.PostAsync($"{JobsController.Path}/{Job}/ejecutar");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("no ejecuta trabajos", (await Visit.PageAsync(answer)).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    // R31
    [Fact]
    public async Task RunNow_WhereJobsRun_RunsItAndIsAudited()
    {
        await using var working = new SiteHost { TimeRuns = true }.With("People:StaffSecondFactor", "Optional").With("Jobs:Enabled", "true").With("Jobs:StartAfter", "0");
        await working.InitializeAsync();
        using var administrator = new Visit(working);
        var me = await administrator.SignUpAsync(role: Role.Administrator);
        await StartedAsync(administrator);

        using var answer = await administrator.PostAsync($"{JobsController.Path}/{Job}/ejecutar");
        using var unknown = await administrator.PostAsync($"{JobsController.Path}/nada/ejecutar");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.NotFound), (answer.StatusCode, unknown.StatusCode));
        await RanAsync(administrator, r => r.Job == Job && r.AskedById == me);
        Assert.True(await administrator.WithDbAsync(db => db.AuditEntries.AnyAsync(e => e.ActorId == me && e.Action == OperationsAudit.JobRun && e.Subject == OperationsAudit.Job(Job), Visit.Cancel)));
    }

    [Fact]
    public async Task Batch_UnderWay_ShowsItsFiguresWithAndWithoutScript()
    {
        using var administrator = new Visit(_site);
        await administrator.SignUpAsync(role: Role.Administrator);
        var now = _site.Clock.GetUtcNow().UtcDateTime;
        var batch = new Batch { Kind = "prueba", Payload = "", Total = 300, StartedById = null, CreatedAt = now, NextAt = now };
        await administrator.WithDbAsync(async db =>
        {
            db.Add(batch);
            await db.SaveChangesAsync(Visit.Cancel);
            return await db.Set<Batch>().Where(b => b.Id == batch.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Done, 118).SetProperty(b => b.Failed, 2), Visit.Cancel);
        });

        var card = (await administrator.ReadAsync(JobsController.Path)).QuerySelector($"[data-batch='/api/lotes/{batch.Id}']")!;
        var figures = await administrator.Browser.GetFromJsonAsync<JsonElement>($"/api/lotes/{batch.Id}", Visit.Cancel);

        Assert.Equal(("120", "300"), (card.QuerySelector("progress")!.GetAttribute("value"), card.QuerySelector("progress")!.GetAttribute("max")));
        Assert.Contains("Van 120 de 300; 2 no se pudieron.", card.TextContent, StringComparison.Ordinal);
        Assert.Equal("Actualizar", card.QuerySelector("a")!.TextContent);
        Assert.Equal((120, 300, true), (figures.GetProperty("through").GetInt32(), figures.GetProperty("total").GetInt32(), figures.GetProperty("isOpen").GetBoolean()));
    }

    [Fact]
    public async Task Batch_Stopped_GoesOnWhenTheAdministratorSaysSo()
    {
        using var administrator = new Visit(_site);
        var me = await administrator.SignUpAsync(role: Role.Administrator);
        var now = _site.Clock.GetUtcNow().UtcDateTime;
        var batch = new Batch { Kind = "prueba", Payload = "", Total = 3, StartedById = null, CreatedAt = now, NextAt = now };
        await administrator.WithDbAsync(async db =>
        {
            db.Add(batch);
            await db.SaveChangesAsync(Visit.Cancel);
            return await db.Set<Batch>().Where(b => b.Id == batch.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BatchState.Stopped), Visit.Cancel);
        });

        using var first = await administrator.PostAsync($"{JobsController.Path}/lotes/{batch.Id}/seguir");
        using var again = await administrator.PostAsync($"{JobsController.Path}/lotes/{batch.Id}/seguir");

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.BadRequest), (first.StatusCode, again.StatusCode));
        Assert.Equal(BatchState.Open, await administrator.WithDbAsync(db => db.Set<Batch>().Where(b => b.Id == batch.Id).Select(b => b.State).SingleAsync(Visit.Cancel)));
        Assert.Equal(1, await administrator.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.ActorId == me && e.Subject == OperationsAudit.Batch(batch.Id), Visit.Cancel)));
    }

    // What was missed while the machine was off, which on a new site is everything, runs once the scheduler works.
    private static Task StartedAsync(Visit visit) => RanAsync(visit, r => r.Job == Job && r.AskedById == null);

    /// <summary>Looks until it is so, or the test's time is over.</summary>
    private static async Task RanAsync(Visit visit, System.Linq.Expressions.Expression<Func<JobRun, bool>> run)
    {
        while (!await visit.WithDbAsync(db => db.Set<JobRun>().Where(r => r.Outcome == JobOutcome.Done).AnyAsync(run, Visit.Cancel)))
            await Task.Yield();
    }
}
