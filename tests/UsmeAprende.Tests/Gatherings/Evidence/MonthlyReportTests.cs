using UsmeAprende.Gatherings.Evidence;
using UsmeAprende.Tests.Documents.Paper;

namespace UsmeAprende.Tests.Gatherings.Evidence;

/// <summary>A facilitator's month in numbers.</summary>
public sealed class MonthlyReportTests : IAsyncLifetime
{
    private static readonly DateOnly August = new(2035, 8, 1);

    private TestSite _site = null!;
    private TestGathering _cafe = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.StartAsync();
        _cafe = await TestGathering.PlanAsync(_site);
        _site.Clock.Advance(TestGathering.End.AddHours(1) - _site.Now);
        foreach (var name in new[] { "Ana", "Luis" })
            await _cafe.SendAsync(_cafe.Mark(await _cafe.PersonAsync(name)));
        await _cafe.CloseAsync(TestGathering.Start, TestGathering.Start.AddMinutes(90));
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Report_OfAMonth_CountsOnesOwnClosedGatherings() // R21
    {
        await TestGathering.PlanAsync(_site, TestGathering.Start.AddHours(-20), facilitator: _cafe.Facilitator);
        await TestGathering.PlanAsync(_site, TestGathering.Start.AddHours(-5));
        // The last evening of July in Bogotá, which is August in UTC.
        await TestGathering.PlanAsync(_site, new DateTime(2035, 8, 1, 1, 0, 0, DateTimeKind.Utc), facilitator: _cafe.Facilitator);

        var report = await ReadAsync(August);

        Assert.Equal([false, true], report.Rows.Select(r => r.IsClosed));
        Assert.Equal((1, 90, 2, 180), (report.Held, report.Minutes, report.People, report.PersonMinutes));
        Assert.True(report.HasOpen);
        Assert.Equal("Salón comunal, El Destino", report.Rows[1].Place);
        Assert.Single((await ReadAsync(August.AddMonths(-1))).Rows);
    }

    [Fact]
    public async Task Files_OfAMonth_HaveTheNumbersAndNameNobodyWhoCame() // R29
    {
        var heading = new PaperHeading("Alcaldía de prueba", "UsmeAprende");
        var report = await ReadAsync(August);

        var pdf = MonthlyReportPdf.Print(report, heading, _site.Now);
        var text = PdfTools.Text(pdf);
        var book = MonthlyReportSpreadsheet.Write(report, heading);

        PdfTools.AssertClean(pdf);
        Assert.Contains("1 hora y 30 minutos", text, StringComparison.Ordinal);
        Assert.Contains("3 horas", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Luis", text, StringComparison.Ordinal);
        Assert.NotEmpty(book);
    }

    private Task<MonthlyReport> ReadAsync(DateOnly month) =>
        _cafe.AskAsync<MonthlyReportReader, MonthlyReport>(r => r.ReadAsync(_cafe.Facilitator, month, Cancel));
}
