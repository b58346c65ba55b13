using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Catalogue;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>A module's file as it opens on the phone it was sent to: shown, not downloaded, and with nobody to ask for more.</summary>
public sealed class CarriedModuleTests(LiveSite site)
{
    private IEnumerable<string> Files =>
        site
            .Host.Services.GetRequiredService<CatalogueStore>()
            .Current.Courses.Where(c => c.HasLessons)
            .Select(c => $"/cursos/{c.Modules[0].Id}.html");

    [Fact]
    public async Task CarriedModule_OfEachCourse_HasNothingAxeFinds()
    {
        await using var device = await PhoneAsync(scripts: true);

        var findings = await device.AxeFindingsAsync(Files);

        Assert.True(findings.Count == 0, string.Join("\n", findings));
    }

    [Fact]
    public async Task CarriedModule_OnTheSmallestPhoneWithoutScripts_FitsAndShowsItsAnswersAndDrawings()
    {
        await using var device = await PhoneAsync(scripts: false);
        var page = await device.NewPageAsync();
        var asked = new ConcurrentBag<string>();
        page.Request += (_, request) => asked.Add(request.Url);

        foreach (var file in Files)
        {
            asked.Clear();
            await page.GotoAsync(file);
            await page.Locator("details:has(.answers) > summary").First.ClickAsync();

            await Assertions.Expect(page.Locator("details .answers").First).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("article img").First).Not.ToHaveJSPropertyAsync("naturalWidth", 0);
            Assert.True(
                await page.Locator("html").EvaluateAsync<bool>("html => html.scrollWidth <= innerWidth"),
                $"{file} scrolls sideways"
            );
            Assert.Equal([new Uri(site.Address, file).ToString()], asked.Where(url => !url.StartsWith("data:", StringComparison.Ordinal)));
        }
    }

    private async Task<IBrowserContext> PhoneAsync(bool scripts)
    {
        var device = await site.DeviceAsync(ScreenSize.Smallest, scripts);
        await device.RouteAsync(
            "**/*.html",
            async route =>
            {
                var response = await route.FetchAsync();
                await route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        Response = response,
                        Headers = response.Headers.Where(h => h.Key != "content-disposition").ToDictionary(),
                    }
                );
            }
        );
        return device;
    }
}
