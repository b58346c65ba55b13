using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.People;
using UsmeAprende.Web.Operations;
using UsmeAprende.Web.Tests.Gatherings.Paper;

namespace UsmeAprende.Web.Tests.Kit.Help;

/// <summary>Whoever is stuck is told whom to ask: the people of the settings, or the next café.</summary>
public sealed class HelpOfferTests
{
    private const string Recovery = "/entrar/recuperar";

    [Theory]
    [InlineData(Recovery)]
    [InlineData("/ayuda")]
    [InlineData("/accesibilidad")]
    [InlineData("/no-existe")]
    public async Task Page_WhereSomebodyIsStuck_NamesWhoAnswersAndHow(string path)
    {
        await using var site = Answering();
        using var visitor = new BrowserVisit(site);

        using var response = await visitor.Browser.GetAsync(path, BrowserVisit.Cancel);

        var offer = Offer(await BrowserVisit.PageAsync(response));
        Assert.Equal(
            ["https://wa.me/573001234501?text=Hola.%20Necesito%20ayuda%20con%20UsmeAprende.", "tel:+576012345678", "/encuentros"],
            offer.QuerySelectorAll("a").Select(a => a.GetAttribute("href"))
        );
        Assert.Contains("+57\u00a0300\u00a0123\u00a04501", offer.TextContent, StringComparison.Ordinal);
        Assert.Contains("lunes a viernes", offer.TextContent, StringComparison.Ordinal);
        Assert.Contains("Casa de la Cultura", offer.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rosa Chisacá", offer.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recovery_ThatFails_StillSaysWhomToAsk()
    {
        await using var site = Answering();
        using var visitor = new BrowserVisit(site);

        using var response = await visitor.PostAsync(Recovery, ("Identifier", ""), ("Code", ""), ("Password", ""));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotNull(Offer(await BrowserVisit.PageAsync(response)).QuerySelector("a[href^='https://wa.me/573001234501']"));
    }

    [Fact]
    public async Task Form_SentAfterTheSessionEnded_SaysWhomToAsk()
    {
        await using var site = Answering();
        using var nobody = new BrowserVisit(site);

        using var response = await nobody.PostAsync("/mi-cuenta/datos", ("GivenNames", "Cambio"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.NotNull(Offer(await BrowserVisit.PageAsync(response)).QuerySelector("a[href='tel:+576012345678']"));
    }

    [Fact]
    public async Task ErrorPage_ThatFailsItself_StillSaysWhomToAsk()
    {
        await using var site = Answering(new SilentSite());
        using var visitor = new BrowserVisit(site);

        using var response = await visitor.Browser.GetAsync("/no-existe", BrowserVisit.Cancel);

        var page = await BrowserVisit.PageAsync(response);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(
            ["/", "https://wa.me/573001234501", "tel:+576012345678"],
            page.QuerySelectorAll("a").Select(a => a.GetAttribute("href"))
        );
    }

    [Fact]
    public async Task Page_WithoutSettings_NamesTheNextCafeUntilItIsCancelled()
    {
        await using var site = new SiteHost().With("People:StaffSecondFactor", "Optional");
        await site.InitializeAsync();
        using var facilitator = new BrowserVisit(site);
        var cafe = await PaperCafe.PlanAsync(
            site,
            facilitator,
            await facilitator.SignUpAsync(role: PersonRole.Facilitator),
            hoursAhead: 48
        );
        using var visitor = new BrowserVisit(site);

        var before = Offer(await visitor.ReadAsync(Recovery));
        using var cancelled = await facilitator.PostAsync($"/facilitacion/encuentros/{cafe}/cancelar", ("Reason", "Se fue la luz."));
        var after = Offer(await visitor.ReadAsync(Recovery));

        Assert.NotNull(before.QuerySelector($"a[href='/encuentros/{cafe}']"));
        Assert.Contains("Salón comunal", before.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, cancelled.StatusCode);
        Assert.Equal(["/encuentros"], after.QuerySelectorAll("a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task Page_WhenGatheringsCannotBeRead_StillSaysWhereHelpIs()
    {
        await using var site = new UnreadableSite();
        using var visitor = new BrowserVisit(site);

        using var response = await visitor.Browser.GetAsync("/no-existe", BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.NotNull(Offer(await BrowserVisit.PageAsync(response)).QuerySelector("a[href='/encuentros']"));
    }

    [Theory]
    [InlineData("WhatsApp", "300 123")]
    [InlineData("Phone", "llame a Rosa")]
    [InlineData("Hours", "de 8 a 4")]
    public async Task Site_WithHelpThatNobodyCouldReach_DoesNotStart(string setting, string value)
    {
        await using var site = new SiteHost().With($"Site:Help:{setting}", value);

        Assert.Throws<InvalidOperationException>(() => site.StartServer());

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create($"Site:Help:{setting}", (string?)value)])
            .Build();
        var fault = Assert.Single(SettingsInspection.FindFaults(configuration, new HostingEnvironment { EnvironmentName = "Test" }));
        Assert.Contains($"Site:Help:{setting}", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("195", "195")]
    [InlineData("01 8000 123456", "018000123456")]
    [InlineData("(601) 234 56 78", "+576012345678")]
    public async Task Phone_AsPeopleDialIt_IsCalledByItsLink(string setting, string dialled)
    {
        await using var site = new SiteHost().With("Site:Help:Phone", setting);
        await site.InitializeAsync();
        using var visitor = new BrowserVisit(site);

        var offer = Offer(await visitor.ReadAsync("/ayuda"));

        Assert.NotNull(offer.QuerySelector($"a[href='tel:{dialled}']"));
    }

    private static SiteHost Answering(SiteHost? site = null) =>
        (site ?? new SiteHost())
            .With("Site:Help:WhatsApp", "300 123 45 01")
            .With("Site:Help:Phone", "+57 601 234 5678")
            .With("Site:Help:Hours", "lunes a viernes, de 8:00 a. m. a 4:00 p. m.")
            .With("Site:Help:Place", "Casa de la Cultura, Cl. 1 # 2-3")
            .With("Site:Help:Name", "Rosa Chisacá");

    private static AngleSharp.Dom.IElement Offer(IHtmlDocument page) =>
        Assert.Single(page.QuerySelectorAll("main section[aria-labelledby='preguntar']"));

    private sealed class UnreadableSite : SiteHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
                services.AddScoped<PublicGatheringReader>(_ => throw new InvalidOperationException("broken on purpose"))
            );
        }
    }

    private sealed class SilentSite : SiteHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IViewCompilerProvider, NoPages>());
        }
    }

    private sealed class NoPages : IViewCompilerProvider
    {
        public IViewCompiler GetCompiler() => throw new InvalidOperationException("broken on purpose");
    }
}
