namespace UsmeAprende.Testing;

/// <summary>
/// A clock on a day of the tests' choosing. It stands still until a test moves it, unless something that has its own clock, such as a
/// browser, is at the other end.
/// </summary>
/// <param name="runs">Whether it goes on by itself.</param>
public sealed class FakeClock(bool runs = false) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    // A Monday far ahead: cookies that expire by this clock must not have expired by the machine's.
    private DateTimeOffset _now = new(2035, 8, 6, 15, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => runs ? _now + System.GetElapsedTime(_started) : _now;

    public void Advance(TimeSpan time) => _now += time;

    /// <summary>Puts it where a test needs it, before the site starts.</summary>
    public void Set(DateTime utc) => _now = new DateTimeOffset(utc);
}
