using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.People;
using UsmeAprende.Reports.Persons;

namespace UsmeAprende.Web.Tests.Reports.Persons;

/// <summary>The coordinators' pages of people, and what an auditor may read.</summary>
public sealed class PersonPagesTests : IAsyncLifetime
{
    private readonly SiteHost _site = new SiteHost().With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Search_ByName_GoesInTheBodyAndTheAddressIsNotListenedTo()
    {
        using var ana = new BrowserVisit(_site);
        using var boss = new BrowserVisit(_site);
        await ana.SignUpAsync(more: [("GivenNames", "Hermelinda")]);
        await boss.SignUpAsync(role: PersonRole.Coordinator, more: [("GivenNames", "Prudencia")]);

        using var found = await boss.PostAsync("/coordinacion/personas", ("Busca", "ermelinda"));
        var asked = await BrowserVisit.PageAsync(found);
        var byAddress = await boss.ReadAsync("/coordinacion/personas?Busca=Hermelinda");

        Assert.Equal("1 persona", asked.GetElementById("resultados")!.TextContent);
        Assert.Contains("Hermelinda", asked.QuerySelector("ul.grid")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2 personas", byAddress.GetElementById("resultados")!.TextContent);
        Assert.All(asked.QuerySelectorAll("main form:has([name=Busca])"), form => Assert.Equal("post", form.GetAttribute("method")));
    }

    // R10, R31
    [Fact]
    public async Task File_Opened_TellsOfThePersonAndIsAudited()
    {
        using var ana = new BrowserVisit(_site);
        using var boss = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document, more: [("GivenNames", "Hermelinda")]);
        var staff = await boss.SignUpAsync(role: PersonRole.Coordinator);

        var page = await boss.ReadAsync($"/coordinacion/personas/{id}");

        Assert.Contains("Hermelinda", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(document, page.QuerySelector("dl.facts")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Abrió la ficha de una persona", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var entry = await ana.WithDbAsync(db => db.AuditEntries.SingleAsync(e => e.Action == PersonsAudit.FileOpened, BrowserVisit.Cancel));
        Assert.Equal((staff, PeopleAudit.Subject(id)), (entry.ActorId!.Value, entry.Subject));
        Assert.Equal(HttpStatusCode.NotFound, await boss.StatusAsync($"/coordinacion/personas/{Guid.CreateVersion7()}"));
    }

    // R15
    [Fact]
    public async Task Auditor_WhoSignsIn_ReadsTheAuditWithoutPeoplesDataAndNothingElse()
    {
        using var ana = new BrowserVisit(_site);
        using var boss = new BrowserVisit(_site);
        using var auditor = new BrowserVisit(_site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document, more: [("GivenNames", "Yuliana")]);
        await boss.SignUpAsync(role: PersonRole.Coordinator, more: [("GivenNames", "Luz Mariela")]);
        await auditor.SignUpAsync(role: PersonRole.Auditor);
        (await boss.PostAsync($"/facilitacion/personas/{id}/documento", ("documentType", "CC"), ("document", document))).Dispose();

        var page = (await auditor.ReadAsync("/coordinacion/auditoria")).QuerySelector("main")!.TextContent;
        var bossPage = (await boss.ReadAsync("/coordinacion/auditoria")).QuerySelector("main")!.TextContent;
        using var file = await auditor.PostAsync("/coordinacion/auditoria/exportar");
        var text = await file.Content.ReadAsStringAsync(BrowserVisit.Cancel);

        Assert.Contains("Anotó que vio un documento", page, StringComparison.Ordinal);
        Assert.Contains("Luz Mariela", page, StringComparison.Ordinal);
        Assert.Contains(document, bossPage, StringComparison.Ordinal);
        Assert.All([page, text], seen => Assert.DoesNotContain("Yuliana", seen, StringComparison.Ordinal));
        Assert.All([page, text], seen => Assert.DoesNotContain(document, seen, StringComparison.Ordinal));
        foreach (
            var closed in new[]
            {
                "/coordinacion",
                "/facilitacion",
                "/administracion",
                "/coordinacion/personas",
                $"/coordinacion/personas/{id}",
            }
        )
            Assert.Equal(HttpStatusCode.Forbidden, await auditor.StatusAsync(closed));
    }

    // R33
    [Fact]
    public async Task Call_WithANoteTooLong_IsRefused()
    {
        using var ana = new BrowserVisit(_site);
        using var boss = new BrowserVisit(_site);
        var id = await ana.SignUpAsync();
        await boss.SignUpAsync(role: PersonRole.Coordinator);

        using var refused = await boss.PostAsync(
            $"/coordinacion/sin-volver/{id}",
            ("Id", Guid.CreateVersion7().ToString()),
            ("Llamada", "hablamos"),
            ($"nota-{id}", new string('a', StoppedPeople.NoteLength + 1))
        );
        using var taken = await boss.PostAsync(
            $"/coordinacion/sin-volver/{id}",
            ("Id", Guid.CreateVersion7().ToString()),
            ("Llamada", "no-contesto")
        );

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        Assert.Equal(
            1,
            await ana.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == PersonsAudit.NotReached, BrowserVisit.Cancel))
        );
    }
}
