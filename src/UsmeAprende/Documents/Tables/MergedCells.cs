using System.Globalization;

namespace UsmeAprende.Documents.Tables;

/// <summary>Cells shown as one over several rows: only the uppermost holds what is meant for all.</summary>
/// <param name="Column">The leftmost, from 0.</param>
internal readonly record struct MergedCells(int Column, int FirstLine, int LastLine)
{
    /// <param name="reference">Such as <c>F5:F9</c>.</param>
    /// <returns>Nothing where it spans one row, or is no such reference.</returns>
    public static MergedCells? Parse(string reference) =>
        reference.Split(':') is [var first, var last]
        && LineOf(first) is { } top
        && LineOf(last) is { } bottom
        && bottom > top
        && TableColumn.PlaceOf(first) is >= 0 and < TableFile.MostColumns and var column
            ? new MergedCells(column, top, bottom)
            : null;

    private static int? LineOf(string cell) =>
        int.TryParse(cell.AsSpan().TrimStart("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? line
            : null;
}
