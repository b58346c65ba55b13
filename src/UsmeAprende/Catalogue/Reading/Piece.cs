namespace UsmeAprende.Catalogue.Reading;

/// <summary>A stretch of a file's body: plain text, or a container (<c>::: name id</c> … <c>:::</c>).</summary>
/// <param name="Name">Empty for text.</param>
/// <param name="Line">Where it opens, from 1.</param>
/// <param name="First">Its first line within, from 0.</param>
internal sealed record Piece(string Name, string Id, int Line, int First, string[] Lines)
{
    public string Text => string.Join('\n', Lines);
}
