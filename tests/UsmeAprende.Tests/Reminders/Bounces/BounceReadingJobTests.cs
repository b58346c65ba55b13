using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Jobs;
using UsmeAprende.Mail;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Bounces;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Tests.Mail;
using UsmeAprende.Tests.Reminders.Kinds;

namespace UsmeAprende.Tests.Reminders.Bounces;

/// <summary>Letters that another server took and gave back, read in a mailbox on this machine.</summary>
public sealed partial class BounceReadingJobTests : IAsyncLifetime
{
    private readonly ScratchFolder _folder = new();
    private readonly ImapSink _mailbox = new() { Certificate = SmtpCertificate.SelfSigned() };
    private TestSite _site = null!;

    private static CancellationToken Cancel => TestSite.Cancel;

    public async ValueTask InitializeAsync() => _site = await StartAsync(_mailbox);

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _mailbox.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Report_OfALetterThatCameBack_CountsOnceAndIsPutAway()
    {
        var (ana, letter) = await SentAsync();
        _mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To));

        var first = await ReadAsync();
        var second = await ReadAsync();

        Assert.Equal("Cartas devueltas por su dirección: 1. Devueltas por otra razón: 0. Demoradas: 0.", first.Sentence);
        Assert.Equal("Cartas devueltas por su dirección: 0. Devueltas por otra razón: 0. Demoradas: 0.", second.Sentence);
        Assert.Equal([(ana, 1)], await BouncesAsync());
        Assert.Empty(_mailbox.Inbox);
        Assert.True(Assert.Single(_mailbox.Read).IsSeen);
        var row = Assert.Single(await _site.RemindersAsync(ana));
        Assert.Equal((ReminderState.Failed, "El servidor de correo devolvió la carta (5.1.1)."), (row.State, row.LastError));
    }

    // As when the server had refused it at once.
    [Fact]
    public async Task Report_OfWhatPeopleCountOn_PutsItOnTheCallListWhereOneCouldCall()
    {
        var (ana, letter) = await SentAsync(phone: "300 123 4567");
        _mailbox.Put(DeliveryReportSamples.Gmail(letter.MessageId.ToString("N"), letter.To));

        await ReadAsync();

        var row = Assert.Single(await _site.RemindersAsync(ana));
        Assert.Equal((ReminderState.Listed, CallChannel.ChannelId), (row.State, row.Channel));
    }

    [Fact]
    public async Task Address_ThatGivesBackThreeLetters_IsLeftAlone()
    {
        var (ana, _) = await SentAsync();
        await CancelACafeAsync(ana);
        await CancelACafeAsync(ana);
        foreach (var letter in _site.Post.Letters)
            _mailbox.Put(DeliveryReportSamples.Exchange(letter.MessageId.ToString("N"), letter.To));
        await ReadAsync();

        await CancelACafeAsync(ana);

        Assert.Equal([(ana, 3)], await BouncesAsync());
        Assert.Equal(3, _site.Post.Letters.Count);
    }

    [Fact]
    public async Task Reports_ThatTellOneLetterTwice_CountOnce()
    {
        var (ana, letter) = await SentAsync();
        _mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To));
        _mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To, status: "5.2.1"));
        _mailbox.Put(DeliveryReportSamples.Exchange(letter.MessageId.ToString("N"), letter.To));

        await ReadAsync();

        Assert.Equal([(ana, 1)], await BouncesAsync());
        Assert.Equal(3, _mailbox.Read.Count);
    }

    // Killed, or cut off, after the count was committed.
    [Theory]
    [InlineData("UID STORE")]
    [InlineData("UID MOVE")]
    public async Task Report_CountedButNotPutAway_IsNotCountedAgain(string lost)
    {
        var (ana, letter) = await SentAsync();
        _mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To));
        _mailbox.Answer = command => command.StartsWith(lost, StringComparison.Ordinal) ? "DROP" : null;
        var cut = await ReadAsync();
        var after = await BouncesAsync();

        _mailbox.Answer = _ => null;
        await ReadAsync();

        Assert.True(cut.HasFailed);
        Assert.Equal([(ana, 1)], after);
        Assert.Equal([(ana, 1)], await BouncesAsync());
        Assert.DoesNotContain(_mailbox.Inbox, m => !m.IsSeen);
    }

    [Fact]
    public async Task Reading_ByTwoAtOnce_CountsEachLetterOnce()
    {
        var people = new List<PersonId>();
        for (var i = 0; i < 6; i++)
            people.Add((await SentAsync()).Person);
        foreach (var letter in _site.Post.Letters)
            _mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To));

        await Task.WhenAll(ReadAsync(), ReadAsync());
        await ReadAsync();

        Assert.Equal(people.Select(p => (p, 1)).Order(), (await BouncesAsync()).Order());
        Assert.Empty(_mailbox.Inbox);
    }

    // First late, then given up.
    [Fact]
    public async Task Report_OfALetterThatWasLateBefore_Counts()
    {
        var (ana, letter) = await SentAsync();
        _mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To, "delayed", "4.4.1"));
        await ReadAsync();
        _mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To));

        await ReadAsync();

        Assert.Equal([(ana, 1)], await BouncesAsync());
    }

    private Task<TestSite> StartAsync(ImapSink mailbox, params (string Key, string? Value)[] settings) =>
        ReminderBuilder.StartAsync([
            ("Mail:Inbox:Host", "localhost"),
            ("Mail:Inbox:Port", mailbox.Port.ToString(CultureInfo.InvariantCulture)),
            ("Mail:Inbox:User", "buzon"),
            ("Mail:Inbox:Password", "secreta"),
            .. settings.Any(s => s.Key == "Mail:Authority")
                ? Array.Empty<(string, string)>()
                : [("Mail:Authority", _folder.AuthorityFile(mailbox.Certificate))],
            .. settings.Where(s => s.Value is not null).Select(s => (s.Key, s.Value!)),
        ]);

    private Task<(PersonId Person, EmailMessage Letter)> SentAsync(string? phone = null) => SentAsync(_site, phone);

    /// <summary>Somebody who was told by letter that a café is off.</summary>
    private static async Task<(PersonId Person, EmailMessage Letter)> SentAsync(TestSite site, string? phone = null)
    {
        var person = await site.PersonAsync(allows: false, phone: phone);
        await CancelACafeAsync(site, person);
        return (person, site.Post.Letters.Last());
    }

    private Task CancelACafeAsync(PersonId person) => CancelACafeAsync(_site, person);

    private static async Task CancelACafeAsync(TestSite site, PersonId person)
    {
        var cafe = await site.GatheringAsync(site.Now.AddDays(20));
        await site.ReserveAsync(cafe, person);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await site.CancelAsync(cafe);
        await site.PlanAndSendAsync();
    }

    private Task<(string? Sentence, bool HasFailed)> ReadAsync() => ReadAsync(_site);

    private static async Task<(string? Sentence, bool HasFailed)> ReadAsync(TestSite site)
    {
        var report = new JobReport();
        await site.WithAsync(
            async (IServiceProvider services) =>
            {
                await ActivatorUtilities.CreateInstance<BounceReadingJob>(services).RunAsync(report, Cancel);
                return true;
            }
        );
        return (report.Sentence, report.HasFailed);
    }

    private Task<List<(PersonId Person, int Count)>> BouncesAsync() =>
        _site.AskAsync(async db => (await db.AddressBounces.ToListAsync(Cancel)).ConvertAll(b => (b.PersonId, b.Count)));
}
