using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;

namespace UsmeAprende.Web.Tests.Certificates;

/// <summary>Certificates that are revoked, corrected or told again.</summary>
public sealed partial class CertificatePagesTests
{
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
        var all = await _office.Coordinator.ReadAsync($"{Path}?marcar=todas");
        Assert.False(all.QuerySelector("form.queue input[type=checkbox]")!.HasAttribute("checked"));
        var reviewed = (await BrowserVisit.PageAsync(review)).QuerySelector(".people")!;
        Assert.False(reviewed.QuerySelector("input")!.HasAttribute("checked"));
        foreach (var text in new[] { row.TextContent, reviewed.TextContent })
        {
            Assert.Contains("Se le revocó la 2035-000001: «Se emitió con otro documento.»", text, StringComparison.Ordinal);
            Assert.Contains("Tuvo una que ya no vale", text, StringComparison.Ordinal);
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
            ("HolderName", "Ana Lucía Chisacá de Muñoz"),
            ("NameReason", "Así está en su cédula.")
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
        Assert.Equal(("Ana Lucía Chisacá Muñoz", "Ana Lucía Chisacá de Muñoz. Así está en su cédula."), (audited.Before, audited.After));
    }

    [Fact]
    public async Task Name_WrittenOtherwiseWithoutAReason_IsNotIssuedAndKeepsWhatWasTyped()
    {
        var person = (await _office.FinishedAsync(1)).Single();

        using var without = await _office.PostAsync(
            $"{Path}/emitir",
            ("Subject", CertificateOffice.CourseId),
            ("People", person.ToString()),
            ("HolderName", "Ana Lucía Chisacá de Muñoz"),
            ("NameReason", "Porque")
        );
        using var same = await _office.PostAsync(
            $"{Path}/emitir",
            ("Subject", CertificateOffice.CourseId),
            ("People", person.ToString()),
            ("HolderName", "Ana Lucía Chisacá Muñoz")
        );

        Assert.Equal([HttpStatusCode.BadRequest, HttpStatusCode.Redirect], [without.StatusCode, same.StatusCode]);
        var page = await BrowserVisit.PageAsync(without);
        Assert.Equal("Ana Lucía Chisacá de Muñoz", page.QuerySelector("#HolderName")!.GetAttribute("value"));
        Assert.Equal("Porque", page.QuerySelector("#NameReason")!.GetAttribute("value"));
        Assert.Contains("en la cuenta dice Ana Lucía Chisacá Muñoz", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector("input[name=People]")!.HasAttribute("checked"));
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
        var id = await IssuedAsync(phone: "300 123 4577");

        using var told = await _office.PostAsync($"{Path}/{id}/reenviar");
        var page = await _office.Coordinator.ReadAsync(told.Headers.Location!.OriginalString);
        using var revoked = await _office.PostAsync($"{Path}/{id}/revocar", ("Reason", "Se emitió con otro documento."));
        using var late = await _office.PostAsync($"{Path}/{id}/reenviar");

        Assert.Equal(
            [HttpStatusCode.Redirect, HttpStatusCode.Redirect, HttpStatusCode.NotFound],
            [told.StatusCode, revoked.StatusCode, late.StatusCode]
        );
        Assert.Contains(
            "En unos minutos sale el aviso. No tiene un correo confirmado. Nadie que facilite la conoce: queda en la lista de llamadas de "
                + "quienes coordinan.",
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Single(
            await _office.Coordinator.WithDbAsync(db =>
                db.AuditEntries.Where(e => e.Action == CertificatesAudit.Resent).ToListAsync(Cancel)
            )
        );
    }

    [Fact]
    public async Task Holder_WhoCannotBeReached_IsToldToBeGivenItByHand_AndNothingIsPromised()
    {
        var id = await IssuedAsync();

        using var told = await _office.PostAsync($"{Path}/{id}/reenviar");
        var page = await _office.Coordinator.ReadAsync(told.Headers.Location!.OriginalString);

        var text = page.QuerySelector("main")!.TextContent;
        Assert.Contains("No se le avisó.", text, StringComparison.Ordinal);
        Assert.Contains("Tampoco tiene cuenta: descargue el documento y entrégueselo.", text, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"form[action='{Path}/{id}/reenviar']"));
        Assert.False(await _office.Coordinator.WithDbAsync(db => db.Certificates.AnyAsync(c => c.ResentAt != null, Cancel)));
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
}
