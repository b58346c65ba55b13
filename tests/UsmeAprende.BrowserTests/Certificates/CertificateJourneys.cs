using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;

namespace UsmeAprende.BrowserTests.Certificates;

/// <summary>
/// Three hundred people certified in one afternoon, twelve of whom need a person's eye. On a site of its own, which it fills.
/// </summary>
public sealed class CertificateJourneys : IAsyncLifetime
{
    private const string Queue = "/coordinacion/certificados";
    private const string Course = "herramientas-basicas";

    private const int People = 300;
    private const int Undocumented = 3;
    private const int Unseen = 3;
    private const int Shouting = 2;
    private const int Doubled = 2;
    private const int Hurried = 1;
    private const int Unfinished = 1;
    private const int Flagged = Shouting + Doubled + Hurried;
    private const int Clean = People - Undocumented - Unseen - Flagged - Unfinished;

    // Of the clean ones, between the coordinator's look and the issuing.
    private const int Spoilt = 2;

    private readonly LiveSite _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _site
            .Host.With("Site:Url", "http://localhost")
            .With("Certificates:Signatory", "Quien firma")
            .With("Certificates:SignatoryRole", "Alcalde local");
        return _site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // R24, R10
    [Fact]
    public async Task Coordinator_CertifiesThreeHundred_TwelveOfThemFlawed()
    {
        var group = await SeedAsync();
        await using var device = await _site.DeviceAsync(ScreenSize.Desktop);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Coordinator, Queue);
        page.SetDefaultTimeout(120_000);

        // Only her group. Those without a concern are ticked already.
        await page.GetByLabel("Grupo").SelectOptionAsync(group.ToString());
        await page.GetByRole(AriaRole.Button, new() { Name = "Mostrar" }).ClickAsync();
        await Assertions.Expect(page.Locator("#listas")).ToHaveTextAsync($"Listas para emitir: {Clean + Flagged}");
        await Assertions.Expect(page.GetByText($"Cumplieron, pero falta el documento: {Undocumented + Unseen}")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText($"Les falta poco: {Unfinished}")).ToBeVisibleAsync();
        await AssertReadableAsync(page);

