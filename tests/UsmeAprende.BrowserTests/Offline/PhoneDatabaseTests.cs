using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.Offline;

/// <summary>R7: where records lie on a phone, and what happens when the browser or the phone fails them.</summary>
public sealed class PhoneDatabaseTests(LiveSite site)
{
    private const string Noted = "Object.keys(localStorage).filter(key => key.startsWith('usme.r.')).length";

    [Fact]
    public async Task Record_ToldAsSaved_LiesInTheDatabase()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);

        await lesson.EndAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado en este celular");

        Assert.Single(await PhoneRecords.ListAsync(lesson.Page));
        Assert.Equal(0, await lesson.Page.EvaluateAsync<int>(Noted));
    }

    [Fact]
    public async Task Record_NotedByAFormerVersion_IsTakenIn()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await NewAccount.SignUpAsync(device);
        await page.GotoAsync("/cursos", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await page.EvaluateAsync(
            """
            lesson => {
                const id = '0198f000-0000-7000-8000-00000000f00d';
                localStorage[`usme.r.${id}`] = JSON.stringify({ id, verb: 'completed', activity: lesson, occurred: new Date().toISOString(), profile: localStorage['usme.person'], title: 'x' });
            }
            """,
            BrowserLesson.First["/cursos/".Length..]
        );

        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Assertions.Expect(BrowserLesson.Unsent(page)).ToHaveCountAsync(0);

        Assert.True(PhoneRecords.Has(Assert.Single(await PhoneRecords.ListAsync(page)), "epoch"));
        Assert.Equal(0, await page.EvaluateAsync<int>(Noted));
    }

    [Fact]
    public async Task Database_ThrownAwayByTheBrowser_IsNoticedAndTold()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);
        await lesson.EndAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado en este celular");
        await lesson.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });

        await lesson.Page.EvaluateAsync("new Promise(done => { indexedDB.deleteDatabase('usme').onsuccess = done; })");
        await lesson.Page.GotoAsync("/sin-senal");

        await Assertions.Expect(lesson.Page.Locator("main .notice.care:visible")).ToContainTextAsync("El navegador borró 1 cosa");
    }

    [Fact]
    public async Task Database_ThatCannotBeOpened_CostsNoRecord()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        await device.AddInitScriptAsync("IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); }");
        await NewAccount.SignUpAsync(device);
        var lesson = await BrowserLesson.OpenAsync(device);

        await lesson.EndAsync();
        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Quedó guardado en su avance");

        await Assertions.Expect(BrowserLesson.Unsent(lesson.Page)).ToHaveCountAsync(0);
        Assert.Equal(1, await lesson.Page.EvaluateAsync<int>(Noted));
    }

    [Fact]
    public async Task Phone_ThatIsFull_NeverSaysThatItSaved()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var lesson = await BrowserLesson.OpenAsync(device);
        await lesson.Page.EvaluateAsync(
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
                + "const full = new Proxy(localStorage, { set() { throw new DOMException('full', 'QuotaExceededError'); } });"
                + "Object.defineProperty(window, 'localStorage', { value: full });"
        );

        await lesson.Finish.ClickAsync();
        await lesson.Finish.ClickAsync();

        await Assertions.Expect(lesson.Finished).ToContainTextAsync("Esto no quedó guardado");
        Assert.Empty(await PhoneRecords.ListAsync(lesson.Page));
    }
}
