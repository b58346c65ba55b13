namespace UsmeAprende.Catalogue.Linting;

/// <summary>Lists the sentences that leave a reader without breath.</summary>
internal static class LongSentences
{
    private const int MostWords = 25;

    public static IEnumerable<Finding> Judge(Manuscript file) =>
        file
            .Passages.SelectMany(Sentence.Cut)
            .Where(s => s.Words.Length > MostWords)
            .Select(s =>
                file.At(
                    s.Line,
                    $"Esta frase tiene {s.Words.Length} palabras; pártala para que ninguna pase de {MostWords}: "
                        + $"«{string.Join(' ', s.Words.Take(6))}…»."
                )
            );
}
