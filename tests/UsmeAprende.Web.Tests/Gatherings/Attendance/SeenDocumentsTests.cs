using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Paper;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Tests.Certificates;

namespace UsmeAprende.Web.Tests.Gatherings.Attendance;

/// <summary>R10: staff tick the documents that they saw, many at once; nothing unseen is confirmed.</summary>
public sealed class SeenDocumentsTests : IAsyncLifetime
{
    private CertificateOffice _office = null!;
    private Guid _cafe;
    private PersonId _ana;
    private PersonId _eva;
    private PersonId _stranger;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Path => $"/facilitacion/encuentros/{_cafe}/documentos";

    public async ValueTask InitializeAsync()
    {
        _office = await CertificateOffice.OpenAsync();
        (_cafe, _ana, _eva, _stranger) = await _office.SeedAsync(graduates =>
        {
            var cafe = graduates.Cafes[0];
            var ana = graduates.Add("Ana", "Ruiz", "61000001", isSeen: false).Id;
            var eva = graduates.Add("Eva", "Peña", "61000002", isSeen: false).Id;
            graduates.Attend(ana, cafe);
            graduates.Attend(eva, cafe);
            graduates.Attend(graduates.Add("Luz", "Vista", "61000003").Id, cafe);
            graduates.Attend(graduates.Add("Sol", "Sin Papel", null).Id, cafe);
            return (cafe, ana, eva, graduates.Add("Otra", "Persona", "61000004", isSeen: false).Id);
        });
    }

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    // R31, R33
    [Fact]
    public async Task Documents_Ticked_AreEachNotedAndAuditedOnce()
    {
        var page = await _office.Coordinator.ReadAsync(Path);
        var ticks = page.QuerySelectorAll("input[name=visto]").Select(t => ("visto", t.GetAttribute("value")!)).ToArray();

        using var noted = await _office.PostAsync(Path, ticks);
        using var again = await _office.PostAsync(Path, ticks);

        Assert.Equal(2, ticks.Length);
        Assert.All(page.QuerySelectorAll("input[name=visto]"), tick => Assert.False(tick.HasAttribute("checked")));
        Assert.Contains("Cédula de ciudadanía 61.000.001", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Sin documento anotado: 1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.Redirect], [noted.StatusCode, again.StatusCode]);
        Assert.Contains(
            "2 documentos quedaron como vistos por usted.",
            (await _office.Coordinator.ReadAsync(noted.Headers.Location!.OriginalString)).Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal([_ana, _eva], await ListSeenAsync());
        Assert.Equal(
            2,
            await _office.Coordinator.WithDbAsync(db => db.AuditEntries.CountAsync(e => e.Action == PeopleAudit.DocumentSeen, Cancel))
        );
    }

