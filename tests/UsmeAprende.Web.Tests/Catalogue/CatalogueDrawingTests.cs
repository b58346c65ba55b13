using System.Net;

namespace UsmeAprende.Web.Tests.Catalogue;

public sealed class CatalogueDrawingTests
{
    private const string Address = "/cursos/huerta/img/semilla.svg";

    [Fact]
    public async Task Drawing_OfAServedCourse_ComesFromMemoryForADay()
    {
        using var courses = new SampleCourses();
        await using var site = new SiteHost().With("Courses:Folder", courses.Folder);
        using var browser = site.Browser();

        var response = await browser.GetAsync(new Uri(Address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("public, max-age=86400", response.Headers.CacheControl!.ToString());
        Assert.Equal(courses.Text(SampleCourses.Drawing), await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.NotNull(response.Headers.ETag);
    }

    [Fact]
    public async Task Drawing_OpenedByItself_MayStyleItselfAndNothingElse()
    {
        using var courses = new SampleCourses();
        await using var site = new SiteHost().With("Courses:Folder", courses.Folder);
        using var browser = site.Browser();

        var response = await browser.GetAsync(new Uri(Address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; sandbox",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy"))
        );
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
    }

    [Theory]
    [InlineData("/cursos/huerta/img/otra.svg")]
    [InlineData("/cursos/huerta/img/../course.md")]
    [InlineData("/cursos/huerta/img/%2e%2e/course.md")]
    public async Task Drawing_ThatIsNotThere_IsMissing(string address)
    {
        using var courses = new SampleCourses();
        await using var site = new SiteHost().With("Courses:Folder", courses.Folder);
        using var browser = site.Browser();

        var response = await browser.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }
}
