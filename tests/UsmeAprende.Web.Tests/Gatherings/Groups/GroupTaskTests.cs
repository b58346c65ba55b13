using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Demo;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Gatherings.Groups;

/// <summary>"Lo hizo", ticked in the page of a group.</summary>
public sealed class GroupTaskTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;
    private Guid _group;

    public async ValueTask InitializeAsync()
    {
        _cafe = await CafeScenario.OpenAsync();
        _group = await _cafe.Facilitator.WithDbAsync(db =>
            db.Groups.Where(g => g.Name.StartsWith("Martes")).Select(g => g.Id).SingleAsync(BrowserVisit.Cancel)
        );
        Assert.True(
            await _cafe.AskAsync(
                (EnrolmentService groups) =>
                    groups.EnrolAsync(_cafe.FacilitatorId.AsFacilitator(), _group, CafeScenario.Ana, BrowserVisit.Cancel)
            )
        );
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
        var shown = await ShownAsync();
        var record = await _cafe.Facilitator.WithDbAsync(db =>
            db.LearningRecords.SingleAsync(
                r => r.PersonId == CafeScenario.Ana && r.Activity == ActivityId.TaskOf(module),
                BrowserVisit.Cancel
            )
        );
        using var taken = await TickAsync(module, "true");

        Assert.StartsWith($"{Page}?hecho=tarea", ticked.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains(module, shown);
        Assert.Equal(
            (RecordVerb.Observed, _cafe.FacilitatorId, ActivityId.AttendanceOf(met).Value),
            (record.Verb, record.AuthorId, record.Answer)
        );
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.DoesNotContain(module, await ShownAsync());
    }

    [Fact]
    public async Task Task_TickedByAColleague_IsTheirsToTakeBack() // R2
    {
        await MeetAsync();
        var module = await ModuleAsync();
        using var coordinator = new BrowserVisit(_cafe.Site);
        await coordinator.SignInAsync(DemoPeople.Accounts[2], DemoPeople.Password);
        await coordinator.PostAsync($"{Page}/tareas", ("person", $"{CafeScenario.Ana}"), ("module", module));

        using var refused = await TickAsync(module, "true");

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(
            "otra persona del equipo",
            (await BrowserVisit.PageAsync(refused)).QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Task_OfAnothersGroupOrOfNoModule_IsNotThere() // R15
    {
        await MeetAsync();
        using var other = new BrowserVisit(_cafe.Site);
        await other.SignUpAsync(role: PersonRole.Facilitator);

        using var byOther = await other.PostAsync($"{Page}/tareas", ("person", $"{CafeScenario.Ana}"), ("module", await ModuleAsync()));
        using var ofNothing = await TickAsync("otro/modulo");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (byOther.StatusCode, ofNothing.StatusCode));
    }

    [Fact]
    public async Task Step_WhereSomebodyGotStuckTwice_IsShownForOnePerson()
    {
        var course = (await ProgressAsync()).Members.Single(m => m.PersonId == CafeScenario.Ana).Progress!.Course;
        var (lesson, practice) = course
            .Lessons.SelectMany(l => l.Parts.OfType<LessonPracticePart>().Select(p => (l, p)))
            .First(found => !found.p.Steps.IsEmpty);
        NewRecord Stuck() =>
            new()
            {
                Id = Guid.CreateVersion7(),
                Verb = RecordVerb.Answered,
                Activity = practice.Id,
                Answer = practice.Steps[1].Hash,
                Question = lesson.Version,
                OccurredAt = _cafe.Site.Clock.GetUtcNow().UtcDateTime,
            };

        var receipts = await _cafe.AskAsync(
            (RecordIntake intake) => intake.StoreAsync(CafeScenario.Ana, [Stuck(), Stuck()], "form", BrowserVisit.Cancel)
        );

        Assert.All(receipts, receipt => Assert.True(receipt.IsSaved));
        var told = (await _cafe.Facilitator.ReadAsync(Page)).QuerySelectorAll(".missed li").Select(li => li.TextContent);
        Assert.Contains(
            told,
            line =>
                line.StartsWith(practice.Steps[1].Text, StringComparison.Ordinal)
                && line.Contains("Se trabó 1 persona", StringComparison.Ordinal)
        );
    }

    private Task<HttpResponseMessage> TickAsync(string module, string takesBack = "false") =>
        _cafe.Facilitator.PostAsync($"{Page}/tareas", ("person", $"{CafeScenario.Ana}"), ("module", module), ("takesBack", takesBack));

    /// <summary>The modules that the page offers to take back from Ana.</summary>
    private async Task<List<string>> ShownAsync() =>
        [
            .. (await _cafe.Facilitator.ReadAsync(Page))
                .QuerySelectorAll($"section[aria-labelledby='p-{CafeScenario.Ana}'] form:has(button[name=takesBack]) [name=module]")
                .Select(m => m.GetAttribute("value")!),
        ];

    private async Task<string> ModuleAsync() =>
        (await ProgressAsync()).Members.Single(m => m.PersonId == CafeScenario.Ana).TasksToShow.First().Module.Id;

    private async Task<GroupProgress> ProgressAsync() =>
        (
            await _cafe.AskAsync(
                (GroupProgressReader reader) => reader.FindAsync(_cafe.FacilitatorId.AsFacilitator(), _group, BrowserVisit.Cancel)
            )
        )!;

    /// <summary>Ana came to the group's last meeting, which is closed.</summary>
    private async Task<Guid> MeetAsync()
    {
        var now = _cafe.Site.Clock.GetUtcNow().UtcDateTime;
        var last = await _cafe.Facilitator.WithDbAsync(db =>
            db.Gatherings.Where(g => g.GroupId == _group && g.EndsAt < now)
                .OrderByDescending(g => g.StartsAt)
                .FirstAsync(BrowserVisit.Cancel)
        );
        var answers = await _cafe.SendAsync(CafeScenario.Tap(CafeScenario.Ana, at: last.Id));
        Assert.Equal(["stored"], answers);
        Assert.Equal(
            AttendanceClosingResult.Closed,
            await _cafe.AskAsync(
                (AttendanceClosing closing) =>
                    closing.CloseAsync(_cafe.FacilitatorId.AsFacilitator(), last.Id, last.StartsAt, last.EndsAt, null, BrowserVisit.Cancel)
            )
        );
        return last.Id;
    }
}
