using System.Diagnostics.CodeAnalysis;

namespace UsmeAprende.Documents.Tables;

/// <summary>A table, or in a sentence why the file gave none.</summary>
public sealed record TableReading(TableFile? Table, string? Problem)
{
    [MemberNotNullWhen(true, nameof(Table))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsTable => Table is not null;

    internal static TableReading No(string problem) => new(null, problem);
}
