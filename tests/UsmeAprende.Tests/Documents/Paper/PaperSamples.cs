using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Tests.Documents.Paper;

/// <summary>Documents as features make them.</summary>
internal static class PaperSamples
{
    public static readonly PaperTextStyle Plain = new(11);

    public static readonly PaperDocumentSettings Setting = new()
    {
        Title = "Constancia de María José Ñañez",
        Author = "Alcaldía Local de Usme",
        MadeAt = new DateTime(2035, 11, 24, 15, 0, 0, DateTimeKind.Utc),
    };

    public static byte[] Certificate(string name, params PdfAttachment[] attachments) =>
        PdfWriter.WriteSheet(
            Setting with
            {
                IsLandscape = true,
                Attachments = [.. attachments],
            },
            sheet =>
            {
                sheet.Frame(sheet.All.Inset(24), PaperColor.Parse("#0b5d4b"), 2);
                var inner = sheet.All.Inset(60);
                sheet.Text(
                    inner,
                    "Constancia de asistencia",
                    new PaperTextStyle(26)
                    {
                        IsBold = true,
                        IsSerif = true,
                        Alignment = TextAlignment.Centre,
                    },
                    PaperTextRole.Heading1
                );
                sheet.FittedText(
                    inner.Below(80).Top(50),
                    name,
                    new PaperTextStyle(30)
                    {
                        IsBold = true,
                        IsSerif = true,
                        Alignment = TextAlignment.Centre,
                    },
                    PaperTextRole.Heading2
                );
                sheet.Text(inner.Below(140), "participó en el curso «Herramientas básicas», de 24 horas.", Plain);
                sheet.List(inner.Below(180), ["Buscar información", "Proteger sus claves"], Plain);
                sheet.Qr(inner.Below(300).RightOf(500), "https://aprende.example/verificar/ABCD", "Código para verificar esta constancia");
            }
        );

    public static byte[] List(int people) =>
        PdfWriter.WriteFlow(
            Setting,
            new PaperFlowSettings { HeadHeight = 30, Head = (sheet, box, number) => sheet.Text(box, $"Formato GD-01, {number}", Plain) },
            flow =>
            {
                flow.Heading("Listado de asistencia", new PaperTextStyle(16) { IsBold = true });
                flow.Paragraph("Sus datos se tratan como manda la Ley 1581 de 2012.", Plain);
                flow.Table(
                    new PaperTable
                    {
                        Columns = [new("N.°", 1, TextAlignment.Right), new("Nombres y apellidos", 6), new("Firma", 5)],
                        LeastRowHeight = 26,
                        Rows = Enumerable.Range(1, people).Select(i => (IReadOnlyList<string>)[$"{i}", $"Persona Número {i}", ""]),
                    }
                );
                flow.Paragraph("Fin de la lista.", Plain);
            }
        );
}
