using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Documents.Paper;
using UsmeAprende.Documents.Tables;
using UsmeAprende.People;

namespace UsmeAprende.Certificates.Register;

/// <summary>Exports the register of a year for the archive, with the hash of each document, and records who exported it (R31).</summary>
public sealed class CertificateRegisterExport(
    UsmeDb db,
    AuditTrail audit,
    CertificateRegisterReader reader,
    IOptions<CertificateOptions> options,
    TimeProvider clock
)
{
    public async Task<CertificateRegisterExportResult> ExportAsync(
        CertificateRegisterFilter filter,
        CertificateRegisterExportFormat format,
        Actor actor,
        CancellationToken cancel
    )
    {
        var lines = await reader.ListAsync(filter, cancel);
        var (bytes, type) = format switch
        {
            CertificateRegisterExportFormat.Csv => (Csv(lines), CsvWriter.MediaType),
            CertificateRegisterExportFormat.Xlsx => (Xlsx(filter.Year, lines), SpreadsheetWriter.MediaType),
            _ => (Pdf(filter.Year, lines), PdfWriter.MediaType),
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        await db.WriteAsync(
            () =>
                audit.AppendAsync(
                    db,
                    actor.PersonId,
                    CertificatesAudit.Exported,
                    $"certificados:{filter.Year}",
                    null,
                    $"{format} {lines.Count} {hash}",
                    cancel
                ),
            cancel
        );
        return new CertificateRegisterExportResult(
            $"registro-constancias-{filter.Year}.{format.ToString().ToLowerInvariant()}",
            type,
            bytes,
            hash
        );
    }

    private static byte[] Csv(IReadOnlyList<CertificateRegisterRow> lines)
    {
        using var file = new MemoryStream();
        using (var writer = new CsvWriter(file, forSpreadsheets: true))
        {
            writer.WriteRow([.. CertificateRegisterColumn.All.Select(c => c.Heading)]);
            foreach (var line in lines)
                writer.WriteRow([.. CertificateRegisterColumn.All.Select(c => c.Text(line))]);
        }
        return file.ToArray();
    }

    private static byte[] Xlsx(int year, IReadOnlyList<CertificateRegisterRow> lines)
    {
        using var file = new MemoryStream();
        using (var writer = new SpreadsheetWriter(file) { HasFilters = true })
        {
            writer.BeginSheet(
                year.ToString(CultureInfo.InvariantCulture),
                [.. CertificateRegisterColumn.All.Select(c => SpreadsheetColumn.Fit(c.Heading, lines.Select(c.Text)))]
            );
            foreach (var line in lines)
                writer.WriteRow([.. CertificateRegisterColumn.All.Select(c => c.Cell(line))]);
        }
        return file.ToArray();
    }

    private byte[] Pdf(int year, IReadOnlyList<CertificateRegisterRow> lines)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var title = $"Registro de constancias de {year}";
        return PdfWriter.WriteFlow(
            new PaperDocumentSettings
            {
                Title = title,
                Author = options.Value.Entity,
                MadeAt = now,
                IsLandscape = true,
                IsForArchive = true,
            },
            new PaperFlowSettings(),
            flow =>
            {
                flow.Heading(title, new PaperTextStyle(16) { IsBold = true });
                flow.Paragraph(
                    $"{options.Value.Entity}. {options.Value.Programme}. {lines.Count} números, "
                        + $"al {CertificateRegisterColumn.TextOf(BogotaClock.DayOf(now))}.",
                    new PaperTextStyle(10)
                );
                flow.Space(8);
                flow.Table(
                    new PaperTable
                    {
                        Columns =
                        [
                            new("Número", 10),
                            new("Nombre", 20),
                            new("Documento", 12),
                            new("De qué", 18),
                            new("Expedida", 9),
                            new("Estado", 12),
                            new("SHA-256 del documento", 26),
                        ],
                        Rows = lines.Select(Row),
                        Lettering = new PaperTextStyle(7.5),
                        Headings = new PaperTextStyle(7.5) { IsBold = true },
                    }
                );
            }
        );
    }

    private static IReadOnlyList<string> Row(CertificateRegisterRow line) =>
        [
            line.Entry.FormattedNumber,
            line.Entry.Words?.HolderName ?? "",
            line.Entry.Words is { } words ? $"{words.DocumentType} {words.DocumentNumber}" : "",
            line.Title,
            CertificateRegisterColumn.TextOf(BogotaClock.DayOf(line.Entry.IssuedAt)),
            CertificateRegisterColumn.DescribeEnd(line.Entry.End),
            line.Sha256 ?? "",
        ];
}

/// <summary>File format of the export.</summary>
public enum CertificateRegisterExportFormat
{
    Csv,
    Xlsx,
    Pdf,
}

/// <summary>An export of the register.</summary>
/// <param name="Sha256">SHA-256 of the file, in hexadecimal; it is recorded in the audit too.</param>
public sealed record CertificateRegisterExportResult(string Name, string MediaType, byte[] Bytes, string Sha256);
