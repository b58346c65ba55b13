using UsmeAprende.Catalogue;
using UsmeAprende.Learning;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Learning;

/// <summary>What a certificate still asks of somebody, in words.</summary>
public static class CertificateGapText
{
    /// <summary>One sentence each; none when nothing is missing.</summary>
    public static IEnumerable<string> List(CertificateGap gap, CertificateRule rule)
    {
        if (gap.Lessons > 0)
            yield return $"Terminar {SpanishCount.Format(gap.Lessons, "lección más", "lecciones más")}.";
        if (gap.Withheld > 0 && gap.Lessons + gap.Tests > 0)
            yield return $"Esperar: {DescribeWithheld(gap.Withheld)} en unos días.";
        // Which ones, and how each went, is said among the tests.
        if (gap.Tests > 0)
            yield return $"Aprobar {SpanishCount.Format(gap.Tests, "prueba", "pruebas")}, con al menos {rule.Score} de 100.";
        if (gap.Cafes > 0)
            yield return $"Venir a {SpanishCount.Format(gap.Cafes, "café charlado", "cafés charlados")}.";
        if (gap.Tasks > 0)
            yield return $"Mostrarle {SpanishCount.Format(gap.Tasks, "tarea", "tareas")} a quien facilita el café.";
    }

    private static string DescribeWithheld(int pages) =>
        pages == 1 ? "una página del curso se está corrigiendo y vuelve" : $"{pages} páginas del curso se están corrigiendo y vuelven";
}
