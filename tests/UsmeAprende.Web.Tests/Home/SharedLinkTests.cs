using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Catalogue;
using UsmeAprende.Web.Tests.Gatherings.Paper;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Home;

/// <summary>A link sent by WhatsApp shows what is behind it: title, description and a picture.</summary>
public sealed class SharedLinkTests : IAsyncLifetime
{
    private const string Root = "https://aprende.example.gov.co";

    private readonly SiteHost _site = new SiteHost().With("Site:Url", Root).With("People:StaffSecondFactor", "Optional");

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData("/", "sitio.png")]
    [InlineData("/cursos", "sitio.png")]
    [InlineData("/cursos/herramientas-basicas", "herramientas-basicas.png")]
    [InlineData("/cursos/herramientas-intermedias", "herramientas-intermedias.png")]
    [InlineData("/cursos/emprendimiento", "emprendimiento.png")]
    [InlineData("/cursos/inteligencia-colectiva", "inteligencia-colectiva.png")]
    [InlineData("/encuentros", "sitio.png")]
    [InlineData("/insignias", "sitio.png")]
    [InlineData("/insignias/primer-paso", "primer-paso.png")]
    [InlineData("/verificar", "sitio.png")]
    [InlineData("/ayuda", "sitio.png")]
    [InlineData("/glosario", "sitio.png")]
    [InlineData("/diagnostico", "sitio.png")]
    public async Task Link_OfAPage_ShowsItsTitleDescriptionAndPicture(string path, string picture)
    {
        using var visitor = new BrowserVisit(_site);

        var page = await visitor.ReadAsync(path);

        Assert.Equal(
            page.QuerySelector("h1")!.TextContent,
            Told(page, "og:title").Replace("Insignia «", "", StringComparison.Ordinal).TrimEnd('»')
        );
        Assert.InRange(Told(page, "og:description").Length, 40, 200);
        Assert.EndsWith("/" + picture, Told(page, "og:image"), StringComparison.Ordinal);
        await AssertShowsAsync(visitor, Told(page, "og:image"));
    }

    [Fact]
    public async Task Link_OfACafe_ShowsWhenAndWhereAndNobodysName()
    {
        using var ana = await LearnerClient.SignInAsync(_site);
        using var visitor = new BrowserVisit(_site);
        var cafe = await PaperCafe.PlanAsync(_site, visitor, ana.Id, hoursAhead: 48);

        var page = await visitor.ReadAsync($"/encuentros/{cafe}");

        Assert.Equal("Café de prueba", Told(page, "og:title"));
        Assert.Contains("Salón comunal", Told(page, "og:description"), StringComparison.Ordinal);
        Assert.Contains("Ana", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", page.Head!.InnerHtml, StringComparison.Ordinal);
        await AssertShowsAsync(visitor, Told(page, "og:image"));
    }

    [Fact]
    public void Description_OfEveryLesson_IsHowItBegins()
    {
        var lessons = _site.Services.GetRequiredService<CatalogueStore>().Current;

        foreach (var lesson in lessons.Courses.SelectMany(c => c.Lessons))
        {
            var told = LessonPage.Create(lessons, lesson).Description;

            Assert.InRange(told.Length, 20, 165);
            Assert.DoesNotContain('<', told);
            Assert.Matches("[.!?…”»)]$", told);
        }
    }

    [Theory]
    [InlineData(
        "<p>Cuesta 1.500 pesos y se paga en sisben.gov.co sin afán. Lo demás va después, con calma y con ayuda.</p>",
        "Cuesta 1.500 pesos y se paga en sisben.gov.co sin afán. Lo demás va después, con calma y con ayuda."
    )]
    [InlineData(
        "<h2>No</h2><p><img alt='no'></p><p>Toque el <a href='/x'>botón</a> verde &amp; espere.</p>",
        "Toque el botón verde & espere."
    )]
    [InlineData("<p>Ana:</p><p>Nos vemos el sábado en el salón.</p><p></p>", "Ana: Nos vemos el sábado en el salón.")]
    [InlineData("<ul><li>Nada</li></ul>", null)]
    public void Description_OfAText_IsItsFirstWholeSentences(string html, string? expected) =>
        Assert.Equal(expected, PageDescription.Create(html));

    [Fact]
    public void Description_OfAnEndlessSentence_EndsAtAWord()
    {
        var told = PageDescription.Create($"<p>{string.Join(' ', Enumerable.Repeat("palabra", 60))}.</p>")!;

        Assert.InRange(told.Length, 120, 161);
        Assert.EndsWith("palabra…", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verification_OfNoCertificate_IsNothingToBeFound()
    {
        using var visitor = new BrowserVisit(_site);

        using var response = await visitor.Browser.GetAsync("/verificar/AAAAAA-AAAAAA-AAAAAA", BrowserVisit.Cancel);

        Assert.Equal("noindex", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
    }

    private static string Told(IHtmlDocument page, string property) =>
        Assert.Single(page.QuerySelectorAll($"meta[property='{property}']")).GetAttribute("content")!;

    // WhatsApp does not draw SVG, and leaves out what is heavy.
    private static async Task AssertShowsAsync(BrowserVisit visit, string picture)
    {
        Assert.StartsWith(Root + "/", picture, StringComparison.Ordinal);
        using var response = await visit.Browser.GetAsync(new Uri(picture).AbsolutePath, BrowserVisit.Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.InRange((await response.Content.ReadAsByteArrayAsync(BrowserVisit.Cancel)).Length, 1_000, 60_000);
    }
}
