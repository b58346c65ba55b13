using System.Collections.Immutable;
using System.Globalization;
using UsmeAprende.Certificates.Verification;
using UsmeAprende.Data;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Certificates.Register;

/// <summary>
/// A column of the exported register. In a spreadsheet, days are days and minutes are numbers, so that they can be sorted and summed;
/// documents are text, since they keep their zeros.
/// </summary>
/// <param name="Cell">Its value of one entry.</param>
internal sealed record CertificateRegisterColumn(string Heading, Func<CertificateRegisterRow, SpreadsheetCell> Cell)
{
    public static ImmutableArray<CertificateRegisterColumn> All { get; } =
    [
        new("Número", line => line.Entry.FormattedNumber),
        new("Código", line => CertificateCode.Grouped(line.Entry.Code)),
        new("Nombre impreso", line => line.Entry.Words?.HolderName),
        new("Nombre en la cuenta, si es otro", line => line.AccountName),
        new("Tipo de documento", line => line.Entry.Words?.DocumentType.ToString()),
        new("Número de documento", line => line.Entry.Words?.DocumentNumber),
        new("De qué", line => line.Title),
        new("Minutos", line => line.Entry.Words is { } words ? words.Minutes : (string?)null),
        new("Terminó", line => line.Entry.Words is { } words ? words.CompletedOn : (string?)null),
        new("Expedida", line => BogotaClock.DayOf(line.Entry.IssuedAt)),
        new("Expidió", line => line.IssuedBy),
        new("Aprobó", line => line.ApprovedBy),
        new("Estado", line => DescribeEnd(line.Entry.End)),
        new("Desde", line => line.Entry.EndedAt is { } ended ? BogotaClock.DayOf(ended) : (string?)null),
        new("Reemplaza a", line => line.Replaces),
        new("Reemplazada por", line => line.ReplacedBy),
        new("Razón", line => line.Entry.EndReason),
        new("SHA-256 del documento", line => line.Sha256),
    ];

    /// <summary>The same as text, for CSV and for the width of the column.</summary>
    public string Text(CertificateRegisterRow line) => Cell(line).ToString();

    public static string TextOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string DescribeEnd(CertificateEnd? end) =>
        end switch
        {
            null => "Válida",
            CertificateEnd.Revoked => "Revocada",
            CertificateEnd.Replaced => "Reemplazada",
            CertificateEnd.Withdrawn => "Retirada por su titular",
            _ => "Número anulado",
        };
}
