using System.Globalization;
using System.Linq.Expressions;
using System.Net;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Mail;

namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>Pages that make a letter necessary wait for no mail server, and tell nothing by what they do.</summary>
public sealed class AccountEmailRequestTests
{
    // Hangfire is at work, as it is for people.
    [Fact]
    public async Task SignUp_WithAMailServerThatStopsAnswering_IsAnsweredAndTheLetterComesLater()
    {
        await using var server = new SmtpSink { StallsAt = "DATA" };
        await using var site = Site(server).With("Jobs:Enabled", "true").With("Jobs:StartAfter", "0").With("Mail:Timeout", "0.5");
        using var ana = new BrowserVisit(site);

        await ana.SignUpAsync(more: [("Email", "ana@ejemplo.co")]);
        await server.Stalled.WaitAsync(BrowserVisit.Cancel);
        var waits = await ana.WithDbAsync(db => db.WaitingLetters.CountAsync(BrowserVisit.Cancel));
        server.StallsAt = null;
        await UntilNoneAsync(ana, l => l.Attempts == 0);
        site.Clock.Advance(TimeSpan.FromMinutes(10));
        await ana.LettersAsync();
        await UntilNoneAsync(ana, _ => true);

        Assert.Equal(1, waits);
        Assert.Equal("RCPT TO:<ana@ejemplo.co>", Assert.Single(Assert.Single(server.Deliveries).To));
    }

    // Until then it may be in the hands of a job.
    private static async Task UntilNoneAsync(BrowserVisit visit, Expression<Func<WaitingEmail, bool>> which)
    {
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await visit.WithDbAsync(db => db.WaitingLetters.AnyAsync(which, BrowserVisit.Cancel)))
            await looks.WaitForNextTickAsync(BrowserVisit.Cancel);
    }

    [Fact]
    public async Task SignUpAndRecovery_WithAMailServerThatIsNotThere_AreAnswered()
    {
        var server = new SmtpSink();
        await server.DisposeAsync();
        await using var site = Site(server).With("Jobs:Enabled", "true").With("Jobs:StartAfter", "0");
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();

        await ana.SignUpAsync(document, more: [("Email", "ana@ejemplo.co")]);
        using var asked = await ana.PostAsync("/entrar/recuperar/correo", ("Identifier", document));

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
    }

    // R11: else the time it takes would tell who has an e-mail here.
    [Fact]
    public async Task Recovery_ForAKnownAndAnUnknownPerson_IsTheSameWork()
    {
        await using var server = new SmtpSink();
        var commands = new DatabaseCommandLog();
        await using var site = On(server, new SiteHost { Commands = commands, HasWorker = false });
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        var id = await ana.SignUpAsync(document, more: [("Email", "ana@ejemplo.co")]);
        await ana.WithDbAsync(db =>
            db.PersonIdentifiers.Where(i => i.PersonId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.VerifiedAt, DateTime.UnixEpoch), BrowserVisit.Cancel)
        );
        await ana.LettersAsync();
        using var stranger = site.Browser();
        await AskAsync(stranger, "nadie@ejemplo.co");

        var known = await HearAsync(document);
        var unknown = await HearAsync(BrowserVisit.NewDocument());
        var empty = await HearAsync("'");
        await ana.LettersAsync();

        Assert.NotEmpty(known);
        Assert.Equal(known, unknown);
        Assert.Equal(known, empty);
        Assert.Equal(["RCPT TO:<ana@ejemplo.co>", "RCPT TO:<ana@ejemplo.co>"], server.Deliveries.SelectMany(d => d.To));

        async Task<List<string>> HearAsync(string identifier)
        {
            commands.Clear();
            await AskAsync(stranger, identifier);
            return [.. commands.Commands];
        }
    }

    private static SiteHost Site(SmtpSink server) => On(server, new SiteHost());

    private static SiteHost On(SmtpSink server, SiteHost site) =>
        site.With("Mail:Host", "127.0.0.1")
            .With("Mail:Port", server.Port.ToString(CultureInfo.InvariantCulture))
            .With("Mail:Security", "None");

    private static async Task AskAsync(HttpClient browser, string identifier)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("Identifier", identifier)]);
        using var answer = await browser.PostAsync(new Uri("/entrar/recuperar/correo", UriKind.Relative), form, BrowserVisit.Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
