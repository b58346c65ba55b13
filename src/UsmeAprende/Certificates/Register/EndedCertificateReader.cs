using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Documents.Tables;

namespace UsmeAprende.Certificates.Register;

/// <summary>
/// Lists for everybody the numbers that do not stand for a valid certificate any more. It names nobody and gives no reasons, since people
/// write them.
/// </summary>
public sealed class EndedCertificateReader(UsmeDb db)
{
    /// <summary>The area of the stamps for public pages of the register.</summary>
    public const string Area = "constancias";

    /// <summary>The latest number first.</summary>
    public async Task<IReadOnlyList<EndedCertificateNumber>> ListAsync(CancellationToken cancel) =>
        [
            .. (
                await db
                    .Certificates.Where(c => c.End != null)
                    .OrderByDescending(c => c.Year)
                    .ThenByDescending(c => c.Number)
                    .Select(c => new
                    {
                        c.Year,
                        c.Number,
                        c.End,
                        c.EndedAt,
                    })
                    .ToListAsync(cancel)
            ).Select(c => new EndedCertificateNumber(
                IssuedCertificate.FormatNumber(c.Year, c.Number),
                c.End!.Value,
                BogotaClock.DayOf(c.EndedAt ?? default)
            )),
        ];

    /// <summary>The same as CSV, for programmes.</summary>
    public async Task<byte[]> WriteCsvAsync(CancellationToken cancel)
    {
        using var file = new MemoryStream();
        using (var writer = new CsvWriter(file, forSpreadsheets: false))
        {
            writer.WriteRow("numero", "estado", "desde");
            foreach (var ended in await ListAsync(cancel))
                writer.WriteRow(
                    ended.Number,
                    CertificateRegisterColumn.DescribeEnd(ended.End),
                    CertificateRegisterColumn.TextOf(ended.Since)
                );
        }

        return file.ToArray();
    }
}

/// <summary>A number that is not valid any more.</summary>
/// <param name="Number">As people write it.</param>
/// <param name="Since">The day on which it ended.</param>
public sealed record EndedCertificateNumber(string Number, CertificateEnd End, DateOnly Since);
