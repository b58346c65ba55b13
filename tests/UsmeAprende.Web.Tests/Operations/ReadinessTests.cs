using System.Net;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using UsmeAprende.Documents.Paper;
using UsmeAprende.People;
using UsmeAprende.Web.Tests.People;

namespace UsmeAprende.Web.Tests.Operations;

public sealed class ReadinessTests
{
    private static readonly Uri Readiness = new("/salud/listo", UriKind.Relative);

    // A stranger is told one word: what is broken, and how to mend it, is for whoever runs the site.
    [Fact]
    public async Task Site_OnAMachineWithoutLetters_ServesAndSaysOneWord()
    {
        await using var host = new SiteHost();
        await using var site = host.WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton(new PaperFonts([])))));
        using var browser = site.CreateClient();

        var ready = await browser.GetAsync(Readiness, Visit.Cancel);

        Assert.Equal((HttpStatusCode.OK, "Degraded"), (ready.StatusCode, await ready.Content.ReadAsStringAsync(Visit.Cancel)));
    }

    [Fact]
    public async Task Job_ThatFailed_IsToldToTheAdministratorUntilItGoesWell()
    {
        await using var server = new SmtpSink { Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "451 come again" : null };
        await using var site = new SiteHost().With("People:StaffSecondFactor", "Optional")
            .With("Mail:Host", "127.0.0.1").With("Mail:Port", $"{server.Port}").With("Mail:Encrypted", "false");
        using var administrator = new Visit(site);
        using var ana = new Visit(site);
        await administrator.SignUpAsync(role: Role.Administrator);
        await ana.SignUpAsync(more: [("Email", "ana@ejemplo.co")]);

        await ana.LettersAsync();
        var failed = await administrator.ReadAsync("/administracion");
        await ana.LettersAsync();
        var well = await administrator.ReadAsync("/administracion");

        Assert.Contains("Un trabajo falló la última vez: Entrega los códigos", failed.QuerySelector("main .notice")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Un trabajo falló", well.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
