namespace UsmeAprende.Catalogue.Reading;

/// <summary>A short text: as HTML, and as it sounds.</summary>
internal sealed record Phrase(string Html, string Plain)
{
    public static Phrase Empty { get; } = new("", "");
}
