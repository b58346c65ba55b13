using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Wording;

namespace UsmeAprende.Certificates.Delivery;

/// <summary>The list on which people sign that they received their certificate.</summary>
public static class ReceiptListPdf
{
    // Room for a signature.
    private const double SignatureHeight = 28;

    private static readonly PaperTextStyle Plain = new(10);

    public static byte[] Print(IReadOnlyList<IssuedCertificate> certificates, CertificateOptions options, DateTime madeAt)
    {
        var titles = certificates.Select(c => c.Words!.Title).Distinct().ToList();
        return PdfWriter.WriteFlow(
            new PaperDocumentSettings
            {
                Title = "Entrega de constancias",
                Author = options.Entity,
                MadeAt = madeAt,
            },
            new PaperFlowSettings(),
            flow =>
            {
                flow.Heading("Entrega de constancias", new PaperTextStyle(16) { IsBold = true });
                flow.Paragraph($"{options.Entity}. {options.Programme}.", Plain);
                if (titles is [var only])
                    flow.Paragraph($"De: {only}.", Plain);
                flow.Paragraph(
                    $"{SpanishCount.FormatGrouped(certificates.Count, "constancia", "constancias")}. Lista hecha el "
                        + $"{SpanishDates.Day(BogotaClock.DayOf(madeAt))}. Cada persona firma al recibir la suya.",
                    Plain
                );
                flow.Paragraph("Fecha y lugar de la entrega: ______________________________________", Plain);
                flow.Space(8);
                flow.Table(
                    new PaperTable
                    {
                        Columns =
                        [
                            new("N.º", 3),
                            new("Nombres y apellidos", 7),
                            .. titles.Count > 1 ? new PaperColumn[] { new("De qué", 5) } : [],
                            new("Documento, últimas cifras", 3),
                            new("Firma de quien recibe", 6),
                        ],
                        LeastRowHeight = SignatureHeight,
                        Rows =
                        [
                            .. certificates.Select(c =>
                                (IReadOnlyList<string>)
                                    [
                                        c.FormattedNumber,
                                        c.Words!.HolderName,
                                        .. titles.Count > 1 ? new[] { c.Words.Title } : [],
                                        c.Words.LastFour,
                                        "",
                                    ]
                            ),
                        ],
                    }
                );
            }
        );
    }
}
