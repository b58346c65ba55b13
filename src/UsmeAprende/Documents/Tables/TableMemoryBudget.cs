namespace UsmeAprende.Documents.Tables;

/// <summary>How much one file may put into memory, whatever its kind. A small file can stand for a thousand times its size.</summary>
internal sealed class TableMemoryBudget
{
    public const string TooLarge = "es demasiado grande. Divídalo en varios archivos.";

    // In characters, of two bytes each. Fifty thousand rows of ten usual columns take two thirds of it.
    private const int Most = 30_000_000;

    // What surrounds a text in memory, and what a place in a row takes on its way to a table.
    private const int AroundText = 16;
    private const int CharactersAPlace = 12;

    private int _held;

    /// <summary>Counts a text that is kept, or kept once more.</summary>
    /// <exception cref="UnreadableTableException">It is one too many.</exception>
    public string CountText(string text)
    {
        Spend(text.Length + AroundText);
        return text;
    }

    /// <summary>Counts the places of a row, filled or not.</summary>
    public void CountPlaces(int places) => Spend(places * CharactersAPlace);

    private void Spend(int characters)
    {
        _held += characters;
        if (_held > Most)
            throw new UnreadableTableException(TooLarge);
    }
}