        // She looks at one of the odd ones, and at how it will be.
        await page.Locator("li", new() { HasText = "EVA PEÑA" }).First.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.Locator(".notice.care")).ToContainTextAsync("Mayúsculas raras");
        await Assertions.Expect(page.Locator(".paper")).ToContainTextAsync("asistió y participó en el curso");
        await page.GoBackAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Revisar las marcadas" }).ClickAsync();
        await page.WaitForURLAsync("**/revisar");
        await AssertReadableAsync(page);
        await SpoilAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"Emitir {Clean} constancias");
        await page.GetByRole(AriaRole.Button, new() { Name = "Emitir las marcadas" }).ClickAsync();
        await page.WaitForURLAsync("**/lotes/*");

        // Leaving the page stops nothing, and it is found again; who failed is named, with what to do.
        await page.GotoAsync("/cursos");
        await page.GotoAsync(Queue);
        await page.Locator("a[href*='/lotes/']").First.ClickAsync();
        await FinishedAsync(page, $"Terminado: {Clean - Spoilt} de {Clean}; {Spoilt} no se pudieron.");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".lacks", new() { HasText = "Nadie del equipo ha visto su documento" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator(".lacks", new() { HasText = "Ya no cumple lo que se pide" })).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync($"Emitidas: {Clean - Spoilt}");
        await AssertReadableAsync(page);

        // The flagged ones go too, once somebody has looked at them.
        await page.GotoAsync($"{Queue}?curso={Course}&grupo={group}&marcar=todas");
        await Assertions.Expect(page.Locator("#listas")).ToHaveTextAsync($"Listas para emitir: {Flagged}");
        await Assertions.Expect(page.GetByText("Mayúsculas raras")).ToHaveCountAsync(Shouting);
        await Assertions.Expect(page.GetByText("¿Está dos veces?")).ToHaveCountAsync(Doubled);
        await Assertions.Expect(page.GetByText("Muy rápido")).ToHaveCountAsync(Hurried);
        await page.GetByRole(AriaRole.Button, new() { Name = "Revisar las marcadas" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync($"Emitir {Flagged} constancias");
        await page.GetByRole(AriaRole.Button, new() { Name = "Emitir las marcadas" }).ClickAsync();
        await FinishedAsync(page, $"Terminado: {Flagged} de {Flagged}.");

        await AssertRegisterAsync(await DownloadRegisterAsync(page));
        await page.GotoAsync($"{Queue}?curso={Course}&grupo={group}");
        await Assertions.Expect(page.Locator("#listas")).ToHaveTextAsync("Listas para emitir: 0");
    }

    [Fact]
    public async Task Keyboard_Alone_IssuesOneCertificate()
    {
        var group = await SeedAsync(graduates => graduates.Finish(graduates.Add("Ana Lucía", "Chisacá Muñoz", "62000001")));
        await using var device = await _site.DeviceAsync(ScreenSize.Smallest);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Coordinator, Queue);

        await page.GotoAsync($"{Queue}?curso={Course}&grupo={group}&marcar=ninguna");
        await page.TabToAsync("form.queue input[type=checkbox]");
        await page.Keyboard.PressAsync("Space");
        await page.TabToAsync("form.queue button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/revisar");
        await page.TabToAsync("form[action$='/emitir'] button");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/lotes/*");

        await FinishedAsync(page, "Terminado: 1 de 1.");
    }

    private static Task FinishedAsync(IPage page, string words) =>
        Assertions.Expect(page.Locator("[data-batch], .card").First).ToContainTextAsync(words, new() { Timeout = 240_000 });

    private static async Task AssertReadableAsync(IPage page)
    {
        Assert.Empty(await page.AxeFindingsAsync());
        await page.SetViewportSizeAsync(ScreenSize.Smallest.Width, ScreenSize.Smallest.Height);
        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, ScreenSize.Smallest.Width);
        await page.SetViewportSizeAsync(ScreenSize.Desktop.Width, ScreenSize.Desktop.Height);
    }

    private static async Task<string[]> DownloadRegisterAsync(IPage page)
    {
        await page.GotoAsync($"{Queue}/registro");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "CSV" }).ClickAsync());
        using var reader = new StreamReader(await download.CreateReadStreamAsync(), Encoding.UTF8);
        return (await reader.ReadToEndAsync(Cancel)).Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
    }

    private async Task AssertRegisterAsync(string[] exported)
    {
        await using var scope = _site.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var entries = await db.Certificates.AsNoTracking().OrderBy(c => c.Number).ToListAsync(Cancel);
        var hashes = await db.CertificateDocuments.ToDictionaryAsync(d => d.CertificateId, d => Convert.ToHexStringLower(d.Sha256), Cancel);
        var issued = await db.CertificateOrders.Where(o => o.State == CertificateOrderState.Issued).Select(o => o.Id).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(c => c.Number));
        Assert.Equal(Clean - Spoilt + Flagged, issued.Count);
        Assert.Equal(entries.Count, exported.Length);
        Assert.All(issued, id => Assert.Contains(exported, line => line.Contains(hashes[id], StringComparison.Ordinal)));
    }

    // One whose document turns out not to have been seen, one whose lesson is taken back.
    private async Task SpoilAsync()
    {
        await using var scope = _site.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var people = await db
            .People.Where(p => p.GivenNames == "Ana Lucía" && p.Surnames == "Chisacá Muñoz")
            .OrderBy(p => p.Id)
            .Select(p => p.Id)
            .Take(Spoilt)
            .ToListAsync(Cancel);
        // By the context, so that who keeps lists of the ready hears of it.
        foreach (var identifier in await db.PersonIdentifiers.Where(i => i.PersonId == people[0]).ToListAsync(Cancel))
            db.Entry(identifier).Property(i => i.VerifiedAt).CurrentValue = null;
        var lesson = scope.ServiceProvider.GetRequiredService<CatalogueStore>().Current.CoursesById[Course].Lessons.Last().Id;
        db.Remove(await db.ActivityStates.SingleAsync(s => s.PersonId == people[1] && s.Activity == lesson, Cancel));
        await db.SaveChangesAsync(Cancel);
    }

    private Task<Guid> SeedAsync() =>
        SeedAsync(
            (graduates, db, now) =>
            {
                var document = 62_000_000;
                string Next() => (++document).ToString(CultureInfo.InvariantCulture);
                for (var n = 0; n < Clean; n++)
                    graduates.Finish(graduates.Add("Ana Lucía", "Chisacá Muñoz", Next()));
                for (var n = 0; n < Undocumented; n++)
                    graduates.Finish(graduates.Add("Luz", "Sin Documento", null));
                for (var n = 0; n < Unseen; n++)
                    graduates.Finish(graduates.Add("Sol", "Sin Ver", Next(), isSeen: false));
                for (var n = 0; n < Shouting; n++)
                    graduates.Finish(graduates.Add("EVA", "PEÑA", Next()));
                for (var n = 0; n < Doubled; n++)
                    graduates.Finish(Doubt(db, graduates.Add("Flor", "Doble", Next()), now));
                graduates.Finish(graduates.Add("Rosa", "De Afán", Next()), minutesBetween: 0.2);
                graduates.Finish(graduates.Add("Nubia", "Casi", Next()), missing: 1);
            }
        );

    private Task<Guid> SeedAsync(Action<GraduateBuilder> work) => SeedAsync((graduates, _, _) => work(graduates));

    /// <returns>Their group.</returns>
    private async Task<Guid> SeedAsync(Action<GraduateBuilder, UsmeDb, DateTime> work)
    {
        await using var scope = _site.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var now = _site.Host.Clock.GetUtcNow().UtcDateTime;
        var graduates = new GraduateBuilder(
            db,
            scope.ServiceProvider.GetRequiredService<CatalogueStore>().Current.CoursesById[Course],
            now
        );
        work(graduates, db, now);
        await db.SaveChangesAsync(Cancel);
        return graduates.Group.Id;
    }

    private static Person Doubt(UsmeDb db, Person person, DateTime now)
    {
        var twin = new Person { CreatedAt = now };
        db.Add(twin);
        db.Add(PossibleDuplicate.Create(new PersonPair(person.Id, twin.Id), DuplicateReason.NameAndYear, now, null));
        return person;
    }
}
