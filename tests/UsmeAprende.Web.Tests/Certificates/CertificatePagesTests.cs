using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Design;
using UsmeAprende.Certificates.Paper;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Web.Tests.Certificates;

public sealed partial class CertificatePagesTests : IAsyncLifetime
{
    private const string Path = "/coordinacion/certificados";

    private CertificateOffice _office = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _office = await CertificateOffice.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Queue_ShowsThoseWhoAreReady_ThoseStopped_AndWhatOthersMiss()
    {
        await _office.SeedAsync(graduates =>
        {
            graduates.Finish(graduates.Add("Ana", "Lista", "61000001"));
            graduates.Finish(graduates.Add("EVA", "MAYÚSCULA", "61000002"));
            graduates.Finish(graduates.Add("Luz", "Sin Papel", null));
            graduates.Finish(graduates.Add("Sol", "Casi", "61000004"), missing: 2);
            // Five lessons in a minute (R6).
            graduates.Finish(graduates.Add("Flor", "De Afán", "61000005"), minutesBetween: 0.2);
            return true;
        });

        var page = await _office.Coordinator.ReadAsync(Path);

        var ready = page.QuerySelectorAll("form.queue li");
        Assert.Equal(["Ana Lista", "EVA MAYÚSCULA", "Flor De Afán"], ready.Select(l => l.QuerySelector("b")!.TextContent));
        Assert.Equal([true, false, false], ready.Select(l => l.QuerySelector("input")!.HasAttribute("checked")));
        Assert.Contains("Mayúsculas raras", ready[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Muy rápido", ready[2].TextContent, StringComparison.Ordinal);
        Assert.Contains(
            page.QuerySelectorAll(".people li"),
            l =>
                l.TextContent.Contains("Luz Sin Papel", StringComparison.Ordinal)
                && l.TextContent.Contains("Sin documento", StringComparison.Ordinal)
        );
        Assert.Contains(page.QuerySelectorAll(".lacks"), l => l.TextContent.Contains("2 lecciones", StringComparison.Ordinal));
        var all = await _office.Coordinator.ReadAsync($"{Path}?marcar=todas");
        Assert.All(all.QuerySelectorAll("form.queue input[type=checkbox]"), box => Assert.True(box.HasAttribute("checked")));
    }

    [Fact]
    public async Task Candidate_OnTheirOwnPage_HasTheDocumentAsItWillBe()
    {
        var person = (await _office.FinishedAsync(1)).Single();

        var page = await _office.Coordinator.ReadAsync($"{Path}/personas/{person}/{CertificateOffice.CourseId}");
        using var draft = await _office.Coordinator.Browser.GetAsync(
            $"{Path}/personas/{person}/{CertificateOffice.CourseId}/borrador.pdf",
            Cancel
        );

        Assert.Contains("Ana Lucía Chisacá Muñoz", page.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("application/pdf", draft.Content.Headers.ContentType?.MediaType);
        Assert.Equal(
            HttpStatusCode.NotFound,
            await _office.Coordinator.StatusAsync($"{Path}/personas/{Guid.CreateVersion7()}/{CertificateOffice.CourseId}")
        );
    }

    // R26
    [Fact]
    public async Task Paper_OnTheScreen_SaysWhatTheDocumentSays()
    {
        var id = await IssuedAsync();
        var entry = await _office.Coordinator.WithDbAsync(db => db.Certificates.AsNoTracking().SingleAsync(Cancel));

        var paper = (await _office.Coordinator.ReadAsync($"{Path}/{id}")).QuerySelector(".paper")!;

        var lines = CertificateLines.Create(PrintableCertificate.Create(entry, null), CertificateDesign.Create(new CertificateOptions()));
        Assert.All(
            typeof(CertificateLines)
                .GetProperties()
                .Select(line => line.GetValue(lines))
                .OfType<string>()
                .Concat(lines.Signatories.SelectMany(s => new[] { s.Name, s.Role })),
            line => Assert.Contains(line, paper.TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Issuing_FromReviewToProgress_TellsNumbersAndExplainsFailures()
    {
        var good = await _office.FinishedAsync(2);
        var flawed = await _office.SeedAsync(graduates => graduates.Add("Luz", "Sin Nada", "61000009").Id);

        using var review = await _office.PostAsync(
            $"{Path}/revisar",
            [("Subject", CertificateOffice.CourseId), .. good.Append(flawed).Select(p => ("People", p.ToString()))]
        );
        var progress = await _office.IssueAsync([.. good, flawed]);
        var page = await _office.Coordinator.ReadAsync(progress);

        Assert.Contains(
            "Emitir 3 constancias",
            (await BrowserVisit.PageAsync(review)).QuerySelector("h1")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("Terminado: 2 de 3; uno no se pudo", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("A 2 personas no tenemos cómo avisarles.", page.Body.TextContent, StringComparison.Ordinal);
        var failure = Assert.Single(page.QuerySelectorAll(".lacks"));
        Assert.Contains("Ya no cumple lo que se pide", failure.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            2,
            page.QuerySelectorAll($"a[href^='{Path}/']").Count(a => a.TextContent.StartsWith("2035-0000", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Issuing_NobodyOrWhatIsNotThere_IsRefusedInWords()
    {
        using var nobody = await _office.PostAsync($"{Path}/emitir", ("Subject", CertificateOffice.CourseId));
        using var nothing = await _office.PostAsync($"{Path}/emitir", ("Subject", "no-existe"));

        Assert.Equal(HttpStatusCode.BadRequest, nobody.StatusCode);
        Assert.Contains("Marque al menos una persona", (await BrowserVisit.PageAsync(nobody)).Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
    }

    // A colleague was faster: the page says so, instead of not being there.
    [Fact]
    public async Task Correction_OfWhatAColleagueEnded_SaysSo()
    {
        var id = await IssuedAsync();
        using var revoked = await _office.PostAsync($"{Path}/{id}/revocar", ("Reason", "Se emitió con otro documento."));

        using var late = await _office.PostAsync(
            $"{Path}/{id}/corregir",
            ("HolderName", "Ana Lucía Chisacá"),
            ("Change", "Se corrige el nombre.")
        );

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(
            "Alguien la corrigió o la revocó antes que usted",
            (await BrowserVisit.PageAsync(late)).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await _office.Coordinator.WithDbAsync(db => db.CertificateOrders.CountAsync(Cancel)));
    }

    [Fact]
    public async Task Name_WrittenOtherwise_IsTheOneThatItsBatchShows()
    {
        var person = (await _office.FinishedAsync(1)).Single();
        using var issued = await _office.PostAsync(
            $"{Path}/emitir",
            ("Subject", CertificateOffice.CourseId),
            ("People", person.ToString()),
            ("HolderName", "Ana Lucía Chisacá de Muñoz"),
            ("NameReason", "Así está en su cédula.")
        );
        await _office.WorkAsync();

        var batch = await _office.Coordinator.ReadAsync(issued.Headers.Location!.OriginalString);

        Assert.Contains("Ana Lucía Chisacá de Muñoz", batch.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    // R31
    [Theory]
    [InlineData("Csv", "text/csv")]
    [InlineData("Xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("Pdf", "application/pdf")]
    public async Task Register_Exported_HasTheHashOfEachDocumentAndIsAudited(string format, string type)
    {
        var id = await IssuedAsync();

        using var response = await _office.PostAsync($"{Path}/registro/exportar", ("Ano", "2035"), ("Formato", format));
        var bytes = await response.Content.ReadAsByteArrayAsync(Cancel);

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var audited = await _office.Coordinator.WithDbAsync(db =>
            (
                from entry in db.AuditEntries
                join values in db.AuditValues on entry.Sequence equals values.Sequence
                where entry.Action == CertificatesAudit.Exported
                select values.After
            ).SingleAsync(Cancel)
        );
        Assert.Equal($"{format} 1 {hash}", audited);
        if (format == "Csv")
        {
            var document = await _office.Coordinator.WithDbAsync(db =>
                db.CertificateDocuments.SingleAsync(d => d.CertificateId == id, Cancel)
            );
            Assert.Contains(Convert.ToHexStringLower(document.Sha256), Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Register_Searched_FindsByNameWithoutAccents()
    {
        await IssuedAsync();

        var found = await SearchAsync("chisaca");
        var none = await SearchAsync("perez");

        Assert.Single(found.QuerySelectorAll("tbody tr"));
        Assert.Empty(none.QuerySelectorAll("tbody tr"));

        // Names stand in no address, for addresses end up in logs.
        Assert.Equal("post", found.QuerySelector("form:has([name=busca])")!.GetAttribute("method"));
        Assert.Single((await _office.Coordinator.ReadAsync($"{Path}/registro?busca=perez")).QuerySelectorAll("tbody tr"));

        async Task<IHtmlDocument> SearchAsync(string words)
        {
            using var response = await _office.PostAsync($"{Path}/registro", ("busca", words));
            return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
        }
    }

    private async Task<Guid> IssuedAsync(string? phone = null)
    {
        var person = (await _office.FinishedAsync(1)).Single();
        if (PhoneNumber.TryParse(phone, out var number, out _))
            await _office.SeedAsync(graduates => graduates.AddPhone(person, number));
        await _office.IssueAsync(person);
        return await _office.Coordinator.WithDbAsync(db => db.Certificates.Select(c => c.Id).SingleAsync(Cancel));
    }
}
