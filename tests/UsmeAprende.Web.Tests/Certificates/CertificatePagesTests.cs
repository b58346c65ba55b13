using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Paper;

namespace UsmeAprende.Web.Tests.Certificates;

public sealed class CertificatePagesTests : IAsyncLifetime
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

        var lines = CertificateLines.Create(PrintableCertificate.Create(entry, null), new CertificateOptions());
        Assert.All(
            typeof(CertificateLines).GetProperties().Select(line => (string)line.GetValue(lines)!),
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

    [Fact]
    public async Task Certificate_Revoked_SaysWhyAndLeavesItsHolder()
    {
        var id = await IssuedAsync();

        using var without = await _office.PostAsync($"{Path}/{id}/revocar", ("Reason", "no"));
        using var naming = await _office.PostAsync($"{Path}/{id}/revocar", ("Reason", "Era el documento 52.345.678 de otra persona."));
        using var revoked = await _office.PostAsync($"{Path}/{id}/revocar", ("Reason", "Se emitió con otro documento."));
        using var again = await _office.PostAsync($"{Path}/{id}/revocar", ("Reason", "Se emitió con otro documento."));

        Assert.Equal(
            [HttpStatusCode.BadRequest, HttpStatusCode.BadRequest, HttpStatusCode.Redirect, HttpStatusCode.BadRequest],
            [without.StatusCode, naming.StatusCode, revoked.StatusCode, again.StatusCode]
        );
        // What everybody would read is sent back with what was typed.
        var sentBack = await BrowserVisit.PageAsync(naming);
        Assert.Contains("Esta frase es pública", sentBack.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Era el documento 52.345.678 de otra persona.", sentBack.QuerySelector("#Reason")!.GetAttribute("value"));
        var page = await _office.Coordinator.ReadAsync($"{Path}/{id}");
        Assert.Contains("Se emitió con otro documento.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Revocada", page.QuerySelector(".badge")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_WhoseCertificateWasRevoked_ComesBackUntickedWithTheReason()
    {
        var id = await IssuedAsync();
        using var revoked = await _office.PostAsync($"{Path}/{id}/revocar", ("Reason", "Se emitió con otro documento."));
        var person = await _office.Coordinator.WithDbAsync(db =>
            db.Certificates.Where(c => c.Id == id).Select(c => c.PersonId!.Value).SingleAsync(Cancel)
        );

        var queue = await _office.Coordinator.ReadAsync(Path);
        using var review = await _office.PostAsync(
            $"{Path}/revisar",
            ("Subject", CertificateOffice.CourseId),
            ("People", person.ToString())
        );

        var row = Assert.Single(queue.QuerySelectorAll("form.queue li"));
        Assert.False(row.QuerySelector("input")!.HasAttribute("checked"));
        foreach (var text in new[] { row.TextContent, (await BrowserVisit.PageAsync(review)).QuerySelector(".people")!.TextContent })
        {
            Assert.Contains("Se le revocó la 2035-000001: «Se emitió con otro documento.»", text, StringComparison.Ordinal);
            Assert.Contains("Se le revocó una", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Gustavo Francisco Petro")]
    [InlineData("12345")]
    [InlineData("<b>x</b>")]
    public async Task Name_ThatIsNotThePersons_IsNeitherIssuedNorCorrectedTo(string name)
    {
        var id = await IssuedAsync();
        var other = (await _office.FinishedAsync(1)).Single();

        using var corrected = await _office.PostAsync($"{Path}/{id}/corregir", ("HolderName", name), ("Change", "Se corrige el nombre."));
        using var issued = await _office.PostAsync(
            $"{Path}/emitir",
            ("Subject", CertificateOffice.CourseId),
            ("People", other.ToString()),
            ("HolderName", name)
        );

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.BadRequest], [corrected.StatusCode, issued.StatusCode]);
        Assert.Equal(name, (await BrowserVisit.PageAsync(corrected)).QuerySelector("#HolderName")!.GetAttribute("value"));
        Assert.Equal(1, await _office.Coordinator.WithDbAsync(db => db.CertificateOrders.CountAsync(Cancel)));
    }

    // R31
    [Fact]
    public async Task Name_WrittenOtherwise_StandsBesideTheAccountsInRegisterAndAudit()
    {
        var person = (await _office.FinishedAsync(1)).Single();
        using var issued = await _office.PostAsync(
            $"{Path}/emitir",
            ("Subject", CertificateOffice.CourseId),
            ("People", person.ToString()),
            ("HolderName", "Ana Lucía Chisacá de Muñoz")
        );
        await _office.WorkAsync();

        var register = await _office.Coordinator.ReadAsync($"{Path}/registro");
        using var export = await _office.PostAsync($"{Path}/registro/exportar", ("Ano", "2035"), ("Formato", "Csv"));

        Assert.Contains("En la cuenta: Ana Lucía Chisacá Muñoz", register.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "Ana Lucía Chisacá de Muñoz;Ana Lucía Chisacá Muñoz;",
            await export.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
        var audited = await _office.Coordinator.WithDbAsync(db =>
            (
                from entry in db.AuditEntries
                join values in db.AuditValues on entry.Sequence equals values.Sequence
                where entry.Action == CertificatesAudit.NameDiffers
                select new { values.Before, values.After }
            ).SingleAsync(Cancel)
        );
        Assert.Equal(("Ana Lucía Chisacá Muñoz", "Ana Lucía Chisacá de Muñoz"), (audited.Before, audited.After));
    }

    // R33
    [Fact]
    public async Task Correction_SentTwice_HasOneAnswer_AndAnotherMeanwhileIsNotToldSaved()
    {
        var id = await IssuedAsync();
        (string, string)[] form = [("HolderName", "Ana Lucía Chisacá de Muñoz"), ("Change", "El apellido de casada.")];

        using var first = await _office.PostAsync($"{Path}/{id}/corregir", form);
        using var repeated = await _office.PostAsync($"{Path}/{id}/corregir", form);
        using var other = await _office.PostAsync(
            $"{Path}/{id}/corregir",
            ("HolderName", "Ana Chisacá Muñoz"),
            ("Change", "Sin el segundo nombre.")
        );

        Assert.Equal(first.Headers.Location, repeated.Headers.Location);
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        var page = await BrowserVisit.PageAsync(other);
        Assert.Contains(
            "a nombre de Ana Lucía Chisacá de Muñoz",
            page.QuerySelector(".error-summary")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("Sin el segundo nombre.", page.QuerySelector("#Change")!.GetAttribute("value"));
    }

    // R31
    [Fact]
    public async Task Holder_ToldAgain_IsAudited_AndOnlyWhileItIsValid()
    {
        var id = await IssuedAsync();

        using var told = await _office.PostAsync($"{Path}/{id}/reenviar");
        using var revoked = await _office.PostAsync($"{Path}/{id}/revocar", ("Reason", "Se emitió con otro documento."));
        using var late = await _office.PostAsync($"{Path}/{id}/reenviar");

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.NotFound],
            [told.StatusCode, revoked.StatusCode, late.StatusCode]
        );
        Assert.Contains(
            "Le avisaremos de nuevo",
            (await _office.Coordinator.ReadAsync(told.Headers.Location!.OriginalString)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Single(
            await _office.Coordinator.WithDbAsync(db =>
                db.AuditEntries.Where(e => e.Action == CertificatesAudit.Resent).ToListAsync(Cancel)
            )
        );
    }

    [Fact]
    public async Task Certificate_Corrected_LeadsToTheNewOneAndBack()
    {
        var id = await IssuedAsync();

        using var corrected = await _office.PostAsync(
            $"{Path}/{id}/corregir",
            ("HolderName", "Ana Lucía Chisacá de Muñoz"),
            ("Change", "El apellido de casada.")
        );
        await _office.WorkAsync();

        Assert.Equal(HttpStatusCode.Redirect, corrected.StatusCode);
        var former = await _office.Coordinator.ReadAsync($"{Path}/{id}");
        var link = former.QuerySelectorAll("main a").Single(a => a.TextContent == "2035-000002");
        var successor = await _office.Coordinator.ReadAsync(link.GetAttribute("href")!);
        Assert.Contains("Reemplaza a la 2035-000001", successor.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chisacá de Muñoz", successor.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ana Lucía Chisacá Muñoz", former.QuerySelector(".paper")!.TextContent, StringComparison.Ordinal);
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

    private async Task<Guid> IssuedAsync()
    {
        await _office.IssueAsync([.. await _office.FinishedAsync(1)]);
        return await _office.Coordinator.WithDbAsync(db => db.Certificates.Select(c => c.Id).SingleAsync(Cancel));
    }
}
