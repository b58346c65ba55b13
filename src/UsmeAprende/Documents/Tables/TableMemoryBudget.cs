namespace UsmeAprende.Documents.Tables;

/// <summary>Limits how much memory one file may use, whatever its kind. A small file can unpack to a thousand times its size.</summary>
internal sealed class TableMemoryBudget
{
    public const string TooLarge = "es demasiado grande. Divídalo en varios archivos.";

    // In characters, of two bytes each. Fifty thousand rows of ten usual columns take two thirds of it.
    private const int Most = 30_000_000;

    // The overhead of a string in memory, and of a value's slot in a row.
    private const int AroundText = 16;
    private const int CharactersAPlace = 12;

    private int _held;

    /// <summary>Counts a text that is stored in memory.</summary>
    /// <exception cref="UnreadableTableException">The budget is used up.</exception>
    public string CountText(string text)
    {
        Spend(text.Length + AroundText);
        return text;
    }

    /// <summary>Counts the slots of a row, empty or not.</summary>
    public void CountPlaces(int places) => Spend(places * CharactersAPlace);

    private void Spend(int characters)
    {
        _held += characters;
        if (_held > Most)
            throw new UnreadableTableException(TooLarge);
    }
}
