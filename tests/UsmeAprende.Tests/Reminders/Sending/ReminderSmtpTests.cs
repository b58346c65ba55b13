using System.Globalization;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Tests.Reminders.Kinds;

namespace UsmeAprende.Tests.Reminders.Sending;

/// <summary>The outbox in real conversations with a mail server on this machine that errs.</summary>
public sealed class ReminderSmtpTests
{
    private const string Phone = "300 123 4501";

    [Fact]
    public async Task Address_RefusedThreeTimesByTheServer_IsWrittenToNoMoreAndOthersAre()
    {
        await using var server = new SmtpSink
        {
            Answer = line =>
                line.StartsWith("RCPT", StringComparison.Ordinal) && line.Contains("persona1@", StringComparison.Ordinal)
                    ? "550 no such user"
                    : null,
        };
        await using var site = await StartAsync(server);
        var ana = await site.PersonAsync(allows: false, phone: Phone);
        var rosa = await site.PersonAsync(allows: false);

        for (var cafe = 0; cafe < 5; cafe++)
        {
            await CancelACafeAsync(site, ana, rosa);
            await site.PlanAndSendAsync();
        }

        Assert.Equal(3, server.Commands.Count(c => c.Contains("persona1@", StringComparison.Ordinal)));
        Assert.Equal(5, server.Deliveries.Count);
        var bounces = Assert.Single(await site.AskAsync(db => db.AddressBounces.ToListAsync(TestSite.Cancel)));
        Assert.Equal((ana, 3), (bounces.PersonId, bounces.Count));
        // What they count on still reaches them, from the first refusal on.
        Assert.All(await site.RemindersAsync(ana), r => Assert.Equal((ReminderState.Listed, CallChannel.ChannelId), (r.State, r.Channel)));
        Assert.Equal(
            3,
            (await site.RemindersAsync(ana)).Count(r => r.LastError == "El servidor de correo no recibe cartas para esa dirección (550).")
        );
        Assert.All(await site.RemindersAsync(rosa), r => Assert.Equal(ReminderState.Sent, r.State));
    }

    [Fact]
    public async Task Letter_Greylisted_IsTriedAfterOneFiveAndThirtyMinutesThreeAndTwelveHoursAndNotBefore()
    {
        var refusals = 5;
        await using var server = new SmtpSink
        {
            Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) && refusals-- > 0 ? "451 come again" : null,
        };
        await using var site = await StartAsync(server);
        await CancelACafeAsync(site, await site.PersonAsync(allows: false));
        await site.PlanAsync();

        var waits = new List<TimeSpan>();
        await site.SendAsync();
        while (await OnlyAsync(site) is { State: ReminderState.Waiting } waiting)
        {
            var wait = waiting.DueAt - site.Now;
            if (waiting.Attempts > waits.Count)
                waits.Add(wait);
            site.Clock.Advance(wait - TimeSpan.FromSeconds(1));
            await site.SendAsync();
            Assert.Equal(waiting.Attempts, Tries(server));
            site.Clock.Advance(TimeSpan.FromSeconds(1));
            await site.SendAsync();
        }

