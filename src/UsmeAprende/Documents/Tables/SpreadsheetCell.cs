using System.Globalization;

namespace UsmeAprende.Documents.Tables;

/// <summary>A cell's value; text stays text whatever it looks like.</summary>
public readonly record struct SpreadsheetCell
{
    private SpreadsheetCell(string? text, decimal? number, DateTime? day, bool hasTime) =>
        (Text, Number, Day, HasTime) = (text, number, day, hasTime);

    internal string? Text { get; }

    internal decimal? Number { get; }

    internal DateTime? Day { get; }

    internal bool HasTime { get; }

    public static implicit operator SpreadsheetCell(string? text) => new(text, null, null, false);

    public static implicit operator SpreadsheetCell(int number) => new(null, number, null, false);

    public static implicit operator SpreadsheetCell(decimal number) => new(null, number, null, false);

    public static implicit operator SpreadsheetCell(DateOnly day) => new(null, null, day.ToDateTime(TimeOnly.MinValue), false);

    /// <summary>Shown as it is: convert it to the reader's time zone first.</summary>
    public static implicit operator SpreadsheetCell(DateTime at) => new(null, null, at, true);

    /// <summary>The value as text, the same everywhere.</summary>
    public override string ToString() =>
        Number?.ToString(CultureInfo.InvariantCulture)
        ?? Day?.ToString(HasTime ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? Text
        ?? "";
}
