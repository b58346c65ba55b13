using System.IO.Compression;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Gatherings;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Gatherings.Paper;

/// <summary>Photographs, minutes and the archive of a month.</summary>
public sealed partial class PaperTests
{
    [Fact]
    public async Task Photo_Kept_IsHandedOutAsADownloadToItsStaffOnly()
    {
        using var colleague = new BrowserVisit(_site);
        using var boss = new BrowserVisit(_site);
        await colleague.SignUpAsync(role: PersonRole.Facilitator);
        await boss.SignUpAsync(role: PersonRole.Coordinator);
        using var mute = await SendAsync($"{Path}/soportes/fotos", "fotos", Convert.FromBase64String(SampleJpeg.Baseline), "foto.jpg");
        using var kept = await SendAsync(
            $"{Path}/soportes/fotos",
            "fotos",
            Convert.FromBase64String(SampleJpeg.Baseline),
            "foto.jpg",
            ("permiso", "true")
        );
        var file = await _facilitator.WithDbAsync(db => db.ProofFiles.Select(f => f.Id).SingleAsync(BrowserVisit.Cancel));

        using var own = await _facilitator.Browser.GetAsync($"{Path}/soportes/{file}", BrowserVisit.Cancel);

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.Redirect], new[] { mute, kept }.Select(r => r.StatusCode));
        Assert.Equal(
            ("attachment", "image/jpeg", "sandbox; default-src 'none'"),
            (
                own.Content.Headers.ContentDisposition!.DispositionType,
                own.Content.Headers.ContentType!.MediaType,
                own.Headers.GetValues("Content-Security-Policy").Single()
            )
        );
        Assert.Equal("nosniff", own.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("no-store", $"{own.Headers.CacheControl}", StringComparison.Ordinal);
        Assert.Equal(
            (HttpStatusCode.Forbidden, HttpStatusCode.OK),
            (await colleague.StatusAsync($"{Path}/soportes/{file}"), await boss.StatusAsync($"{Path}/soportes/{file}"))
        );
    }

    [Fact]
    public async Task File_Removed_NeedsAReason()
    {
        (await SendAsync($"{Path}/soportes/planilla", "archivos", Convert.FromBase64String(SampleJpeg.Baseline), "hoja.jpg")).Dispose();
        var file = await _facilitator.WithDbAsync(db => db.ProofFiles.Select(f => f.Id).SingleAsync(BrowserVisit.Cancel));

        using var mute = await _facilitator.PostAsync($"{Path}/soportes/{file}/quitar");
        using var said = await _facilitator.PostAsync($"{Path}/soportes/{file}/quitar", ($"motivo-{file}", "Salió borrosa"));

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.Redirect], new[] { mute, said }.Select(r => r.StatusCode));
        Assert.Contains("Salió borrosa", Words(await _facilitator.ReadAsync($"{Path}/soportes")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await _facilitator.StatusAsync($"{Path}/soportes/{file}"));
    }

    [Fact]
    public async Task Minutes_Written_AreShownAgain()
    {
        using var empty = await _facilitator.PostAsync($"{Path}/acta", ("hecho", ""), ("compromisos", "Traer el cargador"));
        using var written = await _facilitator.PostAsync($"{Path}/acta", ("hecho", "Encendimos el celular"), ("compromisos", ""));

        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        Assert.Contains(
            "Traer el cargador",
            (await BrowserVisit.PageAsync(empty)).QuerySelector("textarea[name=compromisos]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Encendimos el celular",
            (await _facilitator.ReadAsync($"{written.Headers.Location}")).QuerySelector("textarea[name=hecho]")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Evidence_OfTheMonth_IsOneArchiveOfOnesOwnGatherings()
    {
        using var colleague = new BrowserVisit(_site);
        var other = await colleague.SignUpAsync(role: PersonRole.Facilitator);
        (await _facilitator.PostAsync($"{Path}/acta", ("hecho", "Encendimos el celular"))).Dispose();
        var page = await _facilitator.ReadAsync("/facilitacion/evidencias");

        using var packed = await _facilitator.PostAsync("/facilitacion/evidencias", ("mes", "2035-08"), ("persona", $"{other}"));
        using var none = await colleague.PostAsync("/facilitacion/evidencias", ("mes", "2035-08"), ("persona", $"{await OwnAsync()}"));

        Assert.Contains("Café de prueba", Words(page), StringComparison.Ordinal);
        Assert.Equal("application/zip", packed.Content.Headers.ContentType!.MediaType);
        using var archive = new ZipArchive(await packed.Content.ReadAsStreamAsync(BrowserVisit.Cancel));
        Assert.Equal(
            ["01-2035-08-06/asistencia.pdf", "01-2035-08-06/asistencia.xlsx", "01-2035-08-06/acta.pdf", "manifiesto.csv", "SHA256SUMS"],
            archive.Entries.Select(e => e.FullName)
        );
        Assert.Equal(HttpStatusCode.BadRequest, none.StatusCode);
        Assert.Contains(
            EvidenceAudit.Packed,
            await _facilitator.WithDbAsync(db => db.AuditEntries.Select(e => e.Action).ToListAsync(BrowserVisit.Cancel))
        ); // R31
    }

    private Task<PersonId> OwnAsync() =>
        _facilitator.WithDbAsync(db =>
            db.GatheringFacilitators.Where(f => f.GatheringId == _cafe).Select(f => f.PersonId).SingleAsync(BrowserVisit.Cancel)
        );
}
