using System.Collections.Immutable;

namespace UsmeAprende.Documents.Tables;

/// <summary>One row of a table as text, nothing evaluated, nothing trimmed.</summary>
/// <param name="Line">Where it begins in the file, counted from 1 as programmes show it.</param>
/// <param name="Values">One for each column of the table, empty where the row was shorter.</param>
/// <param name="Stray">What stood to the right of the last heading: mostly a separator inside a value.</param>
public sealed record TableRow(int Line, ImmutableArray<string> Values, ImmutableArray<string> Stray);
