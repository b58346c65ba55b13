using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Catalogue;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>A facilitator takes one sheet to the café, printed on both sides.</summary>
public sealed partial class GuidePrintTests(LiveSite site)
{
    private const int Sides = 2;

    [Fact]
    public async Task Guide_OfEveryModule_PrintsOnTwoPages()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Desktop);
        var page = await device.NewPageAsync();
        var modules = site
            .Host.Services.GetRequiredService<CatalogueStore>()
            .Current.ModulesById.Values.Where(m => m.Guide is not null)
            .ToList();
        var tooLong = new List<string>();

        foreach (var module in modules)
        {
            await page.GotoAsync($"/cursos/{module.Guide!.Id}");
            var pages = PageObject().Count(Encoding.Latin1.GetString(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })));
            if (pages is < 1 or > Sides)
                tooLong.Add($"{module.Guide.Id}: {pages} pages");
        }

        Assert.NotEmpty(modules);
        Assert.True(tooLong.Count == 0, string.Join("\n", tooLong));
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();
}
