using System.Collections.Immutable;

namespace UsmeAprende.Reports.OpenData;

/// <summary>
/// A table that anyone may take, with no number that is not public already (R29). Its id, its columns and their order never change: others
/// have programmes that read them. What is new comes as one more column at the end.
/// </summary>
/// <param name="id">Its name in addresses.</param>
public abstract class OpenDataset(string id, string title, string description, ImmutableArray<OpenColumn> columns)
{
    public string Id => id;

    public string Title => title;

    public string Description => description;

    public ImmutableArray<OpenColumn> Columns => columns;

    /// <summary>What is not in it, in one sentence.</summary>
    public virtual string Missing => "Nada: está completo.";

    public virtual OpenFrequency Frequency => OpenFrequency.Monthly;

    public abstract ImmutableArray<string> Keywords { get; }

    /// <summary>The rows, each with a value for every column; a value is a text, a number or null.</summary>
    public abstract Task<IReadOnlyList<object?[]>> ReadAsync(CancellationToken cancel);

    // Of all that counts people.
    protected const string FewAreZero =
        "Un mes se publica quince días después de terminado y ya no cambia. Donde participaron menos de cinco personas dice cero.";
}

/// <param name="Name">In small letters without accents, as programmes want it.</param>
/// <param name="Meaning">In one sentence, with its unit.</param>
public sealed record OpenColumn(string Name, OpenColumnType Type, string Meaning);

public enum OpenColumnType
{
    Text,
    Number,

    /// <summary>ISO 8601: <c>2026-08</c>.</summary>
    Month,

    /// <summary>ISO 8601 with its offset: <c>2026-08-31T14:00:00-05:00</c>.</summary>
    Moment,

    Address,
}

public enum OpenFrequency
{
    Monthly,

    /// <summary>Whenever it changes.</summary>
    Continuous,
}
