using System.Net;
using System.Net.Http.Json;
using System.Text;
using UsmeAprende.People;
using UsmeAprende.Web.Gatherings.Attendance;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>Marks in the form that phones sent before they were records on the wire too: answered until the end of June 2027.</summary>
public sealed class FormerMarksTests : IAsyncLifetime
{
    private CafeScenario _cafe = null!;

    public async ValueTask InitializeAsync() => _cafe = await CafeScenario.OpenAsync();

    public ValueTask DisposeAsync() => _cafe.DisposeAsync();

    [Fact]
    public async Task FormerMark_IsStoredAndToldUntilWhenThisGoesOn()
    {
        Assert.Equal(new DateOnly(2027, 6, 30), FormerMarksController.LastDay);

        using var response = await PostAsync(new { staff = _cafe.FacilitatorId, marks = new[] { Mark("came"), Mark("late", "10:10") } });

        Assert.Equal(["stored", "stored"], await CafeScenario.ListResultsAsync(response));
        Assert.Equal("Wed, 30 Jun 2027 23:59:59 GMT", Assert.Single(response.Headers.GetValues("Sunset")));
        Assert.StartsWith("llegó 10:10", await _cafe.StateAsync(CafeScenario.Ana), StringComparison.Ordinal);
    }

    // A phone whose script was renewed between the two sends what it had kept again, as the record that it is.
    [Theory]
    [InlineData("came", null)]
    [InlineData("late", "10:10")]
    [InlineData("early", "11:00")]
    [InlineData("undone", null)]
    public async Task FormerMark_SentAgainAsARecord_IsTheSame(string kind, string? time) // R3, R33
    {
        var target = kind == "undone" ? Guid.CreateVersion7().ToString() : null;
        var former = Mark(kind, time, target);
        var record = CafeScenario.Tap(CafeScenario.Ana, kind, time, target);
        record["id"] = former["id"];

        using var first = await PostAsync(new { staff = _cafe.FacilitatorId, marks = new[] { former } });
        var again = await _cafe.SendAsync(record);
        using var andBack = await PostAsync(new { staff = _cafe.FacilitatorId, marks = new[] { former } });

        Assert.Equal(["stored"], await CafeScenario.ListResultsAsync(first));
        Assert.Equal(["duplicate"], again);
        Assert.Equal(["duplicate"], await CafeScenario.ListResultsAsync(andBack));
    }

    [Theory]
    [InlineData("kind", "volo")]
    [InlineData("kind", "showed")] // without its module
    [InlineData("kind", "late")] // without its time
    [InlineData("person", "nadie")]
    [InlineData("id", 7)]
    public async Task FormerMark_ThatCannotBe_IsRejectedAndTheOthersKept(string field, object value)
    {
        var bad = Mark("came");
        bad[field] = value;

        using var response = await PostAsync(new { staff = _cafe.FacilitatorId, marks = new object?[] { bad, Mark("came"), null } });

        Assert.Equal(["rejected malformed", "stored", "rejected malformed"], await CafeScenario.ListResultsAsync(response));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"staff\":\"x\",\"marks\":[]}")]
    [InlineData("{\"staff\":")]
    public async Task FormerBody_OfAnotherForm_IsBadRequest(string json)
    {
        using var response = await _cafe.Facilitator.Browser.PostAsync(
            $"{CafeScenario.Api}/marcas",
            new StringContent(json, Encoding.UTF8, "application/json"),
            BrowserVisit.Cancel
        );

        await LearnerClient.AssertProblemAsync(response, HttpStatusCode.BadRequest, "malformed");
    }

    [Fact]
    public async Task FormerMarks_OfAnotherOrOfWhoMayNot_AreRefused() // R2, R9, R15
    {
        using var learner = new BrowserVisit(_cafe.Site);
        using var other = new BrowserVisit(_cafe.Site);
        var learnerId = await learner.SignUpAsync();
        var otherId = await other.SignUpAsync(role: PersonRole.Facilitator);

        using var ofAnother = await PostAsync(new { staff = otherId, marks = new[] { Mark("came") } });
        using var byLearner = await PostAsync(new { staff = learnerId, marks = new[] { Mark("came") } }, learner);
        using var byOther = await PostAsync(new { staff = otherId, marks = new[] { Mark("came") } }, other);

        await LearnerClient.AssertProblemAsync(ofAnother, HttpStatusCode.Conflict, "other-person");
        Assert.Equal(HttpStatusCode.Forbidden, byLearner.StatusCode);
        Assert.Equal(["rejected not-yours"], await CafeScenario.ListResultsAsync(byOther));
        Assert.Equal("", await _cafe.StateAsync(CafeScenario.Ana));
    }

    private static Dictionary<string, object?> Mark(string kind, string? time = null, string? target = null) =>
        new()
        {
            ["id"] = Guid.CreateVersion7().ToString(),
            ["person"] = CafeScenario.Ana.ToString(),
            ["kind"] = kind,
            ["time"] = time,
            ["target"] = target,
            ["occurred"] = "2035-08-06T14:30:00.000Z",
        };

    private Task<HttpResponseMessage> PostAsync(object body, BrowserVisit? visit = null) =>
        (visit ?? _cafe.Facilitator).Browser.PostAsJsonAsync($"{CafeScenario.Api}/marcas", body, BrowserVisit.Cancel);
}
