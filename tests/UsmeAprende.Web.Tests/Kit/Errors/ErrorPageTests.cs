using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.People.Privacy;

namespace UsmeAprende.Web.Tests.Kit.Errors;

public sealed class ErrorPageTests(SiteHost site)
{
    [Theory]
    [InlineData("/error")]
    [InlineData("/error/0")]
    [InlineData("/error/200")]
    [InlineData("/error/304")]
    [InlineData("/error/99999")]
    public async Task ErrorPage_ByItsOwnAddress_IsMissing(string path)
    {
        using var browser = site.Browser();

        using var response = await browser.GetAsync(path, BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(
            "No encontramos esa página",
            await response.Content.ReadAsStringAsync(BrowserVisit.Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Failure_OfTheSite_KeepsTheSecurityHeaders()
    {
        await using var own = new FailingSite();
        using var ana = new BrowserVisit(own);
        await ana.SignUpAsync();

        using var response = await ana.Browser.GetAsync("/mi-cuenta/mis-datos.json", BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task ErrorPage_ThatFailsItself_IsAnsweredByOneThatNeedsNothing()
    {
        await using var own = new SpeechlessSite();
        using var browser = own.Browser();

        using var response = await browser.GetAsync("/no-existe", BrowserVisit.Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.True(response.Headers.Contains("Content-Security-Policy"));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Equal("Algo falló de nuestro lado", (await BrowserVisit.PageAsync(response)).QuerySelector("h1")!.TextContent);
    }

    private sealed class SpeechlessSite : SiteHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<IViewCompilerProvider, NoViews>());
        }
    }

    private sealed class NoViews : IViewCompilerProvider
    {
        public IViewCompiler GetCompiler() => throw new InvalidOperationException("broken on purpose");
    }

    private sealed class FailingSite : SiteHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddScoped<IPersonalData, Broken>());
        }
    }

    private sealed class Broken : IPersonalData
    {
        public string Part => "rota";

        public IReadOnlyList<Type> Tables => [];

        public Task<object> CollectAsync(PersonId person, CancellationToken cancel) =>
            throw new InvalidOperationException("broken on purpose");

        public Task EraseAsync(PersonId person, CancellationToken cancel) => Task.CompletedTask;

        public Task<PersonalDataCount?> CountAsync(PersonId person, CancellationToken cancel) => Task.FromResult<PersonalDataCount?>(null);
    }
}
