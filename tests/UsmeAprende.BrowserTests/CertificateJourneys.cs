using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Catalogue;
using UsmeAprende.Certificates;
using UsmeAprende.Data;
using UsmeAprende.People;

namespace UsmeAprende.BrowserTests;

/// <summary>Three hundred people certified in one afternoon, twelve of whom need a person's eye. On a site of its own, which it fills.</summary>
public sealed class CertificateJourneys : IAsyncLifetime
{
    private const int People = 300;
    private const int Undocumented = 3;
    private const int Unseen = 3;
    private const int Shouting = 2;
    private const int Doubled = 2;
    private const int Hurried = 1;
    private const int Unfinished = 1;
    private const int Flagged = Shouting + Doubled + Hurried;
    private const int Clean = People - Undocumented - Unseen - Flagged - Unfinished;

    private readonly LiveSite _site = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _site.Host.With("Site:Url", "http://localhost").With("Certificates:Signatory", "Quien firma").With("Certificates:SignatoryRole", "Alcalde local");
        return _site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    // R24, R10
    [Fact]
    public async Task Coordinator_CertifiesThreeHundred_TwelveOfThemFlawed()
    {
        var group = await SeedAsync();
        await using var device = await _site.DeviceAsync(Screen.Desktop);
        var page = await device.NewPageAsync();
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync("/entrar");
        await page.FillAsync("[name=Identifier]", Addresses.Coordinator);
        await page.FillAsync("[name=Password]", DemoPeople.Password);
        await page.PressAsync("[name=Password]", "Enter");
        await page.WaitForURLAsync(url => !url.EndsWith("/entrar", StringComparison.Ordinal));

        // Those without a concern are ticked already.
        await OpenAsync(page, group);
        await Assertions.Expect(page.Locator("#listas")).ToHaveTextAsync($"Listas para emitir: {Clean + Flagged}");
        await Assertions.Expect(page.GetByText($"Cumplieron, pero falta el documento: {Undocumented + Unseen}")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText($"Les falta poco: {Unfinished}")).ToBeVisibleAsync();
        await page.ClickAsync("form.queue button");
        await page.ClickAsync($"text=Emitir {Clean} constancias >> visible=true >> nth=-1");
        await page.WaitForURLAsync("**/lotes/*");

        // Leaving the page stops nothing, and it is found again.
        await page.GotoAsync("/cursos");
        await page.GotoAsync("/coordinacion/certificados");
        await page.Locator("a[href*='/lotes/']").First.ClickAsync();
        await FinishedAsync(page, Clean);

        // The flagged ones are looked at, one by one or all; then they go too.
        await OpenAsync(page, group, "&marcar=todas");
        await Assertions.Expect(page.Locator("#listas")).ToHaveTextAsync($"Listas para emitir: {Flagged}");
        await Assertions.Expect(page.GetByText("Mayúsculas raras")).ToHaveCountAsync(Shouting);
        await Assertions.Expect(page.GetByText("¿Está dos veces?")).ToHaveCountAsync(Doubled);
        await Assertions.Expect(page.GetByText("Muy rápido")).ToHaveCountAsync(Hurried);
        await page.ClickAsync("form.queue button");
        await page.ClickAsync($"text=Emitir {Flagged} constancias >> visible=true >> nth=-1");
        await FinishedAsync(page, Flagged);

        await AssertRegisterAsync();
        await OpenAsync(page, group);
        await Assertions.Expect(page.Locator("#listas")).ToHaveTextAsync("Listas para emitir: 0");
    }

    private static Task<IResponse?> OpenAsync(IPage page, Guid group, string more = "") => page.GotoAsync($"/coordinacion/certificados?curso=herramientas-basicas&grupo={group}{more}");

    private static Task FinishedAsync(IPage page, int count) =>
        Assertions.Expect(page.Locator("[data-batch], .card").First).ToContainTextAsync(Done(count), new() { Timeout = 240_000 });

    private static Regex Done(int count) => new(string.Create(CultureInfo.InvariantCulture, $"Terminado: {count} de {count}\\."));

    private async Task AssertRegisterAsync()
    {
        await using var scope = _site.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var numbers = await db.Set<Certificate>().OrderBy(c => c.Number).Select(c => c.Number).ToListAsync(Cancel);
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        Assert.Equal(Clean + Flagged, await db.Set<CertificateOrder>().CountAsync(o => o.State == OrderState.Issued, Cancel));
        Assert.Equal(Clean + Flagged, await db.Set<CertificateDocument>().CountAsync(d => db.Set<CertificateOrder>().Any(o => o.Id == d.CertificateId), Cancel));
    }

    private async Task<Guid> SeedAsync()
    {
        await using var scope = _site.Host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        var course = scope.ServiceProvider.GetRequiredService<CatalogueStore>().Current.CoursesById["herramientas-basicas"];
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var graduates = new Graduates(db, course, now);
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
        await db.SaveChangesAsync(Cancel);
        return graduates.Group.Id;
    }

    private static Person Doubt(UsmeDb db, Person person, DateTime now)
    {
        var twin = new Person { CreatedAt = now };
        db.Add(twin);
        db.Add(PossibleDuplicate.Of(new PersonPair(person.Id, twin.Id), Likeness.NameAndYear, now, null));
        return person;
    }
}
