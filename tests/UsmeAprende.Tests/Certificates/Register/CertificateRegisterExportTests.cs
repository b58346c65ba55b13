using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Register;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;
using UsmeAprende.Tests.Certificates.Paper;
using UsmeAprende.Tests.Documents.Paper;
using UsmeAprende.Tests.Gatherings;
using UsmeAprende.Tests.People;

namespace UsmeAprende.Tests.Certificates.Register;

/// <summary>The register as a file to work with: in a spreadsheet it can be sorted, filtered and summed.</summary>
public sealed class CertificateRegisterExportTests : IAsyncLifetime
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private TestSite _site = null!;
    private PersonId _coordinator;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _coordinator = await _site.StaffAsync(PersonRole.Coordinator);
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Spreadsheet_OfTheRegister_HasMinutesThatAreNumbersAndDaysThatAreDays()
    {
        await EnterAsync(SampleCertificates.Words with { DocumentNumber = "0011000274" });
        await EnterAsync(SampleCertificates.Words with { Minutes = 30 });

        var rows = await RowsAsync();

        Assert.Equal(1_500, rows.Skip(1).Sum(row => Number(row["Minutos"])));
        Assert.All(rows.Skip(1), row => Assert.Equal(new DateTime(2035, 11, 20), DateTime.FromOADate((double)Number(row["Terminó"]))));
        Assert.All(rows.Skip(1), row => Assert.Equal(_site.Now.Date, DateTime.FromOADate((double)Number(row["Expedida"]))));
        // A document is no number: its zeros stay.
        Assert.Equal(("CC", "0011000274"), (Text(rows[1]["Tipo de documento"]), Text(rows[1]["Número de documento"])));
    }

    [Fact]
    public async Task Spreadsheet_OfTheRegister_IsReadyToWorkWith()
    {
        await EnterAsync(SampleCertificates.Words);

        var sheet = await SheetAsync();

        var columns = sheet.Descendants(Sheet + "row").First().Elements().Count();
        Assert.Equal("A1:R2", (string?)sheet.Descendants(Sheet + "autoFilter").Single().Attribute("ref"));
        Assert.Equal(18, columns);
        var pane = sheet.Descendants(Sheet + "pane").Single();
        Assert.Equal(("frozen", "1"), ((string?)pane.Attribute("state"), (string?)pane.Attribute("ySplit")));
        var widths = sheet.Descendants(Sheet + "col").Select(c => (double)c.Attribute("width")!).ToList();
        // As wide as the longest name, and as the short word above the minutes.
        Assert.InRange(widths[2], SampleCertificates.Words.HolderName.Length, 60);
        Assert.InRange(widths[7], 8, 12);
    }

    [Fact]
    public async Task Spreadsheet_OfTheRegister_RunsNothing()
    {
        await EnterAsync(SampleCertificates.Words with { HolderName = "=1+1", Title = "@SUM(A1)" });

        var rows = await RowsAsync();

        Assert.Equal(("=1+1", "@SUM(A1)"), (Text(rows[1]["Nombre impreso"]), Text(rows[1]["De qué"])));
        Assert.Empty((await SheetAsync()).Descendants(Sheet + "f"));
        Assert.Contains(";'=1+1;", await CsvAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correction_InTheRegister_NamesTheFormerAndIsNamedByIt()
    {
        var former = await EnterAsync(SampleCertificates.Words);
        await EnterAsync(
            SampleCertificates.Words with
            {
                HolderName = "María José Ñañez Güiza",
            },
            person: former.PersonId,
            replaces: former.Id
        );

        var rows = await RowsAsync();

        Assert.Equal(("2035-000002", "Reemplazada"), (Text(rows[1]["Reemplazada por"]), Text(rows[1]["Estado"])));
        Assert.Equal(("2035-000001", ""), (Text(rows[2]["Reemplaza a"]), Text(rows[2]["Reemplazada por"])));
    }

    // R30: what is left is the gathering's title, not its id.
    [Fact]
    public async Task Gathering_OfAWithdrawnCertificate_IsNamedByItsTitle()
    {
        var gathering = await TestGathering.PlanAsync(_site);
        var person = (await _site.PersonAsync()).Id;
        await EnterAsync(SampleCertificates.Gathering, person, subject: CertificateSubject.ForGathering(gathering.Id));
        var erased = await _site.WithAsync(
            (PersonErasure erasure) =>
                erasure.EraseAsync(
                    person,
                    new Dictionary<string, string> { [CertificateWithdrawal.KeyName] = CertificateWithdrawal.Withdraw },
                    Cancel
                )
        );
        Assert.True(erased);

        var (csv, rows) = (await CsvAsync(), await RowsAsync());

        Assert.Equal(("Café", "Retirada por su titular"), (Text(rows[1]["De qué"]), Text(rows[1]["Estado"])));
        Assert.DoesNotContain("encuentro/", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_FilteredByYearAndSubject_ListsThoseAlone()
    {
        await EnterAsync(SampleCertificates.Words);
        await EnterAsync(SampleCertificates.Gathering, subject: CertificateSubject.ForGathering(Guid.CreateVersion7()));

        Assert.Equal(2, (await ListAsync(new CertificateRegisterFilter(2035))).Count);
        Assert.Equal("Herramientas básicas", (await ListAsync(new CertificateRegisterFilter(2035, "herramientas-basicas"))).Single().Title);
        Assert.Equal(
            SampleCertificates.Gathering.Title,
            (await ListAsync(new CertificateRegisterFilter(2035, IsGathering: true))).Single().Title
        );
        Assert.Empty(await ListAsync(new CertificateRegisterFilter(2034)));
    }

    // The register for the archive claims what a certificate claims.
    [Fact]
    public async Task Pdf_OfTheRegister_IsForTheArchive()
    {
        await EnterAsync(SampleCertificates.Words);

        var pdf = await ExportAsync(CertificateRegisterExportFormat.Pdf);

        Assert.Contains("<pdfaid:part>3</pdfaid:part>", Encoding.UTF8.GetString(pdf), StringComparison.Ordinal);
        PdfTools.AssertClean(pdf);
    }

    // Whoever has a number sees that it ended, and nothing of whose it was.
    [Fact]
    public async Task EndedNumbers_ForEverybody_NameNobody()
    {
        var valid = await EnterAsync(SampleCertificates.Words);
        var revoked = await EnterAsync(SampleCertificates.Words);
        await _site.WithAsync(
            (CertificateRegister register) =>
                register.EndAsync(
                    revoked.Id,
                    CertificateEnd.Revoked,
                    "Era de María José, que no vino.",
                    _coordinator.AsCoordinator(),
                    Cancel
                )
        );
        await _site.WithAsync((CertificateRegister register) => register.AnnulMissingAsync(2035, 3, _coordinator, Cancel));

        var listed = await _site.WithAsync((EndedCertificateReader reader) => reader.ListAsync(Cancel));
        var csv = Encoding.UTF8.GetString(await _site.WithAsync((EndedCertificateReader reader) => reader.WriteCsvAsync(Cancel)));

        Assert.Equal(
            [("2035-000003", CertificateEnd.Annulled), ("2035-000002", CertificateEnd.Revoked)],
            listed.Select(e => (e.Number, e.End))
        );
        Assert.Equal("numero,estado,desde\r\n2035-000003,Número anulado,2035-08-06\r\n2035-000002,Revocada,2035-08-06\r\n", csv);
        Assert.True(valid.IsValid);
    }

    private async Task<IssuedCertificate> EnterAsync(
        CertificateContent words,
        PersonId? person = null,
        string subject = "herramientas-basicas",
        Guid? replaces = null
    )
    {
        var order = new NewCertificate
        {
            Id = Guid.CreateVersion7(),
            PersonId = person ?? (await _site.PersonAsync()).Id,
            Subject = subject,
            Words = words,
            IssuedById = _coordinator,
            ReplacesId = replaces,
            Reason = replaces is null ? null : "El nombre estaba mal escrito.",
        };
        Assert.Equal(
            CertificateRegistrationResult.Registered,
            await _site.WithAsync((CertificateRegister register) => register.EnterAsync(order, Cancel))
        );
        return (await _site.WithAsync((CertificateRegisterReader reader) => reader.FindAsync(order.Id, Cancel)))!.Entry;
    }

    private Task<IReadOnlyList<CertificateRegisterRow>> ListAsync(CertificateRegisterFilter filter) =>
        _site.WithAsync((CertificateRegisterReader reader) => reader.ListAsync(filter, Cancel));

    private async Task<byte[]> ExportAsync(CertificateRegisterExportFormat format) =>
        (
            await _site.WithAsync(
                (CertificateRegisterExport export) =>
                    export.ExportAsync(new CertificateRegisterFilter(2035), format, _coordinator.AsCoordinator(), Cancel)
            )
        ).Bytes;

    private async Task<string> CsvAsync() => Encoding.UTF8.GetString(await ExportAsync(CertificateRegisterExportFormat.Csv));

    private async Task<XDocument> SheetAsync()
    {
        await using var zip = new ZipArchive(new MemoryStream(await ExportAsync(CertificateRegisterExportFormat.Xlsx)));
        await using var stream = await zip
            .Entries.Single(e => e.FullName.Contains("worksheets/", StringComparison.Ordinal))
            .OpenAsync(Cancel);
        return await XDocument.LoadAsync(stream, LoadOptions.None, Cancel);
    }

    // The first row is the headings themselves.
    private async Task<List<Dictionary<string, XElement>>> RowsAsync()
    {
        var rows = (await SheetAsync()).Descendants(Sheet + "row").Select(r => r.Elements(Sheet + "c").ToList()).ToList();
        var headings = rows[0].ConvertAll(Text);
        return rows.ConvertAll(row => headings.Zip(row).ToDictionary(cell => cell.First, cell => cell.Second));
    }

    private static string Text(XElement cell) => string.Concat(cell.Descendants(Sheet + "t").Select(t => t.Value));

    // A number is what has no type.
    private static decimal Number(XElement cell)
    {
        Assert.Null(cell.Attribute("t"));
        return decimal.Parse(cell.Element(Sheet + "v")!.Value, CultureInfo.InvariantCulture);
    }
}
