namespace UsmeAprende.Documents.Tables;

/// <summary>A filled line of a file before it is known which one holds the headings.</summary>
/// <param name="Line">Counted from 1 as programmes show it.</param>
/// <param name="Values">In their places, empty ones between them.</param>
internal sealed record TableLine(int Line, List<string> Values);
