using System.IO.Compression;
using System.Text;
using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Gatherings.Evidence;

/// <summary>All evidence of a month in one archive.</summary>
public sealed partial class EvidenceTests
{
    [Fact]
    public async Task Package_OfAMonth_HasEverythingAndAManifest()
    {
        var ana = await _cafe.PersonAsync("Ana");
        await _cafe.SendAsync(_cafe.Mark(ana));
        await WriteAsync("Encendimos el celular");
        await AddAsync(EvidenceKind.SignedList, PaperSamples.List(1));
        await AddAsync(EvidenceKind.Photo, Photo());
        await TestGathering.PlanAsync(_site, TestGathering.Start.AddDays(-40), facilitator: _cafe.Facilitator);
        await TestGathering.PlanAsync(_site, TestGathering.Start.AddMinutes(-5));

        var packed = await PackAsync();

        Assert.Equal(
            [
                "01-2035-08-06/acta.pdf",
                "01-2035-08-06/asistencia.pdf",
                "01-2035-08-06/asistencia.xlsx",
                "01-2035-08-06/foto-1.jpg",
                "01-2035-08-06/planilla-firmada-1.pdf",
                "SHA256SUMS",
                "manifiesto.csv",
            ],
            packed.Keys.Order(StringComparer.Ordinal)
        );
        Assert.Contains("Encendimos el celular", PdfTools.Text(packed["01-2035-08-06/acta.pdf"]), StringComparison.Ordinal);
        Assert.Contains("Ana Chisacá", PdfTools.Text(packed["01-2035-08-06/asistencia.pdf"]), StringComparison.Ordinal);
        Assert.Contains(
            (await FilesAsync()).Single(f => f.Kind is EvidenceKind.Photo).Sha256,
            Encoding.UTF8.GetString(packed["manifiesto.csv"]),
            StringComparison.Ordinal
        );
    }

    private Task<Dictionary<string, byte[]>> PackAsync() =>
        _cafe.AskAsync<EvidencePackage, Dictionary<string, byte[]>>(async package =>
        {
            var zip = new MemoryStream();
            await package.WriteAsync(
                await package.ListGatheringsAsync(_cafe.Facilitator, new DateOnly(2035, 8, 1), Cancel),
                new PaperHeading("Alcaldía de prueba", "UsmeAprende"),
                zip,
                Cancel
            );
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read);
            return archive.Entries.ToDictionary(
                e => e.FullName,
                e =>
                {
                    var bytes = new MemoryStream();
                    using var content = e.Open();
                    content.CopyTo(bytes);
                    return bytes.ToArray();
                }
            );
        });
}
