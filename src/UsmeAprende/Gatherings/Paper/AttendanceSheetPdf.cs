using System.Globalization;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Gatherings.Paper;

/// <summary>Writes an attendance list as a PDF (Letter), with the parts of an official form.</summary>
public static class AttendanceSheetPdf
{
    private const double HeadHeight = 46;
    private const double SignatureHeight = 27;

    private static readonly PaperTextStyle Small = new(8);
    private static readonly PaperTextStyle Plain = new(9.5);
    private static readonly PaperTextStyle Strong = new(10) { IsBold = true };

    public static byte[] Print(AttendanceSheet sheet, DateTime madeAt) =>
        PdfWriter.WriteFlow(
            new PaperDocumentSettings
            {
                Title = $"{sheet.Form.Title}: {sheet.Gathering.Title}",
                Author = sheet.Form.Entity,
                MadeAt = madeAt,
            },
            new PaperFlowSettings
            {
                Margin = 36,
                HeadHeight = HeadHeight + 8,
                Head = (paper, box, number) => Head(paper, box.Top(HeadHeight), sheet.Form, number),
                Foot = null,
                FootHeight = 0,
            },
            flow => Write(flow, sheet)
        );

    private static void Head(PaperSheet paper, PaperRectangle box, AttendanceFormOptions form, PageNumber number)
    {
        var left = box.LeftPart(box.Width * 0.28);
        var right = box.RightOf(box.Width * 0.70);
        var middle = box with { X = left.Right, Width = right.X - left.Right };
        foreach (var part in new[] { left, middle, right })
            paper.Frame(part, PaperColor.Grey);
        paper.FittedText(left.Inset(4), form.Entity, Strong with { Alignment = TextAlignment.Centre });
        paper.FittedText(middle.Inset(4), form.Title, new PaperTextStyle(13) { IsBold = true, Alignment = TextAlignment.Centre });
        var lines = right.Inset(5, 2);
        foreach (var line in new[] { $"Código: {form.Code}", $"Versión: {form.Version}", $"Vigencia: {form.ValidFrom}", number.ToString() })
            lines = lines.Below(paper.Text(lines, line, Small));
    }

    private static void Write(PaperFlow flow, AttendanceSheet sheet)
    {
        flow.Heading(sheet.Form.Title, new PaperTextStyle(12) { IsBold = true });
        flow.Paragraph(sheet.Formalities, Small);
        flow.Space(4);
        foreach (var (label, words) in sheet.Facts)
            flow.Paragraph($"{label}: {words}", Plain);
        flow.Space(6);
        flow.Paragraph(sheet.Form.FillEntity(sheet.Form.PrivacyNotice), Small);
        flow.Space(3);
        flow.Paragraph(sheet.Form.FillEntity(sheet.Form.Authorisation), Small);
        flow.Space(6);
        flow.Table(sheet.IsFilled ? Filled(sheet) : ToSign(sheet));
        flow.Space(6);
        flow.Paragraph(
            sheet.IsFilled
                ? $"Vinieron {sheet.People.Count} personas, según la asistencia que tomó quien facilita. Las firmas "
                    + "están en el listado en papel."
                : "El número de la fila es el código de cada persona en este encuentro. En las filas sin número "
                    + "escriba nombres y apellidos, tipo y número de documento, y celular.",
            Small
        );
    }

    private static PaperTable ToSign(AttendanceSheet sheet) =>
        new()
        {
            Columns =
            [
                new("N.°", 1, TextAlignment.Right),
                new("Nombres y apellidos", 7),
                new("Tipo", 1.3),
                new("Documento", 3),
                new("Celular", 3),
                new("Firma", 6),
            ],
            LeastRowHeight = SignatureHeight,
            Rows =
            [
                .. sheet.People.Select(p =>
                    (IReadOnlyList<string>)
                        [Number(p.Code), AttendanceSheet.DisplayName(p.Who), $"{p.DocumentType}", Document(sheet, p), "", ""]
                ),
                .. Enumerable.Repeat((IReadOnlyList<string>)["", "", "", "", "", ""], sheet.Form.BlankRows),
            ],
        };

    private static PaperTable Filled(AttendanceSheet sheet) =>
        new()
        {
            Columns =
            [
                new("N.°", 1, TextAlignment.Right),
                new("Fila", 1, TextAlignment.Right),
                new("Nombres y apellidos", 8),
                new("Tipo", 1.3),
                new("Documento", 3),
                new("Asistencia", 5),
            ],
            Rows =
            [
                .. sheet.People.Select(
                    (p, at) =>
                        (IReadOnlyList<string>)
                            [
                                Number(at + 1),
                                Number(p.Code),
                                AttendanceSheet.DisplayName(p.Who),
                                $"{p.DocumentType}",
                                Document(sheet, p),
                                AttendanceSheet.DescribePresence(p.Who),
                            ]
                ),
            ],
        };

    private static string Document(AttendanceSheet sheet, SheetPerson person) =>
        person.Document is null ? ""
        : sheet.Form.WholeDocument ? person.Document
        : $"termina en {person.ShownDocument(whole: false)}";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
