using UsmeAprende.Demo;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>What phones send that is no mark. One café for all: each sends marks of its own.</summary>
public sealed class MalformedMarksTests(MalformedMarksTests.SharedCafe shared) : IClassFixture<MalformedMarksTests.SharedCafe>
{
    private readonly CafeScenario _cafe = shared.Cafe;

    [Theory]
    [InlineData("verb", "volo")]
    [InlineData("verb", 7)]
    [InlineData("answer", "10:00")] // of a mark for the whole session
    [InlineData("subject", "nadie")]
    [InlineData("subject", "")]
    [InlineData("subject", "00000000-0000-0000-0000-000000000000")]
    [InlineData("id", "1; DROP TABLE LearningRecords")]
    [InlineData("question", "de una lección")]
    public async Task Mark_ThatCannotBe_IsRejectedAndTheOthersKept(string field, object value)
    {
        var bad = CafeScenario.Tap(CafeScenario.Ana);
        bad[field] = value;

        var answers = await _cafe.SendAsync(bad, CafeScenario.Tap(DemoAttendance.NeighbourId(1)), "no es un objeto", null);

        Assert.Equal(["rejected malformed", "stored", "rejected malformed", "rejected malformed"], answers);
    }

    [Theory]
    [InlineData("late")]
    [InlineData("undone")]
    public async Task Mark_WithoutWhatItsKindNeeds_IsMalformed(string kind) =>
        Assert.Equal(["rejected malformed"], await _cafe.SendAsync(CafeScenario.Tap(CafeScenario.Ana, kind)));

    [Fact]
    public async Task Mark_WithATimeThatIsNone_IsRejected()
    {
        var bad = CafeScenario.Tap(CafeScenario.Ana);
        bad["occurred"] = "ayer";

        Assert.Equal(["rejected bad-time"], await _cafe.SendAsync(bad));
    }

    public sealed class SharedCafe : IAsyncLifetime
    {
        internal CafeScenario Cafe { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Cafe = await CafeScenario.OpenAsync();

        public ValueTask DisposeAsync() => Cafe.DisposeAsync();
    }
}
