using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Caching;

namespace UsmeAprende.Web.Tests.Catalogue;

public sealed class CatalogueReloadTests
{
    private static readonly Uri Readiness = new("/salud/listo", UriKind.Relative);

    [Fact]
    public async Task Lesson_EditedInDevelopment_ShowsWithoutARestart()
    {
        using var courses = new SampleCourses();
        await using var site = new SiteHost { Environment = "Development" }.With("Courses:Folder", courses.Folder);
        var store = site.Services.GetRequiredService<CatalogueStore>();
        var pages = site.Services.GetRequiredService<PublicPageCache>();
        var before = pages.Generation;

        await ChangeAsync(
            store,
            () => courses.Replace(SampleCourses.Lesson, "title: La semilla", "title: Las semillas"),
            c => c.LessonsById[new("huerta/sembrar/la-semilla")].Title == "Las semillas"
        );

        Assert.NotEqual(before, pages.Generation);
    }

    [Fact]
    public async Task Lesson_HalfSavedInDevelopment_IsWithheldUntilItIsWholeAndThePageTellsItsFaults()
    {
        using var courses = new SampleCourses();
        await using var site = new SiteHost { Environment = "Development" }.With("Courses:Folder", courses.Folder);
        var store = site.Services.GetRequiredService<CatalogueStore>();
        var whole = courses.Text(SampleCourses.Lesson);

        await ChangeAsync(store, () => courses.Write(SampleCourses.Lesson, whole[..40]), c => c.Withheld.Any());
        using var browser = site.Browser();
        var page = await browser.GetStringAsync(
            new Uri("/cursos/huerta/sembrar/la-semilla", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Contains($"<code>{SampleCourses.Lesson}:1</code>", page, StringComparison.Ordinal);

        await ChangeAsync(store, () => courses.Write(SampleCourses.Lesson, whole), c => !c.Withheld.Any());
        Assert.Empty(store.Current.Faults);
    }

    [Fact]
    public async Task Site_WithAFaultyLesson_ServesTheRestAndReadinessWarns()
    {
        using var courses = new SampleCourses()
            .Replace(SampleCourses.Lesson, "- [x] La sana", "- [ ] La sana")
            .Replace("telar/course.md", "  cafes: 2", "  cafes: dos");
        await using var site = new SiteHost { Environment = "Production" }
            .With("Courses:Folder", courses.Folder)
            .With("Site:Url", "https://aprende.usme.example");
        using var browser = site.Browser();

        var listed = await browser.GetStringAsync(new Uri("/cursos", UriKind.Relative), TestContext.Current.CancellationToken);
        var lesson = await browser.GetStringAsync(
            new Uri("/cursos/huerta/sembrar/la-semilla", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        var faulty = await browser.GetAsync(new Uri("/cursos/telar", UriKind.Relative), TestContext.Current.CancellationToken);
        var ready = await browser.GetAsync(Readiness, TestContext.Current.CancellationToken);

        Assert.Contains("El curso huerta", listed, StringComparison.Ordinal);
        Assert.DoesNotContain("El curso telar", listed, StringComparison.Ordinal);
        Assert.Contains("Estamos corrigiendo esta página.", lesson, StringComparison.Ordinal);
        Assert.DoesNotContain("Terminar la lección", lesson, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCourses.Lesson, lesson, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, faulty.StatusCode);
        Assert.Equal(
            (HttpStatusCode.OK, "Degraded"),
            (ready.StatusCode, await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        );
    }

    // A file may be seen before it is wholly written, so what counts is the catalogue that comes in the end.
    private static async Task ChangeAsync(CatalogueStore store, Action change, Func<CourseCatalogue, bool> isDone)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object? sender, EventArgs e)
        {
            if (isDone(store.Current))
                done.TrySetResult();
        }

        store.Changed += Look;
        change();
        await done.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        store.Changed -= Look;
    }
}
