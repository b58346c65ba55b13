using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using UsmeAprende.Audit;
using UsmeAprende.Certificates.Verification;
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
    private static readonly string[] Headings =
    [
        "Número",
        "Código",
        "Nombre",
        "Nombre en la cuenta, si es otro",
        "Documento",
        "De qué",
        "Minutos",
        "Terminó",
        "Expedida",
        "Expidió",
        "Aprobó",
        "Estado",
        "Desde",
        "Razón",
        "SHA-256 del documento",
    ];

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
            writer.WriteRow(Headings);
            foreach (var line in lines)
                writer.WriteRow([.. Values(line)]);
        }
        return file.ToArray();
    }

    private static byte[] Xlsx(int year, IReadOnlyList<CertificateRegisterRow> lines)
    {
        using var file = new MemoryStream();
        using (var writer = new SpreadsheetWriter(file))
        {
            writer.BeginSheet(year.ToString(CultureInfo.InvariantCulture), [.. Headings.Select(h => new SpreadsheetColumn(h))]);
            foreach (var line in lines)
                writer.WriteRow([.. Values(line).Select(v => (SpreadsheetCell)v)]);
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
            },
            new PaperFlowSettings(),
            flow =>
            {
                flow.Heading(title, new PaperTextStyle(16) { IsBold = true });
                flow.Paragraph(
                    $"{options.Value.Entity}. {options.Value.Programme}. {lines.Count} números, al {Day(now)}.",
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

    private static IReadOnlyList<string> Row(CertificateRegisterRow line)
    {
        var all = Values(line);
        return [all[0], all[2], all[4], all[5], all[8], all[11], all[14]];
    }

    private static string[] Values(CertificateRegisterRow line)
    {
        var (entry, content) = (line.Entry, line.Entry.Words);
        return
        [
            entry.FormattedNumber,
            CertificateCode.Grouped(entry.Code),
            content?.HolderName ?? "",
            line.AccountName ?? "",
            content is null ? "" : $"{content.DocumentType} {content.DocumentNumber}",
            content?.Title ?? entry.Subject,
            content?.Minutes.ToString(CultureInfo.InvariantCulture) ?? "",
            content?.CompletedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            Day(entry.IssuedAt),
            line.IssuedBy ?? "",
            line.ApprovedBy ?? "",
            StateOf(entry.End),
            entry.EndedAt is { } ended ? Day(ended) : "",
            entry.EndReason ?? "",
            line.Sha256 ?? "",
        ];
    }

    private static string Day(DateTime utc) => BogotaClock.DayOf(utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string StateOf(CertificateEnd? end) =>
        end switch
        {
            null => "Válida",
            CertificateEnd.Revoked => "Revocada",
            CertificateEnd.Replaced => "Reemplazada",
            CertificateEnd.Withdrawn => "Retirada por su titular",
            _ => "Número anulado",
        };
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
