using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Data;

namespace UsmeAprende.BrowserTests.Badges;

/// <summary>
/// A badge from the moment it is earned: celebrated quietly, shared by whoever wants to, with their name if they want to.
/// </summary>
public sealed class BadgeJourneys(LiveSite site)
{
    [Fact]
    public async Task FirstLesson_Finished_IsCelebratedOnceWithALinkToTellIt()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var earned = (await FinishAsync(device)).Page.Locator(".earned");

        await Assertions.Expect(earned).ToContainTextAsync("¡Ganó la insignia «Primer paso»!");
        // Its links are no part of what is announced.
        await Assertions.Expect(earned.Page.Locator("[role=status] a")).ToHaveCountAsync(0);
        await Assertions
            .Expect(earned.Page.Locator("[role=status].unseen", new() { HasText = "Ganó la insignia" }))
            .ToHaveTextAsync("¡Ganó la insignia «Primer paso»!");
        var link = Uri.UnescapeDataString(
            (await earned.GetByRole(AriaRole.Link, new() { Name = "Contarlo por WhatsApp" }).GetAttributeAsync("href"))!
        );
        Assert.StartsWith("https://wa.me/?text=Gané la insignia «Primer paso»: ", link, StringComparison.Ordinal);
        Assert.EndsWith("/insignias/primer-paso", link, StringComparison.Ordinal);

        var second = await BrowserLesson.OpenAsync(device, BrowserLesson.Second);
        await FinishAsync(second);
        await Assertions.Expect(second.Page.Locator(".earned")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(ReducedMotion.NoPreference, "rise")]
    [InlineData(ReducedMotion.Reduce, "none")]
    public async Task Celebration_MovesOnlyForThoseWhoWantMotion(ReducedMotion wish, string animation)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await NewAccount.SignUpAsync(device);
        var lesson = await BrowserLesson.OpenAsync(device);
        await lesson.Page.EmulateMediaAsync(new() { ReducedMotion = wish });
        await FinishAsync(lesson);

        await Assertions.Expect(lesson.Page.Locator(".earned img")).ToHaveCSSAsync("animation-name", animation);
    }

    [Fact]
    public async Task Badge_Shared_ShowsTheNameOnlyWhileItsOwnerWants() // R23
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var own = await OwnBadgesAsync(device);

        await ShareAsync(own, withName: true);
        var address = (await own.GetByRole(AriaRole.Link, new() { Name = "Ver su página" }).GetAttributeAsync("href"))!;
        var link = Uri.UnescapeDataString((await own.Locator("a[href^='https://wa.me/']").GetAttributeAsync("href"))!);
        var named = await ReadAsync(address);
        await ShareAsync(own, withName: false);
        var unnamed = await ReadAsync(address);

        Assert.EndsWith(address, link, StringComparison.Ordinal);
        Assert.Contains(NewAccount.FullName, named, StringComparison.Ordinal);
        Assert.DoesNotContain(NewAccount.FullName, unnamed, StringComparison.Ordinal);
        Assert.Contains("Terminó su primera lección.", unnamed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Badge_OfAMinorWithoutGuardian_IsNotSharedAndSaysHow() // R16
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var own = await OwnBadgesAsync(device);
        var person = await NewAccount.IdAsync(own);
        await using (var scope = site.Host.Services.CreateAsyncScope())
            await scope
                .ServiceProvider.GetRequiredService<UsmeDb>()
                .People.Where(p => p.Id == person)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(p => p.BirthYear, site.Host.Clock.GetUtcNow().Year - 12),
                    TestContext.Current.CancellationToken
                );

        await ShareAsync(own, withName: true);

        await Assertions
            .Expect(own.Locator(".error-summary"))
            .ToContainTextAsync("una persona adulta que responda por usted debe autorizarlo");
        await Assertions.Expect(own.GetByRole(AriaRole.Link, new() { Name = "Ver su página" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Preview_OfEveryBadge_IsAPictureThatLoads()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/insignias");
        var badges = await page.Locator(".badges > li").EvaluateAllAsync<string[]>("cards => cards.map(card => card.id)");

        Assert.True(badges.Length >= 25);
        foreach (var badge in badges)
        {
            var width = await page.EvaluateAsync<int>(
                "src => new Promise((done, fail) => { const picture = new Image(); picture.onload = () => "
                    + "done(picture.naturalWidth); picture.onerror = fail; picture.src = src; })",
                $"/insignias/dibujos/{badge}.png"
            );
            Assert.Equal(400, width);
        }
    }

    private static async Task<BrowserLesson> FinishAsync(IBrowserContext device)
    {
        await NewAccount.SignUpAsync(device);
        var lesson = await BrowserLesson.OpenAsync(device);
        await FinishAsync(lesson);
        return lesson;
    }

    private static Task<IResponse> FinishAsync(BrowserLesson lesson) =>
        lesson.Page.RunAndWaitForResponseAsync(
            () => lesson.EndAsync(),
            answer => answer.Url.EndsWith("/api/insignias", StringComparison.Ordinal) && answer.Ok
        );

    private static async Task<IPage> OwnBadgesAsync(IBrowserContext device)
    {
        var page = (await FinishAsync(device)).Page;
        await page.GotoAsync("/mis-insignias");
        return page;
    }

    private static async Task ShareAsync(IPage own, bool withName)
    {
        await own.Locator(".badges details summary").First.ClickAsync();
        await own.GetByLabel("Mostrar mi nombre en la página").SetCheckedAsync(withName);
        await own.Locator("form[action$='/compartir'] button").First.ClickAsync();
        await own.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private async Task<string> ReadAsync(string address)
    {
        await using var stranger = await site.DeviceAsync(ScreenSize.Phone);
        var page = await stranger.NewPageAsync();
        await page.GotoAsync(address);
        return await page.Locator("main").InnerTextAsync();
    }
}
