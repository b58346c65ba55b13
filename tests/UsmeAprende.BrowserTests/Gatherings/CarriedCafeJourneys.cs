using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>R19: a café at the back of a school in El Destino, where no signal ever comes.</summary>
public sealed class CarriedCafeJourneys(LiveSite site)
{
    private const int Reserved = 40;
    private const int WalkIns = 6;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Café_HeldWithoutSignalAndWithTheBrowserClosedAmidIt_IsThereExactlyOnce()
    {
        await using var cafe = await CarriedCafe.PrepareAsync(site, Reserved);
        cafe.Line.Cut();

        foreach (var half in cafe.Gathering.People.Chunk(Reserved / 2))
        {
            await cafe.RestartAsync();
            await cafe.UnlockAsync();
            var slow = await cafe.Browser.NewCDPSessionAsync(cafe.Page);
            await slow.SendAsync("Emulation.setCPUThrottlingRate", new() { ["rate"] = 4 });
            foreach (var person in half)
                await cafe.TapAsync(person);
            for (var n = 0; n < WalkIns / 2; n++)
                await cafe.RegisterAsync(
                    $"Nueva {OwnGathering.Letters(Array.IndexOf(cafe.Gathering.People, half[0]) + n)}",
                    "Del Páramo",
                    n == 2 ? $"{Random.Shared.Next(50_000_000, 59_999_999)}" : ""
                );
        }
        await cafe.Page.GetByRole(AriaRole.Link, new() { Name = "Acta: qué se hizo" }).ClickAsync();
        await cafe.Page.Locator("[name=hecho]").FillAsync("Vimos el módulo 1: «cuidarme», 100 % & más.");
        await cafe.Page.GetByRole(AriaRole.Button, new() { Name = "Guardar el acta" }).ClickAsync();
        await cafe.Page.GetByRole(AriaRole.Link, new() { Name = "Fotos del encuentro" }).ClickAsync();
        await cafe
            .Page.Locator("[name=fotos]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "foto.jpg",
                    MimeType = "image/jpeg",
                    Buffer = Convert.FromBase64String(SampleJpeg.Baseline),
                }
            );
        await cafe.Page.Locator("[name=permiso]").CheckAsync();
        await cafe.Page.GetByRole(AriaRole.Button, new() { Name = "Guardar las fotos" }).ClickAsync();
        // Forty and six marks, six people, the minutes, a photo.
        await Assertions.Expect(cafe.Pending).ToHaveTextAsync($"Pendientes: {Reserved + (2 * WalkIns) + 2}");
        await cafe.RestartAsync();
        await cafe.UnlockAsync();
        await Assertions.Expect(cafe.Page.Locator("[data-came-count]")).ToHaveTextAsync($"{Reserved + WalkIns}");
        Assert.Equal(0, await cafe.Gathering.CountAsync());

        cafe.Line.Mend();
        await cafe.RestartAsync();
        await cafe.Page.GotoAsync("/cursos");
        await cafe.UntilSentAsync();

