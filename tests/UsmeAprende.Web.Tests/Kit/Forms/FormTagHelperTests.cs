using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace UsmeAprende.Web.Tests.Kit.Forms;

/// <summary>The form of the components page, which is made of the same tags as every other.</summary>
public sealed class FormTagHelperTests(FormTagHelperTests.DevelopmentSite site) : IClassFixture<FormTagHelperTests.DevelopmentSite>
{
    private const string Page = "/administracion/componentes";
    private const string Hostile = "\"><script>alert(1)</script> ' OR 1=1-- ../ \u202Eojo\u202C 🌄";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Field_WithHintAndError_NamesBothToThoseWhoHearThePage()
    {
        var page = await PostAsync(site, ("Phone", "no tengo"));

        var phone = page.QuerySelector<IHtmlInputElement>("#Phone")!;
        Assert.Equal("true", phone.GetAttribute("aria-invalid"));
        Assert.Equal("Phone-ayuda Phone-error", phone.GetAttribute("aria-describedby"));
        Assert.Equal("Diez números, sin espacios.", page.GetElementById("Phone-ayuda")!.TextContent);
        Assert.StartsWith("No entendimos ese número.", page.GetElementById("Phone-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Celular (opcional)", page.QuerySelector("label[for=Phone]")!.TextContent);
        Assert.Equal("tel-national", phone.GetAttribute("autocomplete"));
    }

    [Fact]
    public async Task Form_ThatComesBack_KeepsWhatWasTypedAsText()
    {
        var page = await PostAsync(
            site,
            ("GivenNames", Hostile),
            ("Story", "\n" + Hostile),
            ("Document", "TI"),
            ("Interests", "plata"),
            ("Interests", "tramites"),
            ("Place", "olarte"),
            ("Consent", "true")
        );

        Assert.Equal(Hostile, page.QuerySelector<IHtmlInputElement>("#GivenNames")!.Value);
        Assert.Equal("\n" + Hostile, page.QuerySelector<IHtmlTextAreaElement>("#Story")!.Value);
        Assert.Equal("olarte", page.QuerySelector<IHtmlSelectElement>("#Place")!.Value);
        Assert.Equal(
            ["TI", "plata", "tramites", "true"],
            page.QuerySelectorAll<IHtmlInputElement>("form.card input:checked").Select(i => i.Value)
        );
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Fact]
    public async Task Form_ThatComesBack_NeverShowsThePassword()
    {
        var page = await PostAsync(site, ("Password", "ruana.verde.41"));

        Assert.DoesNotContain("ruana.verde.41", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorSummary_OfAFormThatFailed_LeadsToEachFieldAndTakesTheFocus()
    {
        var page = await PostAsync(site);

        var summary = page.QuerySelector(".error-summary")!;
        Assert.True(summary.HasAttribute("autofocus"));
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var links = summary.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(["#GivenNames", "#Document", "#Password", "#Consent"], links);
        Assert.All(links, link => Assert.IsType<IHtmlInputElement>(page.GetElementById(link[1..]), exactMatch: false));
    }

    [Fact]
    public async Task ComponentsPage_OutsideDevelopment_IsNotThere()
    {
        await using var inUse = new SiteHost();

        using var response = await inUse.Browser().GetAsync(Page, Cancel);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<IHtmlDocument> PostAsync(SiteHost site, params (string Name, string Value)[] fields)
    {
        using var browser = site.Browser();
        using var form = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var response = await browser.PostAsync(Page, form, Cancel);
        return await new HtmlParser().ParseDocumentAsync(await response.Content.ReadAsStringAsync(Cancel), Cancel);
    }

    /// <summary>One for all: the page keeps nothing. Only a developer's site has it.</summary>
    public sealed class DevelopmentSite : SiteHost
    {
        public DevelopmentSite() => Environment = "Development";
    }
}
