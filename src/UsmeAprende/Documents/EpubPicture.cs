namespace UsmeAprende.Documents;

/// <summary>An SVG drawing of a book.</summary>
/// <param name="Name">Its file's name with ending; chapters find it under <c>img/</c>.</param>
public sealed record EpubPicture(string Name, ReadOnlyMemory<byte> Svg);
