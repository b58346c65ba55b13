using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Mail;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders;
using UsmeAprende.Tests.Mail;

namespace UsmeAprende.Tests.Reminders.Bounces;

/// <summary>Reports that count against nobody.</summary>
public sealed partial class BounceReadingJobTests
{
    [Theory]
    [InlineData("delayed", "4.4.1", ReminderState.Sent)]
    [InlineData("failed", "4.4.7", ReminderState.Failed)]
    [InlineData("failed", "5.7.1", ReminderState.Failed)]
    [InlineData("delivered", "2.0.0", ReminderState.Sent)]
    public async Task Report_ThatSaysNothingAgainstTheAddress_IsPutAwayUncounted(string action, string status, ReminderState state)
    {
        var (ana, letter) = await SentAsync();
        _mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To, action, status));

        await ReadAsync();

        Assert.Empty(await BouncesAsync());
        Assert.Equal(state, Assert.Single(await _site.RemindersAsync(ana)).State);
        Assert.Single(_mailbox.Read);
    }

    // Whoever forges one knows at most the letters that they were sent themselves.
    [Fact]
    public async Task Report_AboutALetterOrAReaderThatWasNot_IsLeftUnreadAndUncounted()
    {
        var (_, anas) = await SentAsync();
        var (_, rosas) = await SentAsync();
        string[] others =
        [
            DeliveryReportSamples.Postfix(Guid.CreateVersion7().ToString("N"), anas.To),
            DeliveryReportSamples.Postfix(rosas.MessageId.ToString("N"), anas.To),
            DeliveryReportSamples.Postfix(rosas.MessageId.ToString("N"), "nadie@ejemplo.co", original: anas.To),
            DeliveryReportSamples.Holiday(anas.MessageId.ToString("N"), anas.To),
            $"Content-Type: multipart/report; boundary=x\n\n--x\n{DeliveryReportSamples.Holiday(anas.MessageId.ToString("N"), anas.To)}",
            "Content-Type: multipart/report\n\nroto",
            "",
        ];
        foreach (var text in others)
            _mailbox.Put(text);

        var run = await ReadAsync();

        Assert.Empty(await BouncesAsync());
        Assert.Equal(others.Length, _mailbox.Inbox.Count(m => !m.IsSeen));
        Assert.Contains(
            "Informes que se dejaron sin leer: 3; no son de un aviso de este sitio, o son de un código",
            run.Sentence,
            StringComparison.Ordinal
        );
        Assert.False(run.HasFailed);
    }

    // R30
    [Fact]
    public async Task Report_AboutSomebodyErased_IsLeftAndNothingOfThemComesBack()
    {
        var (ana, letter) = await SentAsync();
        await _site.WithAsync((PersonErasure erasure) => erasure.EraseAsync(ana, Cancel));
        _mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To));

        await ReadAsync();

        Assert.Empty(await BouncesAsync());
        Assert.False(Assert.Single(_mailbox.Inbox).IsSeen);
    }

    // The letter is tried again, its first acceptance having been lost on the way: it must not count twice.
    [Fact]
    public async Task Report_OfALetterStillOnItsWay_WaitsForWhatBecomesOfThat()
    {
        _site.Post.Answer = _ => EmailSendResult.Transient(MailFailureReason.ConnectionFailed);
        var ana = await _site.PersonAsync(allows: false);
        await CancelACafeAsync(ana);
        var row = Assert.Single(await _site.RemindersAsync(ana));
        _mailbox.Put(DeliveryReportSamples.Postfix(row.Id.ToString("N"), "persona1@ejemplo.co"));
        await ReadAsync();
        var early = (Bounces: await BouncesAsync(), Unread: _mailbox.Inbox.Count(m => !m.IsSeen));

        _site.Post.Answer = _ => EmailSendResult.Accepted;
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await _site.SendAsync();
        await ReadAsync();

        Assert.Empty(early.Bounces);
        Assert.Equal(1, early.Unread);
        Assert.Equal([(ana, 1)], await BouncesAsync());
    }
}
