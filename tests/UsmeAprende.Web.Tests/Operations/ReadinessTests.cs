using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UsmeAprende.Documents.Paper;

namespace UsmeAprende.Web.Tests.Operations;

public sealed class ReadinessTests
{
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
}
