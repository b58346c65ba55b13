namespace UsmeAprende.Documents.Tables;

/// <param name="Heading">What stands above it.</param>
/// <param name="Width">In characters.</param>
public sealed record SpreadsheetColumn(string Heading, double Width = 18);
