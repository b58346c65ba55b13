namespace UsmeAprende.BrowserTests.Learning;

/// <summary>Where the voice that reads aloud stops: never within a sum, an address, a telephone or an hour.</summary>
public sealed class SpokenSentenceTests(LiveSite site)
{
    // Each pair of sentences of which the second goes on with the first.
    private const string FindBadCuts = """
        async ({ folder, lessons }) => {
            const { split } = await import(`${folder}sentences.js`);
            const bad = [];
            for (const lesson of lessons) {
                const page = new DOMParser().parseFromString(await (await fetch(lesson)).text(), 'text/html');
                for (const block of page.querySelectorAll('h1, h2, h3, p, li, dt, dd, label, .why')) {
                    const said = split(block.textContent).map(s => s.words);
                    said.slice(1).forEach((next, at) => {
                        const before = said[at];
                        if (/\d[.,]$/.test(before) && /^\d/.test(next) || /^[a-z]{2,4}(\.[a-z]{2})?[.,]?$/.test(next) || /\b[ap]\.$/.test(before) && /^m\./.test(next))
                            bad.push(`${lesson}: ${before} | ${next}`);
                    });
                }
            }
            return bad;
        }
        """;

    [Fact]
    public async Task Sentences_OfEveryLesson_CutNoSumAddressOrHour()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/");
        var folder = await page.EvaluateAsync<string>("document.querySelector('script[type=module]').src.replace(/[^/]+$/, '')");

        var bad = await page.EvaluateAsync<string[]>(FindBadCuts, new { folder, lessons = site.Lessons });

        Assert.NotEmpty(site.Lessons);
        Assert.True(bad.Length == 0, string.Join("\n", bad));
    }

    [Fact]
    public async Task Sentences_WithSumsAddressesAndHours_EndWhereTheyEnd()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Phone);
        var page = await device.NewPageAsync();
        await page.GotoAsync("/");
        var folder = await page.EvaluateAsync<string>("document.querySelector('script[type=module]').src.replace(/[^/]+$/, '')");

        var said = await page.EvaluateAsync<string[]>(
            "async ({ folder, text }) => (await import(`${folder}sentences.js`)).split(text).map(s => s.words)",
            new
            {
                folder,
                text = "Cuesta $3.000. Vaya a www.bogota.gov.co. Llame al 195. ¡Llegue a las 6:47 a. m. en punto! "
                    + "La Sra. Rosa dijo: “Ya voy.” Y salió.",
            }
        );

        Assert.Equal(
            [
                "Cuesta $3.000.",
                "Vaya a www.bogota.gov.co.",
                "Llame al 195.",
                "¡Llegue a las 6:47 a. m. en punto!",
                "La Sra. Rosa dijo: “Ya voy.”",
                "Y salió.",
            ],
            said
        );
    }
}
