namespace UsmeAprende.Gatherings.Imports;

/// <summary>What is wrong, or worth a look, in one value of a line.</summary>
/// <param name="Column">As a message points to it: <c>columna C (teléfono)</c>; empty where it is the whole line.</param>
/// <param name="IsFault">Keeps the line out.</param>
public sealed record LineProblem(string Column, string Message, bool IsFault)
{
    public override string ToString() => Column.Length > 0 ? $"{Column}: {Message}" : Message;
}
