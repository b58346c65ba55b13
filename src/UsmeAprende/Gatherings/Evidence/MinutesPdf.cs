using UsmeAprende.Documents.Paper;
using UsmeAprende.Wording;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>Writes the minutes of a gathering as a PDF (Letter), with lines for the signatures. It names nobody who came.</summary>
public static class MinutesPdf
{
    private const double SignatureHeight = 34;

    private static readonly PaperTextStyle Small = new(9);
    private static readonly PaperTextStyle Plain = new(11);
    private static readonly PaperTextStyle Part = new(12.5) { IsBold = true };
    private static readonly PaperTextStyle Title = new(16) { IsBold = true };

    public static byte[] Print(MinutesPaper paper, DateTime madeAt) =>
        PdfWriter.WriteFlow(
            new PaperDocumentSettings
            {
                Title = $"Acta: {paper.Sheet.Gathering.Title}",
                Author = paper.Heading.Entity,
                MadeAt = madeAt,
            },
            new PaperFlowSettings { Margin = 54 },
            flow => Write(flow, paper)
        );

    private static void Write(PaperFlow flow, MinutesPaper paper)
    {
        flow.Paragraph(paper.Heading.Entity, new PaperTextStyle(11) { IsBold = true });
        flow.Paragraph(paper.Heading.Programme, Small);
        flow.Space(10);
        flow.Heading("Acta", Title);
        flow.Space(4);
        foreach (var (label, words) in paper.Sheet.Facts)
            flow.Paragraph($"{label}: {words}", Plain);
        flow.Paragraph($"Asistentes: {SpanishCount.Format(paper.Sheet.People.Count, "persona", "personas")}", Plain);
        if (paper.Lessons.Count > 0)
        {
            WritePart(flow, "Orden del día");
            flow.List(paper.Lessons, Plain);
        }
        WritePart(flow, "Desarrollo");
        foreach (var line in Lines(paper.Minutes.Done))
            flow.Paragraph(line, Plain);
        WritePart(flow, "Compromisos");
        if (paper.Minutes.Commitments.Length > 0)
            flow.List(Lines(paper.Minutes.Commitments), Plain);
        else
            flow.Paragraph("No se acordaron compromisos.", Plain);
        if (paper.CorrectedAt is { } corrected)
        {
            flow.Space(8);
            flow.Paragraph($"Se corrigió el {SpanishDates.DayAndTime(corrected)} El texto anterior y el motivo quedaron guardados.", Small);
        }
        WritePart(flow, "Firmas");
        flow.Table(
            new PaperTable
            {
                Columns = [new("Nombre", 5), new("En calidad de", 4), new("Firma", 6)],
                LeastRowHeight = SignatureHeight,
                Rows =
                [
                    .. paper.Sheet.Facilitators.Select(name => (IReadOnlyList<string>)[name, "Quien facilita", ""]),
                    ["", "Por la comunidad", ""],
                ],
            }
        );
    }

    private static void WritePart(PaperFlow flow, string heading)
    {
        flow.Space(10);
        flow.Heading(heading, Part, PaperTextRole.Heading2);
        flow.Space(2);
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0);
}
