using System.Net;
using System.Text;
using UsmeAprende.Demo;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>What phones send that is no mark. One café for all: each sends marks of its own.</summary>
public sealed class MalformedMarksTests(MalformedMarksTests.SharedCafe shared) : IClassFixture<MalformedMarksTests.SharedCafe>
{
    private readonly CafeScenario _cafe = shared.Cafe;

    [Theory]
    [InlineData("kind", "volo")]
    [InlineData("kind", "showed")] // without its module
    [InlineData("kind", "late")] // without its time
    [InlineData("kind", "undone")] // without its target
    [InlineData("time", "10:00")] // of a mark for the whole session
    [InlineData("person", "nadie")]
    [InlineData("person", "00000000-0000-0000-0000-000000000000")]
    [InlineData("id", "1; DROP TABLE LearningRecords")]
    [InlineData("kind", 7)]
    public async Task Mark_ThatCannotBe_IsRejectedAndTheOthersKept(string field, object value)
    {
        var bad = CafeScenario.Tap(CafeScenario.Ana);
        bad[field] = value;

        var answers = await _cafe.SendAsync(bad, CafeScenario.Tap(DemoAttendance.NeighbourId(1)), "no es un objeto", null);

        Assert.Equal(["rejected malformed", "stored", "rejected malformed", "rejected malformed"], answers);
    }

    [Fact]
    public async Task Mark_WithATimeThatIsNone_IsRejected()
    {
        var bad = CafeScenario.Tap(CafeScenario.Ana);
        bad["occurred"] = "ayer";

        Assert.Equal(["rejected bad-time"], await _cafe.SendAsync(bad));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"marks\":[]}")]
    [InlineData("{\"staff\":\"x\",\"marks\":[]}")]
    [InlineData("{\"staff\":")]
    public async Task Body_OfAnotherForm_IsBadRequest(string json)
    {
        using var response = await _cafe.Facilitator.Browser.PostAsync(
            $"{CafeScenario.Api}/marcas",
            new StringContent(json, Encoding.UTF8, "application/json"),
            BrowserVisit.Cancel
        );

        await LearnerClient.AssertProblemAsync(response, HttpStatusCode.BadRequest, "malformed");
    }

    public sealed class SharedCafe : IAsyncLifetime
    {
        internal CafeScenario Cafe { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Cafe = await CafeScenario.OpenAsync();

        public ValueTask DisposeAsync() => Cafe.DisposeAsync();
    }
}
