using UsmeAprende.Data;
using UsmeAprende.Documents.Tables;
using UsmeAprende.Wording;

namespace UsmeAprende.Gatherings.Evidence;

/// <summary>Writes a facilitator's month as a spreadsheet; numbers are numbers, so that they can be added.</summary>
public static class MonthlyReportSpreadsheet
{
    public static byte[] Write(MonthlyReport report, PaperHeading heading)
    {
        var stream = new MemoryStream();
        using (var book = new SpreadsheetWriter(stream))
        {
            book.BeginSheet(
                "Informe",
                [
                    new("Día", 12),
                    new("Empezó", 12),
                    new("Terminó", 12),
                    new("Encuentro", 40),
                    new("Lugar", 34),
                    new("Minutos facilitados", 20),
                    new("Personas", 10),
                    new("Horas de las personas", 22),
                    new("Estado", 14),
                ],
                [
                    $"{heading.Entity}. {heading.Programme}. Informe de facilitación",
                    $"Facilita: {report.Facilitator}",
                    $"Mes: {SpanishDates.Month(report.Month)}",
                    .. MonthlyReportWords.Totals(report).Select(t => $"{t.Key}: {t.Value}"),
                ]
            );
            foreach (var row in report.Rows)
                book.WriteRow(
                    BogotaClock.DayOf(row.FromAt),
                    SpanishDates.Time(row.FromAt),
                    SpanishDates.Time(row.UntilAt),
                    row.Title,
                    row.Place,
                    row.Minutes,
                    row.People,
                    row.IsClosed ? Math.Round(row.PersonMinutes / 60m, 2) : 0,
                    row.IsClosed ? "cerrado" : "sin cerrar"
                );
        }
        return stream.ToArray();
    }
}
