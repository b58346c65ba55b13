using System.Collections.Concurrent;

namespace UsmeAprende.BrowserTests.WholeSite;

/// <summary>Every lesson on a small phone: it opens with its first sentence, and no step is longer than a screen and a half.</summary>
public sealed class LessonStepSizeTests(LiveSite site)
{
    private const int Width = 360;
    private const int Height = 640;
    private const int FirstSentence = 300;

    // The position of the first sentence, and the height and the words of each step.
    private const string Measure = """
        () => {
            const steps = [...document.querySelectorAll('.step')];
            const first = steps[0].querySelector('p:not(.meta), ul, ol').getBoundingClientRect().top;
            return [first, ...steps.map(step => {
                steps.forEach(other => { other.hidden = other !== step; });
                return step.innerText.trim() ? step.offsetHeight : -1;
            })];
        }
        """;

    // Whether the exercises have come, with their style. As plain forms they are longer.
    private const string IsWhole = """
        () => !document.querySelector('.question:not([data-kind=choice]), .ticks') || [...document.styleSheets].some(sheet => sheet.href?.endsWith('/exercises.css'))
        """;

    [Fact]
    public async Task Step_OfAnyLesson_FitsAScreenAndAHalfAndHasWords()
    {
        var wrong = new ConcurrentBag<string>();

        await Parallel.ForEachAsync(
            PageSample.Choose(site.Lessons, "steps"),
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (path, _) =>
            {
                await using var device = await site.DeviceAsync(new ScreenSize(Width, Height));
                var lesson = await BrowserLesson.OpenInStepsAsync(device, path);

                await lesson.Page.WaitForFunctionAsync(IsWhole);
                var heights = await lesson.Page.EvaluateAsync<double[]>(Measure);

                if (heights[0] > FirstSentence)
                    wrong.Add($"{path}: first sentence at {heights[0]:F0} px");
                foreach (var (at, height) in heights[1..].Index().Where(s => s.Item < 0 || s.Item > Height * 1.5))
                    wrong.Add($"{path}: step {at + 1} is {height:F0} px high");
            }
        );

        Assert.NotEmpty(site.Lessons);
        Assert.True(wrong.IsEmpty, PageSample.Describe(wrong.Order(StringComparer.Ordinal)));
    }

    // A new version, and a clock that is wrong, are told on any page.
    [Fact]
    public async Task Notice_OnALessonInSteps_StandsAboveItAndTakesNoneOfItsWidth()
    {
        await using var device = await site.DeviceAsync(new ScreenSize(Width, Height));
        var page = (await BrowserLesson.OpenInStepsAsync(device, BrowserLesson.First)).Page;
        var before = await page.Locator(".lesson").BoundingBoxAsync();

        await page.EvaluateAsync(
            """
            document.querySelector('main').prepend(Object.assign(document.createElement('p'), {
                className: 'notice care',
                textContent: 'Hay una versión nueva de UsmeAprende en este celular.',
            }))
            """
        );

        var (notice, lesson) = (await page.Locator("main > .notice").BoundingBoxAsync(), await page.Locator(".lesson").BoundingBoxAsync());
        Assert.Equal(before!.Width, lesson!.Width);
        Assert.InRange(notice!.Y + notice.Height, 0, lesson.Y + 1);
    }
}
