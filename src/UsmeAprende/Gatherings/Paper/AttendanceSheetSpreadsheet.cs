using System.Globalization;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>Writes an attendance list as a spreadsheet, with the parts of an official form above the rows.</summary>
public static class AttendanceSheetSpreadsheet
{
    public static byte[] Write(AttendanceSheet sheet)
    {
        var stream = new MemoryStream();
        using (var book = new SpreadsheetWriter(stream))
        {
            book.BeginSheet(
                "Asistencia",
                [
                    new("Fila", 8),
                    new("Nombres y apellidos", 40),
                    new("Tipo", 8),
                    new(sheet.Form.WholeDocument ? "Documento" : "Documento (últimos cuatro)", 24),
                    new(sheet.IsFilled ? "Asistencia" : "Firma", 30),
                ],
                [
                    $"{sheet.Form.Entity}. {sheet.Form.Title}",
                    sheet.Formalities,
                    .. sheet.Facts.Select(f => $"{f.Key}: {f.Value}"),
                    sheet.Form.FillEntity(sheet.Form.PrivacyNotice),
                    sheet.Form.FillEntity(sheet.Form.Authorisation),
                ]
            );
            foreach (var person in sheet.People)
                book.WriteRow(
                    person.Code?.ToString(CultureInfo.InvariantCulture),
                    AttendanceSheet.DisplayName(person.Who),
                    person.DocumentType?.ToString(),
                    person.ShownDocument(sheet.Form.WholeDocument),
                    sheet.IsFilled ? AttendanceSheet.DescribePresence(person.Who) : ""
                );
        }

        return stream.ToArray();
    }
}
