namespace UsmeAprende.Documents.Tables;

/// <param name="Heading">The heading.</param>
/// <param name="Width">In characters.</param>
public sealed record SpreadsheetColumn(string Heading, double Width = 18)
{
    private const int Narrowest = 8;
    private const int Widest = 68;

    // The button of a filter stands over the heading's end.
    private const int Button = 3;

    /// <summary>A column as wide as its longest value, within reason.</summary>
    public static SpreadsheetColumn Fit(string heading, IEnumerable<string> values) =>
        new(
            heading,
            Math.Clamp(Math.Max(heading.Length + Button, values.Select(v => v.Length + 2).DefaultIfEmpty().Max()), Narrowest, Widest)
        );

    /// <summary>The letters of a column, counted from 1: <c>A</c>, <c>Z</c>, <c>AA</c>.</summary>
    internal static string LettersOf(int column) =>
        column <= Letters
            ? ((char)('A' + column - 1)).ToString()
            : LettersOf((column - 1) / Letters) + LettersOf(((column - 1) % Letters) + 1);

    private const int Letters = 26;
}
