using System.Globalization;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Wording;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>Writes a facilitator's month as a PDF (Letter).</summary>
public static class MonthlyReportPdf
{
    private static readonly PaperTextStyle Small = new(9);
    private static readonly PaperTextStyle Plain = new(11);

    public static byte[] Print(MonthlyReport report, PaperHeading heading, DateTime madeAt) =>
        PdfWriter.WriteFlow(
            new PaperDocumentSettings
            {
                Title = $"Informe de facilitación, {SpanishDates.Month(report.Month)}",
                Author = heading.Entity,
                MadeAt = madeAt,
            },
            new PaperFlowSettings { Margin = 48 },
            flow => Write(flow, report, heading, madeAt)
        );

    private static void Write(PaperFlow flow, MonthlyReport report, PaperHeading heading, DateTime madeAt)
    {
        flow.Paragraph(heading.Entity, new PaperTextStyle(11) { IsBold = true });
        flow.Paragraph(heading.Programme, Small);
        flow.Space(10);
        flow.Heading("Informe de facilitación", new PaperTextStyle(16) { IsBold = true });
        flow.Space(4);
        flow.Paragraph($"Facilita: {report.Facilitator}", Plain);
        flow.Paragraph($"Mes: {SpanishDates.Month(report.Month)}", Plain);
        foreach (var (label, words) in MonthlyReportWords.Totals(report))
            flow.Paragraph($"{label}: {words}", Plain);
        flow.Space(10);
        flow.Table(
            new PaperTable
            {
                Columns =
                [
                    new("Día", 3),
                    new("Encuentro", 6),
                    new("Lugar", 5),
                    new("Minutos facilitados", 2.6, TextAlignment.Right),
                    new("Personas", 2.2, TextAlignment.Right),
                    new("Horas de las personas", 3.4, TextAlignment.Right),
                ],
                Rows =
                [
                    .. report.Rows.Select(row =>
                        (IReadOnlyList<string>)
                            [
                                $"{SpanishDates.ShortDay(row.FromAt)}, {SpanishDates.Time(row.FromAt)}",
                                row.Title,
                                row.Place,
                                row.IsClosed ? row.Minutes.ToString(CultureInfo.InvariantCulture) : "sin cerrar",
                                row.People.ToString(CultureInfo.InvariantCulture),
                                row.IsClosed ? SpanishDurations.Exact(row.PersonMinutes) : "",
                            ]
                    ),
                ],
            }
        );
        flow.Space(6);
        if (report.HasOpen)
            flow.Paragraph("Los encuentros sin cerrar no se suman.", Small);
        flow.Paragraph($"Sale de la asistencia tomada en {heading.Programme}. Se hizo el {SpanishDates.DayAndTime(madeAt)}", Small);
        flow.Space(14);
        flow.Table(
            new PaperTable
            {
                Columns = [new("Nombre", 5), new("En calidad de", 4), new("Firma", 6)],
                LeastRowHeight = 34,
                Rows =
                [
                    [report.Facilitator, "Quien facilita", ""],
                    ["", "Quien supervisa", ""],
                ],
            }
        );
    }
}

/// <summary>A facilitator's month in words.</summary>
public static class MonthlyReportWords
{
    /// <summary>The totals, as label and value.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Totals(MonthlyReport report) =>
        [
            new("Encuentros cerrados", SpanishCount.FormatGrouped(report.Held)),
            new("Tiempo facilitado", SpanishDurations.Exact(report.Minutes)),
            new("Personas distintas", SpanishCount.FormatGrouped(report.People)),
            new("Horas de todas las personas", SpanishDurations.Exact(report.PersonMinutes)),
        ];
}
