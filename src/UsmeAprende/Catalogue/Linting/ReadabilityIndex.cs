using System.Globalization;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>The Fernández Huerta index of readability, from about 0 (hard) to 100 (very easy).</summary>
/// <param name="Syllables">Per hundred words.</param>
/// <param name="Words">Per sentence.</param>
internal sealed record ReadabilityIndex(int Count, double Syllables, double Words)
{
    // Spanish (Colombia) writes a decimal comma.
    private static readonly CultureInfo Colombia = CultureInfo.GetCultureInfo("es-CO");

    // The last term is often misprinted as sentences per hundred words.
    public double Index => 206.84 - (0.60 * Syllables) - (1.02 * Words);

    public static ReadabilityIndex? Compute(IEnumerable<TextPassage> text)
    {
        var sentences = text.SelectMany(TextSentence.Split).ToList();
        var words = sentences.SelectMany(s => s.Words).ToList();
        return words.Count == 0
            ? null
            : new ReadabilityIndex(
                words.Count,
                100.0 * words.Sum(SyllableCounter.Count) / words.Count,
                (double)words.Count / sentences.Count
            );
    }

    public static IEnumerable<LintFinding> Check(LintedFile file, ReadingLimits limits)
    {
        if (!file.IsLesson || Compute(file.RunningText) is not { } read)
            yield break;
        if (read.Index < limits.Index)
            yield return file.CreateFinding(
                file.Body,
                string.Create(
                    Colombia,
                    $"El índice de lectura es {read.Index:0.0} y aquí se pide {limits.Index} o más. Parta las frases "
                        + $"(van {read.Words:0.0} palabras por frase) y use palabras más cortas (van {read.Syllables:0} "
                        + $"sílabas por cada 100 palabras)."
                )
            );
        if (read.Count > limits.Words)
            yield return file.CreateFinding(
                file.Body,
                $"La lección tiene {read.Count} palabras sin contar las preguntas; aquí caben {limits.Words}. Quite "
                    + "lo que no haga falta o pártala en dos."
            );
    }
}
