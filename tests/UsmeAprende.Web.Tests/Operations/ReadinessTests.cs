using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.Web.Operations;
using UsmeAprende.Web.Tests.People;

namespace UsmeAprende.Web.Tests.Operations;

public sealed class ReadinessTests
{
    private const string Sentence = "Los avisos no salen por correo: sus enlaces llevan la dirección del sitio y no la sabemos.";

    private static readonly Uri Readiness = new("/salud/listo", UriKind.Relative);

    [Fact]
    public async Task Site_OnAMachineWithoutLetters_ServesAndSaysSoInASentence()
    {
        await using var host = new SiteHost();
        await using var site = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(new PaperFonts([])))));
        using var browser = site.CreateClient();

        var ready = await browser.GetAsync(Readiness, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        var told = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("Degraded\nNo se pueden hacer documentos en PDF: falta la letra.", told, StringComparison.Ordinal);
    }

    // Without the address their links would lead nowhere, and nothing else would tell that nobody gets a letter.
    [Theory]
    [InlineData("Production", null, true)]
    [InlineData("Production", "http://localhost", false)]
    [InlineData("Test", null, false)]
    public async Task Site_ThatDoesNotKnowItsAddress_SaysThatRemindersGetNoLetters(string environment, string? address, bool warns)
    {
        await using var site = new SiteHost { Environment = environment }.With("Jobs:Enabled", "false").With("People:StaffSecondFactor", "Optional");
        if (address is not null)
            site.With("Site:Url", address);
        using var administrator = new Visit(site);
        await administrator.SignUpAsync(role: Role.Administrator);

        var ready = await administrator.Browser.GetStringAsync(Readiness, Visit.Cancel);
        var jobs = (await administrator.ReadAsync(JobsController.Path)).Body!.TextContent;

        Assert.Equal((warns, warns), (ready.Contains(Sentence, StringComparison.Ordinal), jobs.Contains(Sentence, StringComparison.Ordinal)));
    }
}
