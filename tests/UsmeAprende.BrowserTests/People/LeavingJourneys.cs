using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests.People;

/// <summary>R9, R30: what a device keeps of who leaves it.</summary>
[Collection(nameof(RunsAlone))]
public sealed class LeavingJourneys(LiveSite site)
{
    private const string Password = "tinto con panela 84";

    [Theory]
    [InlineData("/mi-cuenta/seguridad", "Cerrar sesión en todas partes", true)]
    [InlineData("/mi-cuenta/borrar", "Borrar", false)]
    public async Task Leaving_WithoutTheButtonOfTheHeader_LeavesNoNotesAndNobodySignedIn(string path, string button, bool keepsRecords)
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/registro");
        await page.FillAsync("#GivenNames", "Elvira");
        await page.FillAsync("#Surnames", "Tunjano");
        await page.FillAsync("#Email", $"elvira{button.Length}@ejemplo.co");
        await page.FillAsync("#Password", Password);
        await page.Locator("[name=DataTreatment][type=checkbox]").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Crear mi cuenta" }).ClickAsync();
        await page.WaitForURLAsync("**/mi-aprendizaje*");
        await UntilAsync(page, "localStorage['usme.person']");
        await page.EvaluateAsync(
            """
            const who = localStorage['usme.person'];
            localStorage[`usme.n.${who}.x`] = 'mi nota';
            localStorage['usme.r.1'] = JSON.stringify({ id: '1', verb: 'completed', activity: 'x', profile: who, epoch: localStorage['usme.epoch'] ?? 'e', sent: Date.now(), refused: 'no' });
            """
        );

        await page.GotoAsync(path);
        if (!keepsRecords)
        {
            await page.FillAsync("#Confirmation", "BORRAR");
            await page.FillAsync("#Password", Password);
        }
        await page.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = new($"^{button}") }).ClickAsync();
        await Assertions.Expect(page.Locator("h1[data-signed-out]")).ToBeVisibleAsync();

        await UntilAsync(page, "!localStorage['usme.person']");
        Assert.Null(await page.Locator("body").GetAttributeAsync("data-person"));
        Assert.Equal(
            keepsRecords ? ["1"] : [],
            (await PhoneRecords.ListAsync(page)).Select(record => record.GetProperty("id").GetString())
        );
        Assert.Empty(await page.EvaluateAsync<string[]>("Object.keys(localStorage).filter(key => key.startsWith('usme.n.'))"));
    }

    // The page's policy forbids the evaluation by which Playwright itself would wait.
    private static async Task UntilAsync(IPage page, string condition) =>
        Assert.True(
            await page.EvaluateAsync<bool>(
                $$"""
                async () => {
                  for (let tries = 0; !({{condition}}) && tries < 500; tries++) await new Promise(next => setTimeout(next, 10));
                  return Boolean({{condition}});
                }
                """
            )
        );
}
