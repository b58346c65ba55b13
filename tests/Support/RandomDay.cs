using System.Globalization;

namespace UsmeAprende.Testing;

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
