namespace UsmeAprende.Documents.Tables;

/// <summary>A column of a table that somebody filled in.</summary>
/// <param name="At">Its place, from 0.</param>
/// <param name="Name">Its heading as written.</param>
public sealed record TableColumn(int At, string Name)
{
    /// <summary>Its letter in a spreadsheet: A, Z, AA.</summary>
    public string Letter => LetterOf(At);

    /// <summary>How a message points to it: <c>columna C (teléfono)</c>.</summary>
    public override string ToString() => Name.Length > 0 ? $"columna {Letter} ({Name})" : $"columna {Letter}";

    internal static string LetterOf(int at) => at < 26 ? ((char)('A' + at)).ToString() : LetterOf((at / 26) - 1) + LetterOf(at % 26);

    /// <summary>The place that a cell's reference names: 0 for A7, 26 for AA1.</summary>
    internal static int PlaceOf(string reference)
    {
        var place = 0;
        foreach (var letter in reference.TakeWhile(char.IsAsciiLetterUpper).Take(4))
            place = (place * 26) + (letter - 'A' + 1);
        return place - 1;
    }
}
