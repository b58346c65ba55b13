using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>
/// Recognises the headings of a list of people, in one row or in two: <c>NOMBRES</c> over <c>PRIMERO</c> and <c>SEGUNDO</c>.
/// </summary>
internal sealed class PeopleHeadings : ITableHeadings
{
    /// <summary>Whether at least two of the values are known headings. A title line has at most one.</summary>
    public bool AreHeadings(IReadOnlyList<string> values) => values.Count(IsKnown) > 1;

    // All of the row below must be headings: nobody is taken for one.
    public IReadOnlyList<string>? Join(IReadOnlyList<string> above, IReadOnlyList<string> below)
    {
        var names = new string[Math.Max(above.Count, below.Count)];
        var (over, found) = ("", 0);
        for (var at = 0; at < names.Length; at++)
        {
            var (upper, lower) = (ValueOf(above, at), ValueOf(below, at));
            // A merged heading has its words in its first column only.
            over = upper.Length > 0 ? upper : over;
            if (lower.Length == 0)
                names[at] = upper;
            else if (JoinName(over, lower) is { } name)
                (names[at], found) = (name, found + 1);
            else
                return null;
        }
        return found > 1 ? names : null;
    }

    private static string ValueOf(IReadOnlyList<string> row, int at) => at < row.Count ? row[at].Trim() : "";

    // «NÚMERO» under «DOCUMENTO» and «PRIMERO» under «APELLIDOS» say nothing alone.
    private static string? JoinName(string above, string below) =>
        new[] { below, $"{below} {above}", $"{above} {below}" }.FirstOrDefault(IsKnown);

    private static bool IsKnown(string value) =>
        value.Length > 0 && (HeadingWords.Find(value) is not null || PresenceWords.IsPresence(value) || PresenceWords.IsSignature(value));
}
