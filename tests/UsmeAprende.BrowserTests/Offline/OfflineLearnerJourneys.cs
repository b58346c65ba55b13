using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UsmeAprende.Web.Badges;

namespace UsmeAprende.BrowserTests.Offline;

/// <summary>Somebody learns where there is no signal: what they did is shown to them alone, and nothing of it is lost.</summary>
public sealed class OfflineLearnerJourneys(LiveSite site)
{
    private const string Course = "herramientas-basicas";

    [Fact]
    public async Task Path_OfWhoIsSignedIn_ShowsWithoutSignalWhatTheSiteKnewAndWhatWasDoneSince()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = await phone.SignUpAsync();
        await EndLessonAsync(page, BrowserLesson.Opening);
        await Assertions.Expect(BrowserLesson.Unsent(page)).ToHaveCountAsync(0);
        await OfflinePhone.CarryAsync(page, Course);
        // Elsewhere, so to say: this phone has no record of it any more.
        await PhoneRecords.ForgetAsync(page);
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator("main .meta").First).ToContainTextAsync("1 de 6");

        phone.Line.Cut();
        await EndLessonAsync(page, BrowserLesson.AfterOpening);
        await page.GotoAsync("/mi-aprendizaje");

        await Assertions.Expect(page.Locator(".lead")).ToContainTextAsync("No hay señal");
        await Assertions.Expect(page.Locator(".own-stops li").First).ToContainTextAsync("2 de 6");
        await Assertions.Expect(page.Locator("[data-nobody]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".me bdi")).ToHaveTextAsync("Ana Lucía");
    }

    [Fact] // R9
    public async Task Path_OfWhoSignedOut_IsNobodyElsesToSeeWithoutSignal()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = await phone.SignUpAsync();
        await EndLessonAsync(page, BrowserLesson.First);
        await Assertions.Expect(BrowserLesson.Unsent(page)).ToHaveCountAsync(0);
        await OfflinePhone.CarryAsync(page, Course);
        await page.GotoAsync("/mi-aprendizaje");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida**");

        phone.Line.Cut();
        await page.GotoAsync("/mi-aprendizaje");

        await Assertions.Expect(page.Locator("[data-own-path] .empty")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("body")).Not.ToContainTextAsync("Ana Lucía");
        Assert.Empty(await page.EvaluateAsync<string[]>("Object.keys(localStorage).filter(key => key.startsWith('usme.o.'))"));
    }

    [Fact]
    public async Task Badge_EarnedWithoutSignal_IsCelebratedThereAndNotAgainOnceItIsSent()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = await phone.SignUpAsync();
        await OfflinePhone.CarryAsync(page, Course);
        phone.Line.Cut();

        await EndLessonAsync(page, BrowserLesson.First);
        await Assertions.Expect(page.Locator(".earned strong")).ToHaveTextAsync("¡Ganó la insignia «Primer paso»!");
        await page.RunAndWaitForResponseAsync(() => EndLessonAsync(page, BrowserLesson.Second), $"**{BadgesController.RulesPath}");
        await Assertions.Expect(page.Locator(".earned")).ToHaveCountAsync(0);
        phone.Line.Mend();
        await page.GotoAsync("/mis-insignias");
        await Assertions.Expect(page.Locator("li.card h3", new() { HasText = "Primer paso" })).ToHaveCountAsync(1);
        await page.RunAndWaitForResponseAsync(() => EndLessonAsync(page, BrowserLesson.First), "**/api/insignias");

        // What celebrates asks for its style as soon as it knows of something new.
        await Assertions.Expect(page.Locator("link[href$='insignias.css']")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".earned")).ToHaveCountAsync(0);
    }

    // R9: where to be, and when, is theirs to see without signal, and nobody else's.
    [Fact]
    public async Task OwnGatherings_SeenBefore_AreToldWithoutSignalUntilOneSignsOut()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = phone.Page;
        await OfflinePhone.SignInAsync(page, phone.Line, PageAddresses.Learner, "/mis-encuentros");
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).some(key => key.endsWith('/mis-encuentros'))");
        var title = await page.Locator("main .card h2").First.InnerTextAsync();

        phone.Line.Cut();
        await page.GotoAsync("/mis-encuentros");
        await Assertions.Expect(page.Locator("main li", new() { HasText = title }).First).ToBeVisibleAsync();
        phone.Line.Mend();
        await page.GotoAsync("/mis-encuentros");
        await page.GetByRole(AriaRole.Button, new() { Name = "Salir" }).ClickAsync();
        await page.WaitForURLAsync("**/salida**");
        phone.Line.Cut();
        await page.GotoAsync("/mis-encuentros");

        await Assertions.Expect(page.Locator("[data-missing]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(title);
    }

    // R7: nobody who comes to sign in again need fear for it.
    [Fact]
    public async Task SignInPage_OfAPhoneWithUnsentRecords_SaysHowManyWait()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        var page = await phone.SignUpAsync();
        await OfflinePhone.WorkerAsync(page);
        await page.GotoAsync(BrowserLesson.First);
        phone.Line.Fault = (http, forward) => http.Request.Path == "/api/sync" ? Faults.Cut(http, forward) : forward();
        await new BrowserLesson(page).WalkToTheEndAsync();
        await new BrowserLesson(page).Onward.ClickAsync();
        await Assertions.Expect(BrowserLesson.Unsent(page)).ToHaveCountAsync(1);
        // The session ends elsewhere.
        await phone.Device.ClearCookiesAsync();

        await page.GotoAsync("/entrar");

        await Assertions.Expect(page.Locator("main .notice")).ToContainTextAsync(new Regex("hay 1 cosa que espera"));
    }

    [Fact]
    public async Task Clock_WrongByMoreThanADay_IsTold()
    {
        await using var phone = await OfflinePhone.OpenAsync(site);
        await phone.SignUpAsync();
        await phone.Device.AddInitScriptAsync("{ const now = Date.now; Date.now = () => now() - 3 * 24 * 60 * 60 * 1000; }");
        var page = await phone.Device.NewPageAsync();
        await page.GotoAsync(BrowserLesson.First, new() { WaitUntil = WaitUntilState.NetworkIdle });

        await new BrowserLesson(page).WalkToTheEndAsync();
        await new BrowserLesson(page).Onward.ClickAsync();

        await Assertions.Expect(page.Locator("#reloj")).ToContainTextAsync("La fecha de este celular está mal");
    }

    private static async Task EndLessonAsync(IPage page, string lesson)
    {
        await page.GotoAsync(lesson);
        await new BrowserLesson(page).WalkToTheEndAsync();
        await new BrowserLesson(page).Onward.ClickAsync();
        await Assertions.Expect(new BrowserLesson(page).Finished).ToContainTextAsync("Quedó guardad");
    }
}
