using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.People;

namespace UsmeAprende.Web.Tests.Gatherings;

/// <summary>"Lo hizo", ticked in the page of a group.</summary>
public sealed class GroupTaskTests : IAsyncLifetime
{
    private Cafe _cafe = null!;
    private Guid _group;
    private Guid _ana;

    public async ValueTask InitializeAsync()
    {
        _cafe = await Cafe.OpenAsync();
        _group = await _cafe.Facilitator.WithDbAsync(db => db.Set<Group>().Select(g => g.Id).SingleAsync(Visit.Cancel));
        _ana = await _cafe.Facilitator.WithDbAsync(db => db.Set<Enrolment>().Select(e => e.PersonId).FirstAsync(Visit.Cancel));
    }

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    private string Page => $"/facilitacion/grupos/{_group}";

    [Fact]
    public async Task Task_OfSomebodyWhoCameToNoneOfTheGroup_CannotBeTickedYet()
    {
        var page = await _cafe.Facilitator.ReadAsync(Page);

        using var posted = await TickAsync(await ModuleAsync());

        Assert.Null(page.QuerySelector($"form[action='{Page}/tareas']"));
        Assert.Equal(HttpStatusCode.NotFound, posted.StatusCode);
    }

    [Fact]
    public async Task Task_Ticked_IsShownAndNotedAtTheLastGatheringAndCanBeTakenBack() // R2
    {
        var met = await MeetAsync();
        var module = await ModuleAsync();

        using var ticked = await TickAsync(module);
        var shown = await ReadAsync();
        var record = await _cafe.Facilitator.WithDbAsync(db => db.Set<LearningRecord>().SingleAsync(r => r.Verb == Verb.Observed, Visit.Cancel));
        using var taken = await TickAsync(module, "true");

        Assert.StartsWith($"{Page}?hecho=tarea", ticked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("Tareas que ya mostró (1)", shown, StringComparison.Ordinal);
        Assert.Equal((_ana, _cafe.FacilitatorId, Attendances.Of(met), Attendances.TaskOf(module)), (record.PersonId, record.AuthorId, record.Answer, record.Activity));
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.DoesNotContain("Tareas que ya mostró", await ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_TickedByAColleague_IsTheirsToTakeBack() // R2
    {
        await MeetAsync();
        var module = await ModuleAsync();
        using var coordinator = new Visit(_cafe.Site);
        await coordinator.SignInAsync(DemoPeople.Accounts[2], DemoPeople.Password);
        await coordinator.PostAsync($"{Page}/tareas", ("person", $"{_ana}"), ("module", module));

        using var refused = await TickAsync(module, "true");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("otra persona del equipo", (await Visit.PageAsync(refused)).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_OfAnothersGroupOrOfNoModule_IsNotThere() // R15
    {
        await MeetAsync();
        using var other = new Visit(_cafe.Site);
        await other.SignUpAsync(role: Role.Facilitator);

        using var byOther = await other.PostAsync($"{Page}/tareas", ("person", $"{_ana}"), ("module", await ModuleAsync()));
        using var ofNothing = await TickAsync("otro/modulo");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (byOther.StatusCode, ofNothing.StatusCode));
    }

    private Task<HttpResponseMessage> TickAsync(string module, string takesBack = "false") =>
        _cafe.Facilitator.PostAsync($"{Page}/tareas", ("person", $"{_ana}"), ("module", module), ("takesBack", takesBack));

    private async Task<string> ReadAsync() => (await _cafe.Facilitator.ReadAsync(Page)).Body!.TextContent;

    private async Task<string> ModuleAsync()
    {
        var progress = await _cafe.AskAsync((GroupProgressReader reader) => reader.OfAsync(_cafe.FacilitatorId, _group, Visit.Cancel));
        return progress!.Members.Single(m => m.PersonId == _ana).TasksToShow.First().Module.Id;
    }

    /// <summary>Ana came to the group's last meeting, which is closed.</summary>
    private async Task<Guid> MeetAsync()
    {
        var now = _cafe.Site.Clock.GetUtcNow().UtcDateTime;
        var last = await _cafe.Facilitator.WithDbAsync(db => db.Set<Gathering>().Where(g => g.GroupId == _group && g.EndsAt < now).OrderByDescending(g => g.StartsAt).FirstAsync(Visit.Cancel));
        var answers = await _cafe.SendToAsync(last.Id, Cafe.Tap(_ana));
        Assert.Equal(["stored"], answers);
        Assert.Equal(ClosingOutcome.Closed, await _cafe.AskAsync((Closing closing) => closing.CloseAsync(_cafe.FacilitatorId, last.Id, last.StartsAt, last.EndsAt, null, Visit.Cancel)));
        return last.Id;
    }
}