        Assert.Equal(
            [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(3), TimeSpan.FromHours(12)],
            waits
        );
        Assert.Equal((ReminderState.Sent, 6), ((await OnlyAsync(site)).State, Tries(server)));
        Assert.Single(server.Deliveries);
        Assert.Empty(await site.AskAsync(db => db.AddressBounces.ToListAsync(TestSite.Cancel)));
    }

    [Fact]
    public async Task Connection_DroppedInTheMiddleOfTheLetter_IsNoBounceAndTheLetterGoesLater()
    {
        await using var server = new SmtpSink { DropsInData = true };
        await using var site = await StartAsync(server);
        await CancelACafeAsync(site, await site.PersonAsync(allows: false));
        await site.PlanAndSendAsync();
        var dropped = await OnlyAsync(site);

        server.DropsInData = false;
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.SendAsync();

        Assert.Equal((ReminderState.Waiting, 1), (dropped.State, dropped.Attempts));
        Assert.Equal("No hubo conexión con el servidor de correo, o se cortó.", dropped.LastError);
        Assert.Empty(await site.AskAsync(db => db.AddressBounces.ToListAsync(TestSite.Cancel)));
        Assert.Equal(MessageId(dropped), Assert.Single(server.Deliveries).MessageId);
        Assert.Equal(ReminderState.Sent, (await OnlyAsync(site)).State);
    }

    // R27: nobody here can know that it was kept, so it goes again, and the reader's programme can tell that it is the same.
    [Fact]
    public async Task Connection_DroppedBeforeTheServersWord_SendsTheLetterAgainUnderTheSameMessageId()
    {
        await using var server = new SmtpSink { DropsAfterData = true };
        await using var site = await StartAsync(server);
        await CancelACafeAsync(site, await site.PersonAsync(allows: false));
        await site.PlanAndSendAsync();

        server.DropsAfterData = false;
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.SendAsync();

        var sent = await OnlyAsync(site);
        Assert.Equal(ReminderState.Sent, sent.State);
        Assert.Equal([MessageId(sent), MessageId(sent)], server.Deliveries.Select(d => d.MessageId));
    }

    [Fact]
    public async Task Server_ThatStopsAnswering_IsGivenUpForNowAndTheLettersGoLater()
    {
        await using var server = new SmtpSink { StallsAt = "DATA" };
        // Long enough for the letters that do go, on a machine that is busy with other tests.
        await using var site = await StartAsync(server, ("Mail:Timeout", "6"));
        await CancelACafeAsync(site, await site.PersonAsync(allows: false), await site.PersonAsync(allows: false));
        await site.PlanAsync();
        var slow = await site.SendAsync();
        var waiting = await site.RemindersAsync();

        server.StallsAt = null;
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        await site.SendAsync();

        Assert.Equal(new ReminderSendingResult(0, 2, "El servidor de correo no respondió a tiempo."), slow);
        Assert.All(waiting, r => Assert.Equal((ReminderState.Waiting, site.Now), (r.State, r.DueAt)));
        Assert.Equal(waiting.Select(MessageId).Order(), server.Deliveries.Select(d => d.MessageId).Order());
    }

    // Must never fall back to plain.
    [Fact]
    public async Task Encryption_DemandedButNotOffered_SendsNothingInPlainAndSaysWhy()
    {
        await using var server = new SmtpSink { OffersSignIn = true };
        await using var site = await StartAsync(server, ("Mail:Security", "StartTls"), ("Mail:User", "usme"), ("Mail:Password", "secreta"));
        await CancelACafeAsync(site, await site.PersonAsync(allows: false));
        await site.PlanAsync();

        var run = await site.SendAsync();

        Assert.All(server.Commands, c => Assert.Matches("^(EHLO|QUIT)", c));
        Assert.Empty(server.Deliveries);
        Assert.Equal(
            new ReminderSendingResult(
                0,
                1,
                "El servidor de correo no ofrece un cifrado en el que se pueda confiar, y sin él no se envía nada."
            ),
            run
        );
        var reminder = await OnlyAsync(site);
        Assert.Equal((ReminderState.Waiting, site.Now.AddMinutes(1), run.Why), (reminder.State, reminder.DueAt, reminder.LastError));
    }

    private static Task<TestSite> StartAsync(SmtpSink server, params (string Key, string Value)[] settings) =>
        ReminderBuilder.StartAsync([
            ("Mail:Host", "127.0.0.1"),
            ("Mail:Port", server.Port.ToString(CultureInfo.InvariantCulture)),
            .. settings,
            .. settings.Any(s => s.Key == "Mail:Security") ? Array.Empty<(string, string)>() : [("Mail:Security", "None")],
        ]);

    /// <summary>The news of it needs no consent and waits for no working day (R28).</summary>
    private static async Task CancelACafeAsync(TestSite site, params PersonId[] people)
    {
        var cafe = await site.GatheringAsync(site.Now.AddDays(20));
        foreach (var person in people)
            await site.ReserveAsync(cafe, person);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await site.CancelAsync(cafe);
    }

    private static async Task<Reminder> OnlyAsync(TestSite site) => Assert.Single(await site.RemindersAsync());

    private static int Tries(SmtpSink server) => server.Commands.Count(c => c.StartsWith("RCPT", StringComparison.Ordinal));

    private static string MessageId(Reminder reminder) => $"Message-ID: <{reminder.Id:N}@usme.invalid>";
}
