using System.Globalization;

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

/// <summary>
/// A moment that each run of the tests chooses anew, so that there is no day of the year on which nobody looked.
/// Its seed stands in the name of each test that takes it; <c>.ci/run</c> prints it, and <c>USME_SEED</c> brings the same moments back.
/// </summary>
public static class RandomDay
{
    private const int Years = 12;
    private const int MinutesOfADay = 24 * 60;

    // Ahead of any machine's clock, as FakeClock: cookies must not have expired by it.
    private static readonly DateTime First = new(2035, 1, 1, 5, 0, 0, DateTimeKind.Utc);

    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("USME_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next(100_000);

    /// <summary>UTC. Half of them are near where a month ends in Bogotá, and half of those near its midnight: mistakes are there.</summary>
    /// <param name="which">Each of a run's moments is another.</param>
    public static DateTime Choose(int which)
    {
        var random = new Random(unchecked((Seed * 397) + which));
        var month = First.AddMonths(random.Next(Years * 12));
        return random.Next(4) switch
        {
            0 => month.AddMinutes(random.Next(-20, 20)),
            1 => month.AddMinutes(random.Next(-MinutesOfADay, MinutesOfADay)),
            _ => month.AddMinutes(random.Next(28 * MinutesOfADay)),
        };
    }
}
