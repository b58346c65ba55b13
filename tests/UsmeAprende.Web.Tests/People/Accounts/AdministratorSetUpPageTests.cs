using System.Net;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Demo;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Web.Tests.People.Accounts;

public sealed class AdministratorSetUpPageTests : IAsyncLifetime
{
    private readonly SiteHost _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Link_OfTheFirstStart_MakesOneAdministratorOnce()
    {
        using var first = new BrowserVisit(_site);
        using var second = new BrowserVisit(_site);
        var token = await OpenAsync();

        var shown = await first.StatusAsync($"/instalar/{token}");
        using var poor = await first.PostAsync($"/instalar/{token}", ("GivenNames", "<b>"));
        using var made = await first.PostAsync($"/instalar/{token}", BrowserVisit.SignUpForm(BrowserVisit.NewDocument()));
        using var again = await second.PostAsync($"/instalar/{token}", BrowserVisit.SignUpForm(BrowserVisit.NewDocument()));

        Assert.Equal(HttpStatusCode.OK, shown);
        Assert.Equal(HttpStatusCode.BadRequest, poor.StatusCode);
        Assert.Equal("/administracion", made.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Null(await OpenAsync());
        Assert.Equal(1, await first.WithDbAsync(db => Task.FromResult(db.People.Count(p => p.Role == PersonRole.Administrator))));
    }

    [Fact]
    public async Task Link_AfterADayOrAnotherStart_IsClosed()
    {
        using var visit = new BrowserVisit(_site);
        var first = await OpenAsync();
        var second = await OpenAsync();

        var replaced = await visit.StatusAsync($"/instalar/{first}");
        _site.Clock.Advance(SetUpLink.Validity);
        var late = await visit.StatusAsync($"/instalar/{second}");
        var guessed = await visit.StatusAsync("/instalar/..%2F..%2Fx");

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [replaced, late, guessed]);
    }

    [Fact]
    public async Task Demo_InDevelopment_IsSeededOnceAndNeedsNoLink()
    {
        await using var development = new SiteHost { Environment = "Development" };
        using var visit = new BrowserVisit(development);
        await development.InitializeAsync();

        foreach (var account in DemoPeople.Accounts)
        {
            using var response = await visit.SignInAsync(account, DemoPeople.Password);
            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        }
        var people = await visit.WithDbAsync(db => Task.FromResult(db.People.Count()));
        await development.Services.GetRequiredService<DemoData>().SeedAsync(BrowserVisit.Cancel);

        Assert.Equal(people, await visit.WithDbAsync(db => Task.FromResult(db.People.Count())));
        Assert.Equal(0, await visit.WithDbAsync(db => Task.FromResult(db.SetUpLinks.Count())));
    }

    private async Task<string?> OpenAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AdministratorSetUp>().CreateFirstLinkAsync(BrowserVisit.Cancel);
    }
}
