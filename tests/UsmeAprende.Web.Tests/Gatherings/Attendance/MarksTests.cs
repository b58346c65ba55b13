using System.Net;
using UsmeAprende.Demo;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>Attendance as phones send it.</summary>
public sealed class MarksTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task Marks_SentTwice_AreAnsweredOneByOneAndCountedOnce() // R3, R21
    {
        var (came, late) = (CafeScenario.Tap(CafeScenario.Ana), CafeScenario.Tap(CafeScenario.Ana, "late", "10:10"));

        var first = await _cafe.SendAsync(came, late);
        var again = await _cafe.SendAsync(late, came);

        Assert.Equal(["stored", "stored"], first);
        Assert.Equal(["duplicate", "duplicate"], again);
        Assert.StartsWith("llegó 10:10", await _cafe.StateAsync(CafeScenario.Ana), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marks_OfTwoFacilitatorsAtOnce_AreAllStored() // R21
    {
        using var coordinator = new BrowserVisit(_cafe.Site);
        await coordinator.SignInAsync(DemoPeople.Accounts[2], DemoPeople.Password);
        var id = Guid.Parse((await coordinator.ReadAsync("/coordinacion")).Body!.GetAttribute("data-person")!);
        var people = Enumerable.Range(0, 10).Select(DemoAttendance.NeighbourId).ToList();

        var answers = await Task.WhenAll(
            people.SelectMany(p =>
                new[]
                {
                    _cafe.PostAsync(new { person = _cafe.FacilitatorId, records = new[] { CafeScenario.Tap(p) } }),
                    _cafe.PostAsync(new { person = id, records = new[] { CafeScenario.Tap(p) } }, coordinator),
                }
            )
        );

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
        Assert.Equal("10", (await _cafe.Facilitator.ReadAsync(CafeScenario.ListPath)).QuerySelector("[data-came-count]")!.TextContent);
    }

    [Fact]
    public async Task Mark_OfAColleague_CannotBeTakenBackAndIsNotSaidToBe() // R2
    {
        using var coordinator = new BrowserVisit(_cafe.Site);
        await coordinator.SignInAsync(DemoPeople.Accounts[2], DemoPeople.Password);
        var id = Guid.Parse((await coordinator.ReadAsync("/coordinacion")).Body!.GetAttribute("data-person")!);
        var theirs = CafeScenario.Tap(CafeScenario.Ana);
        using var marked = await _cafe.PostAsync(new { person = id, records = new[] { theirs } }, coordinator);
        var own = CafeScenario.Tap(DemoAttendance.NeighbourId(1));

        var answers = await _cafe.SendAsync(
            CafeScenario.Tap(CafeScenario.Ana, "undone", target: theirs["id"]),
            own,
            CafeScenario.Tap(DemoAttendance.NeighbourId(1), "undone", target: own["id"]),
            CafeScenario.Tap(CafeScenario.Ana, "undone", target: Guid.CreateVersion7())
        );

        Assert.Equal(["rejected not-yours", "stored", "stored", "stored"], answers);
        Assert.NotEqual("", await _cafe.StateAsync(CafeScenario.Ana));
    }

    [Fact]
    public async Task MarksTakenBack_InOneDay_HaveAQuota()
    {
        await using var cafe = await CafeScenario.OpenAsync(("Learning:DailyQuota", "3"));

        var answers = await cafe.SendAsync([
            .. Enumerable.Range(0, 5).Select(_ => CafeScenario.Tap(CafeScenario.Ana, "undone", target: Guid.CreateVersion7())),
            CafeScenario.Tap(CafeScenario.Ana),
        ]);

        Assert.Equal(["stored", "stored", "stored", "later quota", "later quota", "stored"], answers);
    }

    // A facilitator learns too, on the same phone.
    [Fact]
    public async Task Marks_WithOnesOwnRecordsBetween_AreAnsweredInTheirOrder() // R3
    {
        var own = LearnerClient.CreateRecord("completed", new("herramientas-basicas/mi-celular/encender-y-cargar"));
        var unknown = LearnerClient.CreateRecord("completed", new("no/hay/tal"));

        var answers = await _cafe.SendAsync(own, CafeScenario.Tap(CafeScenario.Ana), unknown, CafeScenario.Tap(_cafe.FacilitatorId));

        Assert.Equal(["stored", "stored", "rejected unknown-activity", "rejected not-yours"], answers);
    }

    [Fact]
    public async Task Marks_OfWhoSignedOutBefore_DoNotBecomeAnothers() // R9
    {
        using var response = await _cafe.PostAsync(
            new { person = Guid.CreateVersion7(), records = new[] { CafeScenario.Tap(CafeScenario.Ana) } }
        );

        await LearnerClient.AssertProblemAsync(response, HttpStatusCode.Conflict, "other-person");
        Assert.Equal("", await _cafe.StateAsync(CafeScenario.Ana));
    }

    [Fact]
    public async Task Marks_OfWhoMayNot_AreRefused() // R2, R15
    {
        using var nobody = new BrowserVisit(_cafe.Site);
        using var learner = new BrowserVisit(_cafe.Site);
        using var other = new BrowserVisit(_cafe.Site);
        var learnerId = await learner.SignUpAsync();
        var otherId = await other.SignUpAsync(role: PersonRole.Facilitator);

        using var byNobody = await _cafe.PostAsync(new { person = otherId, records = Array.Empty<object>() }, nobody);
        using var byLearner = await _cafe.PostAsync(
            new { person = learnerId, records = new[] { CafeScenario.Tap(CafeScenario.Ana) } },
            learner
        );
        using var byOther = await _cafe.PostAsync(new { person = otherId, records = new[] { CafeScenario.Tap(CafeScenario.Ana) } }, other);

        Assert.Equal(HttpStatusCode.Unauthorized, byNobody.StatusCode);
        // The phone keeps it: whoever was on the team may be again (R7).
        Assert.Equal(["later not-staff"], await CafeScenario.ListResultsAsync(byLearner));
        Assert.Equal(["rejected not-yours"], LearnerClient.Results(await LearnerClient.JsonAsync(byOther)));
        Assert.Equal("", await _cafe.StateAsync(CafeScenario.Ana));
    }

    [Fact]
    public async Task Marks_AfterClosing_AreTakenAndFlagged() // R21
    {
        _cafe.Site.Clock.Advance(TimeSpan.FromHours(1));
        await _cafe.Facilitator.PostAsync($"{CafeScenario.Path}/cierre", ("from", "2035-08-06T09:30"), ("until", "2035-08-06T11:00"));
        _cafe.Site.Clock.Advance(TimeSpan.FromMinutes(5));

        var answers = await _cafe.SendAsync(CafeScenario.Tap(CafeScenario.Ana));

        Assert.Equal(["stored"], answers);
        Assert.Contains("después del cierre", await _cafe.StateAsync(CafeScenario.Ana), StringComparison.Ordinal);
    }
}
