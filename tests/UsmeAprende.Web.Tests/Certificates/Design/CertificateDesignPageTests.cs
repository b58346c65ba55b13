using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates;
using UsmeAprende.Certificates.Design;

namespace UsmeAprende.Web.Tests.Certificates.Design;

public sealed class CertificateDesignPageTests : IAsyncLifetime
{
    private const string Address = "/coordinacion/certificados/diseno";
    private const string Title = "Reconocimiento de participación";

    private CertificateOffice _office = null!;

    public async ValueTask InitializeAsync() => _office = await CertificateOffice.OpenAsync();

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Fact]
    public async Task Design_Changed_IsOnNewCertificatesOnlyAndAudited() // R26, R31
    {
        var people = await _office.FinishedAsync(2);
        await _office.IssueAsync(people[0]);

        using var saved = await SaveAsync();
        await _office.IssueAsync(people[1]);

        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        var (issued, audited) = await _office.Coordinator.WithDbAsync(async db =>
            (
                await db.Certificates.AsNoTracking().OrderBy(c => c.Number).ToListAsync(BrowserVisit.Cancel),
                await db.AuditEntries.CountAsync(e => e.Action == CertificatesAudit.DesignChanged)
            )
        );
        Assert.Equal([0, 1], issued.Select(c => c.Words!.Design));
        Assert.Equal(1, audited);
        Assert.DoesNotContain(Title, await PaperAsync(issued[0]), StringComparison.Ordinal);
        Assert.Contains(Title, await PaperAsync(issued[1]), StringComparison.Ordinal);
        var verified = await _office.Coordinator.ReadAsync($"/verificar/{issued[1].Code}");
        Assert.Contains(Title, verified.QuerySelector("dl.verified")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Design_OnlyLookedAt_IsNotStored()
    {
        using var looked = await SaveAsync(("accion", "ver"));
        using var pdf = await SaveAsync(("accion", "pdf"));

        var page = await HtmlPage.ReadAsync(looked, BrowserVisit.Cancel);
        Assert.Contains(Title, page.QuerySelector("section .paper")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Block_MovedUp_KeepsWhatWasTyped()
    {
        using var moved = await SaveAsync(("accion", "subir-3"));

        var page = await HtmlPage.ReadAsync(moved, BrowserVisit.Cancel);
        Assert.Equal(Title, page.QuerySelector("input[name=Title]")!.GetAttribute("value"));
        Assert.Equal(
            ["Emblem", "Entity", "Title", "Programme"],
            page.QuerySelectorAll("input[name=Blocks]").Take(4).Select(block => block.GetAttribute("value"))
        );
        Assert.Equal(0, await CountAsync());
    }

    [Theory]
    [InlineData("Title", "", "Escriba este texto.")]
    [InlineData("Note", "Con ☃", "La letra de los documentos no tiene el signo")]
    public async Task Design_WithAFault_IsRefusedWithWhatWasTyped(string field, string typed, string said)
    {
        using var refused = await SaveAsync((field, typed), ("City", "Usme, Bogotá"));

        var page = await HtmlPage.ReadAsync(refused, BrowserVisit.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains(said, page.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Usme, Bogotá", page.QuerySelector("input[name=City]")!.GetAttribute("value"));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Design_SentTwice_IsStoredOnce() // R33
    {
        using var first = await SaveAsync();
        using var again = await SaveAsync();

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.StatusCode, again.StatusCode));
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task Design_ChangedByTwoAtOnce_LosesNeither()
    {
        using var first = await SaveAsync();
        using var second = await SaveAsync(("Title", "Constancia"));

        var page = await HtmlPage.ReadAsync(second, BrowserVisit.Cancel);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal("Constancia", page.QuerySelector("input[name=Title]")!.GetAttribute("value"));
        using var third = await SaveAsync(("Title", "Constancia"), ("version", "1"));
        Assert.Equal(HttpStatusCode.Redirect, third.StatusCode);
        Assert.Equal(2, await CountAsync());
    }

    [Fact]
    public async Task Design_Undone_IsAsItWas()
    {
        using var saved = await SaveAsync();
        using var undone = await _office.Coordinator.PostAsync(Address + "/volver", ("version", "1"), ("edicion", "0"));

        Assert.Equal(HttpStatusCode.Redirect, undone.StatusCode);
        var page = await _office.Coordinator.ReadAsync(Address);
        Assert.NotEqual(Title, page.QuerySelector("input[name=Title]")!.GetAttribute("value"));
        Assert.Equal(2, page.QuerySelectorAll("main details").Length);
    }

    private async Task<string> PaperAsync(IssuedCertificate entry) =>
        (await _office.Coordinator.ReadAsync($"/coordinacion/certificados/{entry.Id}")).QuerySelector(".paper")!.TextContent;

    private Task<int> CountAsync() => _office.Coordinator.WithDbAsync(db => db.CertificateDesigns.CountAsync(BrowserVisit.Cancel));

    // The form as the page gives it at first, with another title and what is said besides.
    private async Task<HttpResponseMessage> SaveAsync(params (string Field, string Value)[] more)
    {
        var design = CertificateDesign.Create(new CertificateOptions());
        var fields = new List<(string Field, string Value)>
        {
            ("version", "0"),
            ("Entity", design.Entity),
            ("Programme", design.Programme),
            ("Title", Title),
            ("Opening", design.Opening),
            ("CourseSentence", design.CourseSentence),
            ("GatheringSentence", design.GatheringSentence),
            ("City", design.City),
            ("Clause", design.Clause),
            ("Colours", "Blue"),
            ("Frame", "true"),
        };
        foreach (var block in design.Blocks)
            fields.AddRange([("Blocks", $"{block.Block}"), ("Sizes", "Normal"), ("Shown", $"{block.Block}")]);
        fields.RemoveAll(field => more.Any(other => other.Field == field.Field));
        return await _office.PostAsync(Address, [.. fields, .. more]);
    }
}
