using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Web.Kit.Assets;

namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>The search on the phone itself.</summary>
public sealed class SearchJourneys(LiveSite site)
{
    // The same table as for the site (SearchPageTests).
    private const string RunTable = """
        async ([path, table, most]) => {
            const { split, stem, soundOf, distance, open, find } = await import(path);
            const [file, more] = await Promise.all(['indice', 'encuentros'].map(async name => (await fetch(`/buscar/${name}.json`)).json()));
            const index = open(file, more.entries);
            const { words, stems, distances, queries } = JSON.parse(table);
            const first = typed => find(index, typed).groups.flatMap(group => group.slice(0, most).map(entry => entry.path));
            return [
                ...words.filter(c => split(c.text).join() !== c.split.join()).map(c => `${c.text}: ${split(c.text)}`),
                ...stems.filter(c => stem(c.word) !== c.stem || soundOf(c.stem) !== c.sound).map(c => `${c.word}: ${stem(c.word)} ${soundOf(c.stem)}`),
                ...distances.filter(c => distance(c.one, c.other, 2) !== c.distance).map(c => `${c.one} ${c.other}`),
                ...queries.filter(c => c.path ? !first(c.typed).includes(c.path) : first(c.typed).length).map(c => `${c.typed}: ${first(c.typed)}`),
                ...queries.filter(c => find(index, c.typed).isPartial !== !!c.partial).map(c => `${c.typed} is partial or not`),
            ];
        }
        """;

    [Fact]
    public async Task Table_OnThePhone_ComesOutAsOnTheSite()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/buscar");
        var script = site.Host.Services.GetRequiredService<SiteAssets>().Url("finding.js");

        var different = await page.EvaluateAsync<string[]>(RunTable, new object[] { script, SearchCases.Json, SearchCases.FirstOfItsKind });

        Assert.True(different.Length == 0, string.Join('\n', different));
    }

    [Fact]
    public async Task Search_AsOneTypesWithoutSignal_FindsAndKeepsTheFocusAndSaysHowManyOnce()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/buscar");
        await page.WaitForSelectorAsync("[data-search=ready]");
        await page.EvaluateAsync(
            "window.said = []; new MutationObserver(() => said.push(cuantos.textContent)).observe(cuantos, { childList: true })"
        );

        await device.SetOfflineAsync(true);
        var box = page.GetByRole(AriaRole.Searchbox);
        await box.PressSequentiallyAsync("me robaron el wasap");

        await Assertions.Expect(page.Locator("#resultados a").First).ToContainTextAsync("WhatsApp");
        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("para «me robaron el wasap»");
        await Assertions.Expect(box).ToBeFocusedAsync();
        Assert.Single(await page.EvaluateAsync<string[]>("said"));

        await box.FillAsync("xyzzy");
        await box.PressAsync("Enter");

        await Assertions.Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("No encontramos eso.");
        await Assertions.Expect(page.Locator("#nada")).ToBeVisibleAsync();
        await Assertions.Expect(box).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Search_WithoutScript_IsAnsweredByTheSite()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone, scripts: false);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/");

        await page.GetByRole(AriaRole.Link, new() { Name = "Buscar", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("contraceña");
        await page.GetByRole(AriaRole.Button, new() { Name = "Buscar" }).ClickAsync();

        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Claves y PIN" }).First).ToBeVisibleAsync();
        await Assertions.Expect(page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("contraceña"));
    }
}