        Assert.Equal(Reserved, await cafe.Gathering.CountAsync());
        await WithDbAsync(async db =>
        {
            var id = cafe.Gathering.Id;
            var came = await db.Attendances.Where(a => a.GatheringId == id).Select(a => a.PersonId).ToListAsync(Cancel);
            Assert.Equal(Reserved + WalkIns, came.Count);
            Assert.Equal(WalkIns, await db.People.CountAsync(p => came.Contains(p.Id) && p.Surnames == "Del Páramo", Cancel));
            Assert.Equal(WalkIns, await db.People.CountAsync(p => p.Surnames == "Del Páramo", Cancel));
            Assert.Contains("«cuidarme», 100 % & más", (await db.GatheringMinutes.SingleAsync(m => m.GatheringId == id, Cancel)).Done);
            Assert.Equal(1, await db.ProofFiles.CountAsync(f => f.GatheringId == id, Cancel));
        });
    }

    [Fact]
    public async Task WalkIn_WhomTheSiteRefuses_IsCorrectedFromTheReceipts()
    {
        await using var cafe = await CarriedCafe.PrepareAsync(site, 1);
        cafe.Line.Cut();
        await cafe.Page.GotoAsync($"{cafe.Gathering.DayPath}/registrar");
        await cafe.UnlockAsync();
        await cafe.FillWalkInAsync("Mercedes", "De La Quebrada", "no me acuerdo");
        await cafe.Page.Locator(".people li", new() { HasText = "Mercedes" }).WaitForAsync();
        cafe.Line.Mend();

        await cafe.Page.GetByRole(AriaRole.Link, new() { Name = "Lo que se ha enviado" }).ClickAsync();
        await Assertions.Expect(cafe.Page.Locator("[data-receipt=refused]")).ToContainTextAsync("Registro de Mercedes De La Quebrada");
        await cafe.Page.GetByRole(AriaRole.Link, new() { Name = "Corregirlo" }).ClickAsync();
        await Assertions.Expect(cafe.Page.Locator("[data-form=registro] [name=Surnames]")).ToHaveValueAsync("De La Quebrada");
        await cafe.Page.Locator("[data-form=registro] [name=Document]").FillAsync("");
        await cafe.SendWalkInAsync();
        await cafe.Page.GetByRole(AriaRole.Link, new() { Name = "Lo que se ha enviado" }).ClickAsync();

        await Assertions.Expect(cafe.Page.Locator("[data-receipt=sent]", new() { HasText = "Registro de Mercedes" })).ToHaveCountAsync(1);
        await WithDbAsync(async db =>
        {
            var mercedes = await db.People.SingleAsync(p => p.Surnames == "De La Quebrada", Cancel);
            Assert.True(await db.Attendances.AnyAsync(a => a.GatheringId == cafe.Gathering.Id && a.PersonId == mercedes.Id, Cancel));
        });
    }

    [Fact]
    public async Task Mark_SentAfterTheListWasPrepared_IsShownWithoutSignal()
    {
        await using var cafe = await CarriedCafe.PrepareAsync(site, 2);
        var ana = cafe.Gathering.People[0];
        await cafe.TapAsync(ana);
        await cafe.UntilSentAsync();
        cafe.Line.Cut();

        await cafe.RestartAsync();
        await cafe.UnlockAsync();

        await Assertions.Expect(cafe.Page.Locator($"#p-{ana}")).ToHaveAttributeAsync("data-state", "came");
        await Assertions.Expect(cafe.Page.Locator("[data-came-count]")).ToHaveTextAsync("1");
    }

    // R14: without signal nobody can be looked up, but who is on the list can.
    [Fact]
    public async Task WalkIn_WhoIsOnTheList_IsMarkedThere()
    {
        await using var cafe = await CarriedCafe.PrepareAsync(site, 1);
        cafe.Line.Cut();
        await cafe.Page.GotoAsync($"{cafe.Gathering.DayPath}/registrar");
        await cafe.UnlockAsync();

        await cafe.FillWalkInAsync("lejana aa", "nandu");
        await cafe.Page.GetByRole(AriaRole.Button, new() { Name = "Sí, es esta persona" }).ClickAsync();

        await Assertions.Expect(cafe.Page.Locator($"#p-{cafe.Gathering.People[0]}")).ToHaveAttributeAsync("data-state", "pending");
        await Assertions.Expect(cafe.Page.Locator(".people li")).ToHaveCountAsync(1);
        await Assertions.Expect(cafe.Pending).ToHaveTextAsync("Pendientes: 1");
    }

    [Fact]
    public async Task Times_TaskAndRemoval_AreKeptAndSent()
    {
        await using var cafe = await CarriedCafe.PrepareAsync(site, 2);
        var (ana, rosa) = (cafe.Gathering.People[0], cafe.Gathering.People[1]);
        cafe.Line.Cut();
        await cafe.RestartAsync();
        await cafe.UnlockAsync();
        await cafe.TapAsync(ana);
        await cafe.TapAsync(rosa);

        await cafe.Page.Locator($"#p-{ana} .more").ClickAsync();
        await cafe.Page.GetByRole(AriaRole.Link, new() { Name = "Más de esta persona" }).ClickAsync();
        await cafe.Page.GetByRole(AriaRole.Button, new() { Name = "Lo hizo" }).First.ClickAsync();
        await cafe.Page.GetByRole(AriaRole.Button, new() { Name = "dar las gracias" }).ClickAsync();
        await cafe.Page.Locator("#salida").FillAsync("23:59");
        await cafe.Page.GetByRole(AriaRole.Button, new() { Name = "Guardar la hora de salida" }).ClickAsync();
        await Assertions.Expect(cafe.Page.Locator($"#p-{ana} .state")).ToContainTextAsync("salió 11:59");
        await cafe.Page.Locator($"#p-{rosa} .more").ClickAsync();
        await cafe.Page.GetByRole(AriaRole.Button, new() { Name = "No vino" }).ClickAsync();
        await Assertions.Expect(cafe.Page.Locator($"#p-{rosa}")).ToHaveAttributeAsync("data-state", "none");
        cafe.Line.Mend();
        await cafe.Page.GotoAsync("/cursos");
        await cafe.UntilSentAsync();

        Assert.Equal(1, await cafe.Gathering.CountAsync());
        await WithDbAsync(async db =>
        {
            var verbs = await db.LearningRecords.Where(r => r.PersonId == ana).Select(r => r.Verb).Distinct().ToListAsync(Cancel);
            Assert.Equivalent(new[] { RecordVerb.Attended, RecordVerb.Observed, RecordVerb.Thanked }, verbs, strict: true);
        });
    }

    [Fact]
    public async Task Views_OfACarriedCafé_FitOnSmallScreensAndHaveNothingAxeFinds()
    {
        await using var cafe = await CarriedCafe.PrepareAsync(site, 2);
        cafe.Line.Cut();
        await cafe.Page.GotoAsync(cafe.Gathering.Path);
        await cafe.UnlockAsync();
        await cafe.TapAsync(cafe.Gathering.People[0]);
        var findings = new List<string>();

        foreach (var view in new[] { "", "registrar", $"personas/{cafe.Gathering.People[0]}", "cierre", "acta", "fotos", "envios" })
        {
            await cafe.Page.EvaluateAsync("view => { location.hash = `#/${view}`; }", view);
            await Assertions.Expect(cafe.Page.Locator("[data-view]:not([hidden]) h1")).ToBeFocusedAsync();
            foreach (var screen in new[] { ScreenSize.Phone, ScreenSize.Smallest })
            {
                await cafe.Page.SetViewportSizeAsync(screen.Width, screen.Height);
                Assert.Equal(screen.Width, await cafe.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
                findings.AddRange((await cafe.Page.AxeFindingsAsync()).Select(finding => $"{view} {finding}"));
            }
        }

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    private async Task WithDbAsync(Func<UsmeDb, Task> look)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        await look(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }
}
