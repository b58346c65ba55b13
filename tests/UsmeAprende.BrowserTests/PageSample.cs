namespace UsmeAprende.BrowserTests;

/// <summary>
/// Which pages a walk looks at. They are made of the same parts, and all of them take longer than anybody waits for a test: each run looks
/// at a third, chosen anew. <c>USME_WHOLE=1</c> looks at all of them, and <c>USME_SEED</c> at the same third again.
/// </summary>
internal static class PageSample
{
    private const int Parts = 3;

    private static readonly bool s_isWhole = Environment.GetEnvironmentVariable("USME_WHOLE") == "1";

    /// <param name="walk">Walks of different names look at different pages.</param>
    public static IReadOnlyList<string> Choose(IEnumerable<string> addresses, string walk)
    {
        var all = addresses.ToArray();
        if (s_isWhole || all.Length == 0)
            return all;
        var random = new Random(unchecked((RandomDay.Seed * 397) + walk.Sum(letter => letter)));
        random.Shuffle(all);
        return all[..(1 + ((all.Length - 1) / Parts))];
    }

    /// <summary>What was found, and how to look at the same pages again.</summary>
    public static string Describe(IEnumerable<string> findings) => $"USME_SEED={RandomDay.Seed}\n{string.Join('\n', findings)}";
}
