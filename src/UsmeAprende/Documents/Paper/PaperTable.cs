using System.Collections.Immutable;

namespace UsmeAprende.Documents.Paper;

/// <summary>A table that goes on over as many sheets as it needs, its headings repeated on each.</summary>
public sealed record PaperTable
{
    public required ImmutableArray<PaperColumn> Columns { get; init; }

    /// <summary>One value for each column, empty where somebody is to write.</summary>
    public required IEnumerable<IReadOnlyList<string>> Rows { get; init; }

    public Lettering Headings { get; init; } = new(8.5) { IsBold = true };

    public Lettering Lettering { get; init; } = new(9);

    /// <summary>Leaves room for a signature.</summary>
    public double LeastRowHeight { get; init; }

    public double Padding { get; init; } = 3;
}
