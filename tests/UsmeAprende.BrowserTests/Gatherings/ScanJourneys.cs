using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Data;
using UsmeAprende.Demo;
using UsmeAprende.People.Cards;

namespace UsmeAprende.BrowserTests.Gatherings;

/// <summary>
/// Reading cards with a phone's camera (R13). The camera and what it makes out of a picture are played; all the rest is real.
/// </summary>
public sealed class ScanJourneys(LiveSite site)
{
    private static readonly string Path = $"/facilitacion/encuentros/{DemoAttendance.Today}/asistencia";

    // What the camera sees is whatever the test last put before it.
    private const string Camera = """
        window.BarcodeDetector = class {
            static getSupportedFormats() { return Promise.resolve(['qr_code']); }
            detect() { return Promise.resolve(window.seen ? [{ rawValue: window.seen }] : []); }
        };
        navigator.mediaDevices.getUserMedia = () => Promise.resolve(document.createElement('canvas').captureStream(1));
        HTMLMediaElement.prototype.play = () => Promise.resolve();
        """;

    private const string NoCamera =
        Camera + "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError'));";

    private const string NoDetector = "delete window.BarcodeDetector;";

    private const string NoFormats = "window.BarcodeDetector = class { static getSupportedFormats() { return Promise.resolve([]); } };";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cards_BeforeTheCamera_MarkTheirOwnersOneAfterAnother()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, Camera);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        var owner = await OwnerAsync();

        await Button(page).TapAsync();
        await SeeAsync(page, DemoWalkIns.CardToken);
        var row = page.Locator($"#p-{owner}");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "came");
        await Assertions.Expect(Said(page)).ToContainTextAsync("vino");
        await SeeAsync(page, "AAAAAAAAAAAAAAAAAAAAAA");
        await Assertions.Expect(Said(page)).ToContainTextAsync("No encontramos ese carné");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apagar la cámara" }).TapAsync();

        await Assertions.Expect(page.Locator(".scanner")).ToBeHiddenAsync();
        Assert.DoesNotContain(asked, url => url.Contains(DemoWalkIns.CardToken, StringComparison.Ordinal));
        Assert.Equal(1, await MarksAsync(owner));
    }

    [Fact]
    public async Task Card_OfTheFirstWhoComes_MakesTheListsFirstLine()
    {
        var cafe = await OwnGathering.PlanAsync(site);
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, Camera, cafe.Path);

        await Button(page).TapAsync();
        await SeeAsync(page, DemoWalkIns.CardToken);

        await Assertions.Expect(page.Locator(".people li")).ToHaveAttributeAsync("data-state", "came");
        await Assertions.Expect(page.Locator("[data-came-count]")).ToHaveTextAsync("1");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(".people .state")).ToHaveTextAsync("vino");
    }

    [Fact]
    public async Task Card_WithoutSignal_SaysToUseTheList()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, Camera);

        await Button(page).TapAsync();
        await device.SetOfflineAsync(true);
        await SeeAsync(page, DemoWalkIns.CardToken);

        await Assertions.Expect(Said(page)).ToContainTextAsync("Busque a la persona en la lista");
    }

    [Fact]
    public async Task Camera_Refused_SaysToTypeTheNumber()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, NoCamera);

        await Button(page).TapAsync();

        await Assertions.Expect(Said(page)).ToHaveTextAsync("No pudimos abrir la cámara. Escriba el número del carné.");
        await Assertions.Expect(page.GetByLabel("Número del carné")).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(NoDetector)]
    [InlineData(NoFormats)]
    public async Task Browser_ThatReadsNoCodes_OffersTheNumberAlone(string browser)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await OpenAsync(device, browser);

        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Marcar con el carné" })).ToBeVisibleAsync();
        await Assertions.Expect(Button(page)).ToBeHiddenAsync();
    }

    private static async Task<IPage> OpenAsync(IBrowserContext device, string browser, string? path = null)
    {
        await device.AddInitScriptAsync(browser);
        var page = await BrowserLesson.SignInAsync(device, PageAddresses.Facilitator, path ?? Path);
        await page.Locator(".cards summary").TapAsync();
        return page;
    }

    private static ILocator Button(IPage page) => page.Locator("[data-scan]");

    private static ILocator Said(IPage page) => page.Locator("[data-read]");

    private static async Task SeeAsync(IPage page, string token) =>
        await page.EvaluateAsync("card => { window.seen = card; }", $"https://usme.example/entrar/carne#{token}");

    private Task<PersonId> OwnerAsync()
    {
        Assert.True(CardToken.TryParse(DemoWalkIns.CardToken, out var token));
        var hash = token.Hash;
        return AskAsync(db => db.SignInCards.Where(c => c.TokenHash == hash).Select(c => c.PersonId).SingleAsync(Cancel));
    }

    private Task<int> MarksAsync(PersonId person) =>
        AskAsync(db => db.Attendances.CountAsync(a => a.GatheringId == DemoAttendance.Today && a.PersonId == person, Cancel));

    private async Task<T> AskAsync<T>(Func<UsmeDb, Task<T>> question)
    {
        await using var scope = site.Host.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<UsmeDb>());
    }
}
