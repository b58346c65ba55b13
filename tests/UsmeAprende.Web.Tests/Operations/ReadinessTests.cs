using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Jobs;
using UsmeAprende.Mail;
using UsmeAprende.People;

namespace UsmeAprende.Web.Tests.Operations;

public sealed class ReadinessTests
{
    private static readonly Uri Readiness = new("/salud/listo", UriKind.Relative);

    // A stranger is told one word: what is broken, and how to mend it, is for whoever runs the site.
    [Fact]
    public async Task Site_WithoutTheEmblemOfItsPaper_ServesAndSaysOneWord()
    {
        await using var site = new SiteHost().With("Certificates:EmblemFile", "no-existe.png");
        using var browser = site.CreateClient();

        var ready = await browser.GetAsync(Readiness, BrowserVisit.Cancel);

        Assert.Equal((HttpStatusCode.OK, "Degraded"), (ready.StatusCode, await ready.Content.ReadAsStringAsync(BrowserVisit.Cancel)));
    }

    // The administrator reads it before a coordinator is told that nothing can be issued.
    [Fact]
    public async Task Site_WhoseSigningFileIsMissing_TellsWhoRunsItAndWhoIssues()
    {
        await using var site = new SiteHost()
            .With("People:StaffSecondFactor", "Optional")
            .With("Site:Url", "http://localhost")
            .With("Certificates:Signatory", "Quien firma")
            .With("Certificates:SigningCertificate", "no-existe.pfx");
        using var administrator = new BrowserVisit(site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        using var coordinator = new BrowserVisit(site);
        await coordinator.SignUpAsync(role: PersonRole.Coordinator);

        var told = await ToldAsync(administrator);
        var queue = Words(await coordinator.ReadAsync("/coordinacion/certificados"));

        Assert.Contains("No se encuentra el certificado digital", told, StringComparison.Ordinal);
        Assert.Contains("No se encuentra el certificado digital", queue, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Site_WithoutWhatOnlyItsOwnerCanSay_TellsEachThing()
    {
        await using var site = new SiteHost { Environment = "Production" }
            .With("Jobs:Enabled", "false")
            .With("People:StaffSecondFactor", "Optional")
            .With("Site:Url", "http://localhost");
        using var administrator = new BrowserVisit(site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);

        var ready = await administrator.Browser.GetStringAsync(Readiness, BrowserVisit.Cancel);
        var told = await ToldAsync(administrator);

        Assert.Equal("Degraded", ready);
        foreach (
            var setting in (string[])
                [
                    "Mail:Host",
                    "Certificates:Signatory",
                    "Site:PrivacyContact",
                    "Site:Nit",
                    "Site:Address",
                    "Site:Telephone",
                    "Site:EmblemFile",
                ]
        )
            Assert.Contains(setting, told, StringComparison.Ordinal);
    }

    // R31 and a damaged database: found at night, told until it is mended.
    [Theory]
    [InlineData(UsmeAprendeJobs.AuditCheckName, "La auditoría no cuadra desde el renglón 1")]
    [InlineData(UsmeAprendeJobs.DatabaseCheckName, "La base de datos está entera.")]
    public async Task NightlyCheck_OnceRun_IsToldWithWhatItFound(string job, string sentence)
    {
        await using var site = new SiteHost().With("People:StaffSecondFactor", "Optional");
        using var administrator = new BrowserVisit(site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        var before = Words(await administrator.ReadAsync("/administracion"));
        await using (var scope = site.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
            await db.WriteAsync(
                () =>
                    scope
                        .ServiceProvider.GetRequiredService<AuditTrail>()
                        .AppendAsync(db, null, "prueba", "prueba/1", null, null, BrowserVisit.Cancel),
                BrowserVisit.Cancel
            );
            await db.AuditEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Action, "otra"), BrowserVisit.Cancel);
        }
        await site.Services.GetRequiredService<JobRunner>().RunNowAsync(job, BrowserVisit.Cancel);

        var after = Words(await administrator.ReadAsync("/administracion"));

        Assert.Contains("Todavía no se ha hecho esta revisión", before, StringComparison.Ordinal);
        Assert.DoesNotContain(sentence, before, StringComparison.Ordinal);
        Assert.Contains(sentence, after, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Data:LeastFreeMegabytes", "1000000")]
    [InlineData("Data:LeastFreePercent", "100")]
    public async Task Disk_WithLittleRoom_IsTold(string limit, string value)
    {
        await using var site = new SiteHost()
            .With("People:StaffSecondFactor", "Optional")
            .With("Data:LeastFreeMegabytes", "0")
            .With("Data:LeastFreePercent", "0")
            .With(limit, value);
        using var administrator = new BrowserVisit(site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);

        Assert.Contains("Haga espacio antes de que se llene", await ToldAsync(administrator), StringComparison.Ordinal);
    }

    // The letter is given up when its code is of no use any more: nothing else would tell that none leaves.
    [Fact]
    public async Task MailServer_ThatNobodyVouchesFor_IsToldWithItsAddressAndTheReason()
    {
        using var certificate = SmtpCertificate.SelfSigned();
        await using var server = new SmtpSink { Certificate = certificate };
        await using var site = new SiteHost()
            .With("People:StaffSecondFactor", "Optional")
            .With("Mail:Host", "localhost")
            .With("Mail:Port", $"{server.Port}")
            .With("Mail:From", "no-responder@ejemplo.co");
        using var administrator = new BrowserVisit(site);
        using var ana = new BrowserVisit(site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        var unknown = Words(await administrator.ReadAsync("/administracion"));
        await ana.SignUpAsync(more: [("Email", "ana@ejemplo.co")]);
        await ana.LettersAsync();
        site.Clock.Advance(TimeSpan.FromHours(2));
        await ana.LettersAsync();

        var told = await ToldAsync(administrator);

        Assert.Contains("no se sabe si salen", unknown, StringComparison.Ordinal);
        Assert.Contains(
            $"ninguna carta llega a localhost:{server.Port}. El servidor de correo no ofrece un cifrado en el que se pueda confiar",
            told,
            StringComparison.Ordinal
        );
        Assert.Contains("UntrustedRoot", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Letters_ThatNobodyFetches_AreTold()
    {
        await using var site = new SiteHost().With("People:StaffSecondFactor", "Optional");
        using var administrator = new BrowserVisit(site);
        using var ana = new BrowserVisit(site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        await ana.SignUpAsync(more: [("Email", "ana@ejemplo.co")]);
        site.Clock.Advance(EmailQueue.Late + TimeSpan.FromMinutes(1));

        Assert.Contains("Hay 1 carta atrasada", await ToldAsync(administrator), StringComparison.Ordinal);
    }

    // What was not looked at is not called well.
    [Fact]
    public async Task Administration_WithNothingToMend_SaysWhatWasLookedAtAndWhatWasNot()
    {
        await using var site = new SiteHost().With("People:StaffSecondFactor", "Optional");
        using var administrator = new BrowserVisit(site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);

        var page = Words(await administrator.ReadAsync("/administracion"));

        Assert.DoesNotContain("Todo lo que el programa", page, StringComparison.Ordinal);
        Assert.Contains("Se puede escribir en la carpeta de datos; quedan", page, StringComparison.Ordinal);
        Assert.Contains("Los cursos se leyeron sin faltas.", page, StringComparison.Ordinal);
        Assert.Contains(
            "Si las copias de seguridad sirven",
            page[page.IndexOf("Lo que nadie ha mirado", StringComparison.Ordinal)..],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Job_ThatFailed_IsToldToTheAdministratorUntilItGoesWell()
    {
        await using var server = new SmtpSink
        {
            Answer = line => line.StartsWith("MAIL", StringComparison.Ordinal) ? "451 come again" : null,
        };
        await using var site = new SiteHost()
            .With("People:StaffSecondFactor", "Optional")
            .With("Mail:Host", "127.0.0.1")
            .With("Mail:Port", $"{server.Port}")
            .With("Mail:Security", "None");
        using var administrator = new BrowserVisit(site);
        using var ana = new BrowserVisit(site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);
        await ana.SignUpAsync(more: [("Email", "ana@ejemplo.co")]);

        await ana.LettersAsync();
        var failed = await administrator.ReadAsync("/administracion");
        await ana.LettersAsync();
        var well = await administrator.ReadAsync("/administracion");

        Assert.Contains(
            "Un trabajo falló la última vez: Entrega los códigos",
            failed.QuerySelector("main .notice")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Un trabajo falló", well.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    private static async Task<string> ToldAsync(BrowserVisit administrator) =>
        (await administrator.ReadAsync("/administracion")).QuerySelector("main .notice")!.TextContent;

    private static string Words(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;
}