    [Fact]
    public async Task Document_ChangedSinceItWasShown_IsNotConfirmed()
    {
        var tick = await TickOfAsync("Ana Ruiz");
        await _office.Coordinator.WithDbAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == _ana)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.Value, "61000009").SetProperty(i => i.MatchKey, "CC:61000009"), Cancel)
        );

        using var answer = await _office.PostAsync(Path, ("visto", tick));

        var text = (await BrowserVisit.PageAsync(answer)).QuerySelector("main")!.TextContent;
        Assert.Contains("Su documento cambió mientras usted marcaba", text, StringComparison.Ordinal);
        Assert.Contains("61.000.009", text, StringComparison.Ordinal);
        Assert.Empty(await ListSeenAsync());
    }

    [Fact]
    public async Task Document_OfSomebodyWhoIsNotOnTheList_IsNotConfirmed()
    {
        using var answer = await _office.PostAsync(Path, ("visto", $"{_stranger} CC 61000004"), ("visto", "nada"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await ListSeenAsync());
    }

    // R14
    [Fact]
    public async Task Document_ThatAnotherAccountHasProven_IsLeftToACoordinator()
    {
        await _office.SeedAsync(graduates => graduates.Add("Ana María", "Ruiz", "61000001").Id);

        using var answer = await _office.PostAsync(
            Path,
            ("visto", await TickOfAsync("Ana Ruiz")),
            ("visto", await TickOfAsync("Eva Peña"))
        );

        var text = (await BrowserVisit.PageAsync(answer)).QuerySelector("main")!.TextContent;
        Assert.Contains("Otra cuenta ya tiene ese documento confirmado.", text, StringComparison.Ordinal);
        Assert.Contains("Un documento quedó como visto por usted.", text, StringComparison.Ordinal);
        Assert.Equal([_eva], await ListSeenAsync());
        Assert.True(await _office.Coordinator.WithDbAsync(db => db.PossibleDuplicates.AnyAsync(Cancel)));
    }

    [Fact]
    public async Task Form_WithoutATick_SaysWhatToDo()
    {
        using var answer = await _office.PostAsync(Path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(
            "Marque al menos a una persona",
            (await BrowserVisit.PageAsync(answer)).Body!.TextContent,
            StringComparison.Ordinal
        );
    }

    // R15
    [Fact]
    public async Task List_OfAnotherFacilitator_IsNotThere()
    {
        using var facilitator = new BrowserVisit(_office.Site);
        var id = await facilitator.SignUpAsync(role: PersonRole.Facilitator);
        var tick = await TickOfAsync("Ana Ruiz");

        var before = await facilitator.StatusAsync(Path);
        using var refused = await facilitator.PostAsync(Path, ("visto", tick));
        await _office.Coordinator.WithDbAsync(db =>
        {
            db.Add(new GatheringFacilitator { GatheringId = _cafe, PersonId = id });
            return db.SaveChangesAsync(Cancel);
        });
        using var noted = await facilitator.PostAsync(Path, ("visto", tick));

        Assert.Equal(
            [HttpStatusCode.Forbidden, HttpStatusCode.NotFound, HttpStatusCode.Redirect],
            [before, refused.StatusCode, noted.StatusCode]
        );
        Assert.Equal([_ana], await ListSeenAsync());
    }

    [Fact]
    public async Task List_ThatRegisteredPeople_OffersThoseToWhoUploadedIt()
    {
        var list = await _office.Coordinator.WithDbAsync(async db =>
        {
            var imported = new ImportedList
            {
                StaffId = await db.People.Where(p => p.Role == PersonRole.Coordinator).Select(p => p.Id).SingleAsync(Cancel),
                CreatedAt = DateTime.UnixEpoch,
            };
            db.Add(imported);
            db.Add(
                new ImportedLine
                {
                    ListId = imported.Id,
                    Line = 1,
                    Deed = LineAction.Register,
                    State = LineState.Done,
                    PersonId = _stranger,
                }
            );
            await db.SaveChangesAsync(Cancel);
            return imported.Id;
        });
        var path = $"/facilitacion/personas/importar/{list}/documentos";
        using var facilitator = new BrowserVisit(_office.Site);
        await facilitator.SignUpAsync(role: PersonRole.Facilitator);

        var tick = Assert.Single((await _office.Coordinator.ReadAsync(path)).QuerySelectorAll("input[name=visto]")).GetAttribute("value")!;
        using var refused = await facilitator.PostAsync(path, ("visto", tick));
        var before = await ListSeenAsync();
        using var noted = await _office.PostAsync(path, ("visto", tick));

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Empty(before);
        Assert.Equal([_stranger], await ListSeenAsync());
    }

    [Fact]
    public async Task Certificates_OfTheGathering_LeadToWhereDocumentsAreNoted()
    {
        var page = await _office.Coordinator.ReadAsync($"/coordinacion/certificados/encuentros/{_cafe}");

        Assert.NotNull(page.QuerySelector($"a[href='{Path}']"));
        Assert.NotNull(page.QuerySelector($"a[href='/facilitacion/personas/{_ana}']"));
    }

    private async Task<string> TickOfAsync(string name) =>
        (await _office.Coordinator.ReadAsync(Path))
            .QuerySelectorAll(".people li")
            .Single(row => row.QuerySelector("b")!.TextContent == name)
            .QuerySelector("input")!
            .GetAttribute("value")!;

    // Those of the test: who was seen before has nobody who saw.
    private Task<List<PersonId>> ListSeenAsync() =>
        _office.Coordinator.WithDbAsync(db =>
            db.PersonIdentifiers.Where(i => i.Kind == IdentifierKind.Document && i.VerifiedById != null)
                .OrderBy(i => i.Value)
                .Select(i => i.PersonId)
                .ToListAsync(Cancel)
        );
}
