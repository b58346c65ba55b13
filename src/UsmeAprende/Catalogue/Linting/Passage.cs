namespace UsmeAprende.Catalogue.Linting;

/// <summary>A stretch of plain text that ends where it stands alone: a paragraph, a heading, an item of a list, an option.</summary>
/// <param name="Line">Of its first word, from 1.</param>
/// <param name="Text">Without marks; its lines are parted by line feeds.</param>
/// <param name="Piece">The container it stands in, empty for text; <see cref="Head"/> for the data at the file's head.</param>
internal sealed record Passage(int Line, string Text, string Piece, bool IsStep = false)
{
    public const string Head = "---";

    /// <summary>Questions are read bit by bit, as are titles: they count neither for length nor for the index.</summary>
    public bool IsRunningText => Piece is "" or "nota" or "cuidado" or "practica" or "reflexion";

    /// <param name="offset">Of a character of <see cref="Text"/>.</param>
    public int LineAt(int offset) => Line + Text.AsSpan(0, offset).Count('\n');
}
