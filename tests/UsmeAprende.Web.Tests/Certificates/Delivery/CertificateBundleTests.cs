using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Delivery;
using UsmeAprende.Gatherings;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Web.Tests.Certificates.Delivery;

/// <summary>A graduation in one go: many certificates as one PDF to print and as an archive.</summary>
public sealed class CertificateBundleTests : IAsyncLifetime
{
    private const string Path = "/coordinacion/certificados";

    private CertificateOffice _office = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _office = await CertificateOffice.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    // R24, R31, R33
    [Fact]
    public async Task Batch_Prepared_IsOnePdfWithAListToSignAndAnArchiveOfTheDocumentsAsIssued()
    {
        var progress = await _office.IssueAsync([.. await _office.FinishedAsync(23)]);

        using var ordered = await _office.PostAsync($"{progress}/entrega");
        using var again = await _office.PostAsync($"{progress}/entrega");
        var page = ordered.Headers.Location!.OriginalString;
        var before = await _office.Coordinator.ReadAsync(page);
        await _office.WorkAsync();
        var after = await _office.Coordinator.ReadAsync(page);

        Assert.Equal(page, again.Headers.Location!.OriginalString);
        Assert.NotNull(before.QuerySelector("progress"));
        Assert.Contains("23 constancias", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Matches(@"/Count 2[4-9]\b", Encoding.Latin1.GetString(await BytesAsync($"{page}/imprimir.pdf")));
        var documents = await _office.Coordinator.WithDbAsync(db =>
            db.Certificates.Join(
                    db.CertificateDocuments,
                    c => c.Id,
                    d => d.CertificateId,
                    (c, d) =>
                        new
                        {
                            c.Year,
                            c.Number,
                            d.Bytes,
                        }
                )
                .ToListAsync(Cancel)
        );
        using var archive = new ZipArchive(new MemoryStream(await BytesAsync($"{page}/constancias.zip")));
        Assert.NotNull(archive.GetEntry("lista-para-firmar.pdf"));
        foreach (var document in documents)
        {
            var number = IssuedCertificate.FormatNumber(document.Year, document.Number);
            var entry = archive.Entries.Single(e => e.FullName.StartsWith(number, StringComparison.Ordinal));
            Assert.Equal($"{number} Ana Lucía Chisacá Muñoz.pdf", entry.FullName);
            using var content = new MemoryStream();
            await using (var stream = await entry.OpenAsync(Cancel))
                await stream.CopyToAsync(content, Cancel);
            Assert.Equal(document.Bytes, content.ToArray());
        }
        Assert.Equal(
            1,
            await _office.Coordinator.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == CertificatesAudit.Bundled, Cancel))
        );
    }

    [Fact]
    public async Task Download_ThatBrokeOff_GoesOnWhereItDid()
    {
        var page = await PreparedAsync(1);
        var whole = await BytesAsync($"{page}/imprimir.pdf");

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{page}/imprimir.pdf");
        request.Headers.Range = new RangeHeaderValue(1_000, null);
        using var rest = await _office.Coordinator.Browser.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.PartialContent, rest.StatusCode);
        Assert.Equal(whole[1_000..], await rest.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task Register_Filtered_IsPreparedWithoutThoseThatEnded()
    {
        await _office.IssueAsync([.. await _office.FinishedAsync(2)]);
        var ids = await _office.Coordinator.WithDbAsync(db => db.Certificates.OrderBy(c => c.Number).Select(c => c.Id).ToListAsync(Cancel));
        using var revoked = await _office.PostAsync($"{Path}/{ids[0]}/revocar", ("Reason", "Se emitió con otro documento."));

        using var ordered = await _office.PostAsync($"{Path}/registro/entrega", ("Ano", "2035"), ("Busca", "chisaca"));
        using var nobody = await _office.PostAsync($"{Path}/registro/entrega", ("Ano", "2035"), ("Busca", "nadie se llama así"));
        await _office.WorkAsync();

        var page = await _office.Coordinator.ReadAsync(ordered.Headers.Location!.OriginalString);
        Assert.Contains("1 constancia", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
        Assert.Contains(
            "No hay constancias para entregar",
            (await BrowserVisit.PageAsync(nobody)).Body!.TextContent,
            StringComparison.Ordinal
        );
        // A batch stays when people are erased: it says ids only.
        Assert.DoesNotContain(
            await _office.Coordinator.WithDbAsync(db => db.Batches.Select(b => b.Payload).ToListAsync(Cancel)),
            payload => payload.Contains("chisaca", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Certificate_RevokedSince_IsNotHandedOut()
    {
        var page = await PreparedAsync(2);
        var id = await _office.Coordinator.WithDbAsync(db => db.Certificates.Select(c => c.Id).FirstAsync(Cancel));

        using var revoked = await _office.PostAsync($"{Path}/{id}/revocar", ("Reason", "Se emitió con otro documento."));

        Assert.Equal(HttpStatusCode.NotFound, await _office.Coordinator.StatusAsync($"{page}/imprimir.pdf"));
        Assert.Equal(HttpStatusCode.NotFound, await _office.Coordinator.StatusAsync($"{page}/constancias.zip"));
        Assert.Contains("ya no están", (await _office.Coordinator.ReadAsync(page)).Body!.TextContent, StringComparison.Ordinal);
    }

    // R30
    [Fact]
    public async Task Files_AfterADay_AreGone()
    {
        await PreparedAsync(1);
        _office.Site.Clock.Advance(TimeSpan.FromHours(25));

        await _office.Site.Services.GetRequiredService<JobRunner>().RunNowAsync("entregas-de-constancias", Cancel);

        Assert.Empty(_office.Site.Services.GetRequiredService<CertificateBundleFolder>().List());
    }

    // R30
    [Fact]
    public async Task Files_WhenSomebodyIsErased_AreGone_AndCanBePreparedAgain()
    {
        var progress = await _office.IssueAsync([.. await _office.FinishedAsync(2)]);
        using var ordered = await _office.PostAsync($"{progress}/entrega");
        await _office.WorkAsync();
        var page = ordered.Headers.Location!.OriginalString;
        await using var scope = _office.Site.Services.CreateAsyncScope();
        var person = await _office.Coordinator.WithDbAsync(db => db.Certificates.Select(c => c.PersonId!.Value).FirstAsync(Cancel));

        var isErased = await scope
            .ServiceProvider.GetRequiredService<PersonErasure>()
            .EraseAsync(
                person,
                new Dictionary<string, string> { [CertificateWithdrawal.KeyName] = CertificateWithdrawal.Withdraw },
                Cancel
            );
        var gone = await _office.Coordinator.StatusAsync($"{page}/imprimir.pdf");
        using var again = await _office.PostAsync($"{progress}/entrega");
        await _office.WorkAsync();

        Assert.True(isErased);
        Assert.Equal(HttpStatusCode.NotFound, gone);
        var after = await _office.Coordinator.ReadAsync(again.Headers.Location!.OriginalString);
        Assert.Contains("1 constancia.", after.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    // R15
    [Fact]
    public async Task Facilitator_OfTheGathering_GetsThoseOfPeopleWithoutAccount_AndNobodyElses()
    {
        using var holder = new BrowserVisit(_office.Site);
        var withAccount = await holder.SignUpAsync();
        var absent = (await _office.FinishedAsync(1)).Single();
        var (cafe, walkIn) = await _office.SeedAsync(graduates =>
        {
            graduates.Attend(withAccount, graduates.Cafes[0]);
            var ana = graduates.Add("Ana", "Sin Cuenta", "61000001");
            graduates.Attend(ana.Id, graduates.Cafes[0]);
            return (graduates.Cafes[0], ana.Id);
        });
        await _office.Coordinator.WithDbAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == withAccount)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.VerifiedAt, DateTime.UnixEpoch), Cancel)
        );
        using var issued = await _office.PostAsync(
            $"{Path}/emitir",
            ("Subject", $"encuentro/{cafe}"),
            ("People", walkIn.ToString()),
            ("People", withAccount.ToString())
        );
        await _office.IssueAsync(absent);
        using var facilitator = await FacilitatorAsync(cafe);
        using var stranger = await FacilitatorAsync(null);
        var own = $"/facilitacion/encuentros/{cafe}/constancias";

        var list = await facilitator.ReadAsync(own);
        using var ordered = await facilitator.PostAsync(own);
        await _office.WorkAsync();
        var page = ordered.Headers.Location!.OriginalString;
        var printout = await facilitator.StatusAsync($"{page}/imprimir.pdf");

        Assert.Equal(["Ana Sin Cuenta"], list.QuerySelectorAll(".people b").Select(b => b.TextContent));
        Assert.Equal(HttpStatusCode.OK, printout);
        // Of somebody else's gathering, a facilitator is told whose it is.
        Assert.Equal(HttpStatusCode.Forbidden, await stranger.StatusAsync(own));
        Assert.Equal(HttpStatusCode.Forbidden, await stranger.StatusAsync($"{page}/imprimir.pdf"));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            await facilitator.StatusAsync(page.Replace(own, $"{Path}/entregas", StringComparison.Ordinal))
        );
        Assert.Equal(
            1,
            await _office.Coordinator.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == CertificatesAudit.Bundled, Cancel))
        );
    }

    private async Task<BrowserVisit> FacilitatorAsync(Guid? cafe)
    {
        var visit = new BrowserVisit(_office.Site);
        var id = await visit.SignUpAsync(role: PersonRole.Facilitator);
        if (cafe is { } gathering)
            await visit.WithDbAsync(db =>
            {
                db.Add(new GatheringFacilitator { GatheringId = gathering, PersonId = id });
                return db.SaveChangesAsync(Cancel);
            });
        return visit;
    }

    private async Task<string> PreparedAsync(int count)
    {
        var progress = await _office.IssueAsync([.. await _office.FinishedAsync(count)]);
        using var ordered = await _office.PostAsync($"{progress}/entrega");
        await _office.WorkAsync();
        return ordered.Headers.Location!.OriginalString;
    }

    private async Task<byte[]> BytesAsync(string path)
    {
        using var response = await _office.Coordinator.Browser.GetAsync(path, Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(Cancel);
    }
}
