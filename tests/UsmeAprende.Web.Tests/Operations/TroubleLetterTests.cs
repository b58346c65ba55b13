using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Jobs;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.Web.Operations;

namespace UsmeAprende.Web.Tests.Operations;

/// <summary>The letters to administrators: the daily one about troubles, and the one that they ask for.</summary>
public sealed class TroubleLetterTests
{
    private const string Job = "avisos-de-fallas";
    private const string Administrator = "administra@ejemplo.co";

    [Fact]
    public async Task Troubles_GoToProvenAdministratorsOnlyAndOnceADay()
    {
        await using var server = new SmtpSink();
        await using var site = Site(server);
        await NewPersonAsync(site, Administrator, PersonRole.Administrator, isProven: true);
        await NewPersonAsync(site, "otra@ejemplo.co", PersonRole.Administrator, isProven: false);
        await NewPersonAsync(site, "coordina@ejemplo.co", PersonRole.Coordinator, isProven: true);
        using var anybody = new BrowserVisit(site);
        await anybody.LettersAsync();
        var before = server.Deliveries.Count;
        var runner = site.Services.GetRequiredService<JobRunner>();

        await runner.RunNowAsync(Job, BrowserVisit.Cancel);
        await runner.RunNowAsync(Job, BrowserVisit.Cancel);
        await anybody.LettersAsync();
        List<SmtpDelivery> today = [.. server.Deliveries.Skip(before)];
        site.Clock.Advance(TimeSpan.FromDays(1));
        await runner.RunNowAsync(Job, BrowserVisit.Cancel);
        await anybody.LettersAsync();

        var letter = Assert.Single(today);
        Assert.Contains(Administrator, Assert.Single(letter.To), StringComparison.Ordinal);
        Assert.Contains("hay algo por arreglar", letter.Message.Subject, StringComparison.Ordinal);
        Assert.Contains("Ponga Certificates:Signatory", letter.Message.TextBody, StringComparison.Ordinal);
        Assert.Equal(before + 2, server.Deliveries.Count);
    }

    [Fact]
    public async Task TestLetter_ThatTheServerTakes_ArrivesAndIsAudited()
    {
        await using var server = new SmtpSink();
        await using var site = Site(server);
        using var administrator = await NewPersonAsync(site, Administrator, PersonRole.Administrator, isProven: false);
        await administrator.LettersAsync();

        using var answer = await administrator.PostAsync(AdministrationController.TestLetterPath);
        var page = await BrowserVisit.PageAsync(answer);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("La carta de prueba salió", page.QuerySelector(".success")!.TextContent, StringComparison.Ordinal);
        var letter = Assert.Single(server.Deliveries, d => d.Message.Subject!.Contains("carta de prueba", StringComparison.Ordinal));
        Assert.Contains(Administrator, Assert.Single(letter.To), StringComparison.Ordinal);
        Assert.Equal(
            1,
            await administrator.WithDbAsync(db =>
                db.AuditEntries.CountAsync(e => e.Action == OperationsAudit.TestLetter, BrowserVisit.Cancel)
            )
        );
    }

    [Theory]
    [InlineData("RCPT", "550 no such user here", "no recibe cartas para esa dirección", "respuesta 550")]
    [InlineData("MAIL", "554 sender rejected", "no aceptó la carta", "respuesta 554")]
    [InlineData("MAIL", "451 come again", "pide volver más tarde", "respuesta 451")]
    public async Task TestLetter_ThatTheServerRefuses_SaysWhyInWords(string at, string refusal, string says, string status)
    {
        await using var server = new SmtpSink { Answer = line => line.StartsWith(at, StringComparison.Ordinal) ? refusal : null };
        await using var site = Site(server);
        using var administrator = await NewPersonAsync(site, Administrator, PersonRole.Administrator, isProven: false);

        var told = await AssertRefusedAsync(administrator);

        Assert.Contains(says, told, StringComparison.Ordinal);
        Assert.Contains(status, told, StringComparison.Ordinal);
        Assert.DoesNotContain(refusal[4..], told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestLetter_ToAServerThatIsGone_SaysWhy()
    {
        var server = new SmtpSink();
        await server.DisposeAsync();
        await using var site = Site(server);
        using var administrator = await NewPersonAsync(site, Administrator, PersonRole.Administrator, isProven: false);

        var told = await AssertRefusedAsync(administrator);

        Assert.Contains("No hubo conexión con el servidor de correo", told, StringComparison.Ordinal);
        Assert.Contains("ConnectionRefused", told, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{server.Port}", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TestLetter_WithoutAnAddress_SaysWhereToWriteIt()
    {
        await using var server = new SmtpSink();
        await using var site = Site(server);
        using var administrator = new BrowserVisit(site);
        await administrator.SignUpAsync(role: PersonRole.Administrator);

        Assert.Contains("Mi cuenta", await AssertRefusedAsync(administrator), StringComparison.Ordinal);
        Assert.Empty(server.Deliveries);
    }

    private static SiteHost Site(SmtpSink server) =>
        new SiteHost { Environment = "Production" }
            .With("Jobs:Enabled", "false")
            .With("Site:Url", "http://localhost")
            .With("People:StaffSecondFactor", "Optional")
            .With("Mail:Host", "127.0.0.1")
            .With("Mail:Port", $"{server.Port}")
            .With("Mail:Security", "None");

    private static async Task<string> AssertRefusedAsync(BrowserVisit administrator)
    {
        using var answer = await administrator.PostAsync(AdministrationController.TestLetterPath);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return (await BrowserVisit.PageAsync(answer)).QuerySelector(".error-summary")!.TextContent;
    }

    private static async Task<BrowserVisit> NewPersonAsync(SiteHost site, string email, PersonRole role, bool isProven)
    {
        var visit = new BrowserVisit(site);
        var id = await visit.SignUpAsync(role: role, more: [("Email", email)]);
        if (isProven)
            await visit.WithDbAsync(async db =>
            {
                var identifier = await db.PersonIdentifiers.SingleAsync(
                    i => i.PersonId == id && i.Kind == IdentifierKind.Email,
                    BrowserVisit.Cancel
                );
                identifier.Verify(site.Clock.GetUtcNow().UtcDateTime, by: null);
                return await db.SaveChangesAsync(BrowserVisit.Cancel);
            });
        return visit;
    }
}
