namespace UsmeAprende.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class FakeClock : TimeProvider
{
    // A Monday far ahead: cookies that expire by this clock must not have expired by the machine's.
    private DateTimeOffset _now = new(2035, 8, 6, 15, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan time) => _now += time;
}
