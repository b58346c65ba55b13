using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using UsmeAprende.Catalogue;

namespace UsmeAprende.BrowserTests.Learning;

/// <summary>A lesson is also done on paper, where nothing can be pressed or chosen from a list.</summary>
public sealed partial class LessonPrintTests(LiveSite site)
{
    private const int Sheets = 3;
    private const int ShortMinutes = 7;

    private CourseCatalogue Catalogue => site.Host.Services.GetRequiredService<CatalogueStore>().Current;

    [Fact]
    public async Task Lesson_OfSevenMinutes_PrintsOnThreeSheetsEvenWithTheLargestLetters()
    {
        var lesson = Catalogue
            .LessonsById.Values.Where(l => l.Minutes <= ShortMinutes)
            .OrderByDescending(l => l.Minutes)
            .ThenBy(l => l.Id)
            .First();
        await using var device = await site.DeviceAsync(ScreenSize.Desktop);
        await device.AddInitScriptAsync("localStorage['usme.letters'] = 'larger'");
        var page = await device.NewPageAsync();

        await page.GotoAsync(lesson.Path);
        var sheets = PageObject().Count(Encoding.Latin1.GetString(await page.PdfAsync(new PagePdfOptions { PreferCSSPageSize = true })));

        Assert.InRange(sheets, 1, Sheets);
    }

    [Fact]
    public async Task Questions_OnPaper_AskForNumbersAndShowBothHalves()
    {
        await using var device = await site.DeviceAsync(ScreenSize.Desktop);
        var page = await device.NewPageAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        await page.GotoAsync(With(QuestionKind.Ordering).Path);
        var asks = await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('.steps label'), '::before').content");
        await page.GotoAsync(With(QuestionKind.Matching).Path);

        Assert.Contains("Ponga el número: ___", asks, StringComparison.Ordinal);
        Assert.True(await page.Locator(".paper").First.IsVisibleAsync());
        Assert.False(await page.Locator("select, .tools, .finish button, .lesson > .meta").First.IsVisibleAsync());
    }

    private Lesson With(QuestionKind kind) =>
        Catalogue.LessonsById.Values.First(lesson => lesson.Parts.OfType<LessonQuestionPart>().Any(part => part.Question.Kind == kind));

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageObject();
}
