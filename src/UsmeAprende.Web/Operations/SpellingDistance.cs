namespace UsmeAprende.Web.Operations;

/// <summary>Levenshtein distance: how many letters to add, remove or change.</summary>
internal static class SpellingDistance
{
    public static int Count(string typed, string meant)
    {
        var row = Enumerable.Range(0, meant.Length + 1).ToArray();
        for (var t = 1; t <= typed.Length; t++)
        {
            var diagonal = row[0];
            row[0] = t;
            for (var m = 1; m <= meant.Length; m++)
            {
                var above = row[m];
                row[m] = Math.Min(Math.Min(above, row[m - 1]) + 1, diagonal + (typed[t - 1] == meant[m - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[^1];
    }
}
