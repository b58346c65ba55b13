using UsmeAprende.Catalogue.Reading;

namespace UsmeAprende.Catalogue.Linting;

/// <summary>Each option needs its own explanation: the same sentence under two options teaches nothing.</summary>
internal static class ExplanationCheck
{
    public static IEnumerable<LintFinding> Check(LintedFile file)
    {
        foreach (var question in file.Questions)
        {
            var seen = new Dictionary<string, QuestionItem>(StringComparer.OrdinalIgnoreCase);
            foreach (var item in question.Items.Where(i => i.Explanation.Length > 0 && !seen.TryAdd(i.Explanation, i)))
            {
                // Several accepted spellings of a word are one answer and may share an explanation.
                if (question.Name != "completar" || !item.IsRight || !seen[item.Explanation].IsRight)
                    yield return file.CreateFinding(
                        item.Line,
                        $"Esta explicación es igual a la de la línea {seen[item.Explanation].Line}. Diga de cada opción por "
                            + "qué sí o por qué no."
                    );
            }
        }
    }
}
