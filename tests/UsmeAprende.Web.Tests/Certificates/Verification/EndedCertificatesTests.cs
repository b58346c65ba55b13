using System.Net;
using Microsoft.EntityFrameworkCore;

namespace UsmeAprende.Web.Tests.Certificates.Verification;

/// <summary>The public list of numbers that are not valid any more.</summary>
public sealed class EndedCertificatesTests : IAsyncLifetime
{
    private const string Path = "/verificar/terminadas";

    private CertificateOffice _office = null!;
    private HttpClient _anyone = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _office = await CertificateOffice.OpenAsync();
        _anyone = _office.Site.Browser();
    }

    public ValueTask DisposeAsync()
    {
        _anyone.Dispose();
        return _office.DisposeAsync();
    }

    [Fact]
    public async Task List_BeforeAnythingEnded_SaysSoAndThenShowsWhatEndsAtOnce()
    {
        await _office.IssueAsync([.. await _office.FinishedAsync(1)]);
        var entry = await _office.Coordinator.WithDbAsync(db => db.Certificates.AsNoTracking().SingleAsync(Cancel));
        var before = await PageAsync();

        using var revoked = await _office.PostAsync(
            $"/coordinacion/certificados/{entry.Id}/revocar",
            ("Reason", "Era de Ana Lucía Chisacá Muñoz.")
        );
        var after = await PageAsync();

        Assert.Contains("siguen vigentes", before, StringComparison.Ordinal);
        Assert.Contains(entry.FormattedNumber, after, StringComparison.Ordinal);
        Assert.Contains("Revocada", after, StringComparison.Ordinal);
        Assert.Contains("6 de agosto de 2035", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Chisacá", after, StringComparison.Ordinal);
        Assert.DoesNotContain(entry.Words!.LastFour, after, StringComparison.Ordinal);
        Assert.DoesNotContain(entry.Code, after, StringComparison.Ordinal);

        using var file = await _anyone.GetAsync(Path + ".csv", Cancel);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (file.StatusCode, file.Content.Headers.ContentType?.MediaType));
        Assert.Equal(
            $"numero,estado,desde\r\n{entry.FormattedNumber},Revocada,2035-08-06\r\n",
            await file.Content.ReadAsStringAsync(Cancel)
        );
    }

    [Fact]
    public async Task Verification_LeadsToTheList()
    {
        using var response = await _anyone.GetAsync("/verificar", Cancel);

        Assert.NotNull((await BrowserVisit.PageAsync(response)).QuerySelector($"a[href='{Path}']"));
    }

    private async Task<string> PageAsync()
    {
        using var response = await _anyone.GetAsync(Path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await BrowserVisit.PageAsync(response)).Body!.TextContent;
    }
}
