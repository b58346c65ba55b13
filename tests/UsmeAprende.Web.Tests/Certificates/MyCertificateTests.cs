using System.Net;
using Microsoft.EntityFrameworkCore;

namespace UsmeAprende.Web.Tests.Certificates;

public sealed class MyCertificateTests : IAsyncLifetime
{
    private CertificateOffice _office = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _office = await CertificateOffice.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Holder_OnTheirOwnPages_FindsTheDocumentAndTheLinks_AndNobodyElseDoes()
    {
        using var holder = new BrowserVisit(_office.Site);
        var person = await holder.SignUpAsync();
        await _office.SeedAsync(graduates =>
        {
            graduates.Finish(person);
            return true;
        });
        await _office.Coordinator.WithDbAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == person)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.VerifiedAt, DateTime.UnixEpoch), Cancel)
        );
        await _office.IssueAsync(person);
        var entry = await _office.Coordinator.WithDbAsync(db => db.Certificates.SingleAsync(Cancel));
        using var stranger = new BrowserVisit(_office.Site);
        await stranger.SignUpAsync();

        var list = await holder.ReadAsync("/mis-certificados");
        var page = await holder.ReadAsync($"/mis-certificados/{entry.Id}");
        using var document = await holder.Browser.GetAsync($"/mis-certificados/{entry.Id}.pdf", Cancel);

        Assert.Contains(entry.FormattedNumber, list.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"a[href='http://localhost/verificar/{entry.Code}']"));
        var linkedIn = page.QuerySelector("a[href^='https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME']")!
            .GetAttribute("href")!;
        Assert.Contains($"certId={entry.FormattedNumber}", linkedIn, StringComparison.Ordinal);
        Assert.DoesNotContain("Luc", linkedIn, StringComparison.Ordinal);
        Assert.Contains(
            Uri.EscapeDataString($"http://localhost/verificar/{entry.Code}"),
            page.QuerySelector("a[href^='https://wa.me/']")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
        var copied = page.QuerySelector("button[data-do=copy]")!.GetAttribute("data-copy")!;
        Assert.Equal($"http://localhost/verificar/{entry.Code}", page.GetElementById(copied)!.TextContent);
        Assert.NotNull(list.QuerySelector("a[href='/mis-insignias#todo']"));
        var shared = await stranger.ReadAsync($"/verificar/{entry.Code}");
        Assert.Contains(
            "/compartir/constancia",
            shared.QuerySelector("meta[property='og:image']")!.GetAttribute("content"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Luc", shared.QuerySelector("meta[property='og:title']")!.GetAttribute("content"), StringComparison.Ordinal);
        Assert.Equal("application/pdf", document.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound],
            [await stranger.StatusAsync($"/mis-certificados/{entry.Id}"), await stranger.StatusAsync($"/mis-certificados/{entry.Id}.pdf")]
        );
    }
}
