namespace UsmeAprende.Documents.Tables;

/// <summary>Recognises the headings of a form that has title lines above them, or two lines of them.</summary>
public interface ITableHeadings
{
    bool AreHeadings(IReadOnlyList<string> values);

    /// <returns>The name of each column if the line below the headings has more of them; null if it has data.</returns>
    IReadOnlyList<string>? Join(IReadOnlyList<string> above, IReadOnlyList<string> below);
}
