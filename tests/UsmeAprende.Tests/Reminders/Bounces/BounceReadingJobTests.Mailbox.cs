using UsmeAprende.Tests.Mail;

namespace UsmeAprende.Tests.Reminders.Bounces;

// What the mailbox itself may be like.
public sealed partial class BounceReadingJobTests
{
    [Theory]
    [InlineData("UIDPLUS", 0, 1)]
    [InlineData("", 1, 0)]
    public async Task Mailbox_ThatCannotMove_KeepsOneCopyOfTheReportAsRead(string offers, int inbox, int read)
    {
        await using var mailbox = new ImapSink { Certificate = SmtpCertificate.SelfSigned(), Offers = offers };
        await using var site = await StartAsync(mailbox);
        var (_, letter) = await SentAsync(site);
        mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To));

        await ReadAsync(site);

        Assert.Equal((inbox, read), (mailbox.Inbox.Count, mailbox.Read.Count));
        Assert.All(mailbox.Inbox.Concat(mailbox.Read), m => Assert.True(m.IsSeen));
    }

    [Fact]
    public async Task Mailbox_WhereNoFolderMayBeMade_KeepsTheReportAsRead()
    {
        var (ana, letter) = await SentAsync();
        _mailbox.Put(DeliveryReportSamples.Postfix(letter.MessageId.ToString("N"), letter.To));
        _mailbox.Answer = command => command.StartsWith("CREATE", StringComparison.Ordinal) ? "NO not here" : null;

        await ReadAsync();
        await ReadAsync();

        Assert.True(Assert.Single(_mailbox.Inbox).IsSeen);
        Assert.Equal([(ana, 1)], await BouncesAsync());
    }

    [Fact]
    public async Task Mailbox_ReachedByStartTls_IsRead()
    {
        await using var mailbox = new ImapSink { Certificate = SmtpCertificate.SelfSigned(), IsStartTls = true };
        await using var site = await StartAsync(mailbox, ("Mail:Inbox:Security", "StartTls"));

        Assert.False((await ReadAsync(site)).HasFailed);
        Assert.Equal(["PLAIN buzon secreta"], mailbox.SignIns);
    }

    [Fact]
    public async Task Mailbox_WithAToken_IsRead()
    {
        await using var desk = await OAuthTokenServer.OpenAsync();
        await using var site = await StartAsync(
            _mailbox,
            ("Mail:OAuth:TokenEndpoint", desk.Options.TokenEndpoint!.AbsoluteUri),
            ("Mail:OAuth:ClientId", "usme"),
            ("Mail:OAuth:ClientSecret", "s")
        );

        Assert.False((await ReadAsync(site)).HasFailed);
        Assert.Equal(["XOAUTH2 user=buzon auth=Bearer ficha-1"], _mailbox.SignIns);
    }

    [Theory]
    [InlineData("AUTHENTICATE", "NO [AUTHENTICATIONFAILED] wrong", "no acepta el usuario y la clave")]
    [InlineData("CAPABILITY", "DROP", "No hubo conexión con el servidor de correo")]
    [InlineData("SELECT", "NO not now", "pide volver más tarde")]
    [InlineData("UID SEARCH", "BAD what", "pide volver más tarde")]
    [InlineData("UID FETCH", "DROP", "No hubo conexión con el servidor de correo")]
    public async Task Mailbox_ThatRefuses_FailsTheJobAndSaysWhy(string command, string answer, string why)
    {
        _mailbox.Put(DeliveryReportSamples.Holiday("x", "ana@ejemplo.co"));
        // A name and password are shown both ways.
        _mailbox.Answer = said =>
            said.Replace("LOGIN ", "AUTHENTICATE ", StringComparison.Ordinal).StartsWith(command, StringComparison.Ordinal) ? answer : null;

        var run = await ReadAsync();

        Assert.True(run.HasFailed);
        Assert.Contains(why, run.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INBOX", true)]
    [InlineData("Otra", false)]
    public async Task Folder_ThatIsNotThereOrMayNotBeChanged_FailsTheJobAndSaysWhy(string folder, bool isReadOnly)
    {
        await using var site = await StartAsync(_mailbox, ("Mail:Inbox:Folder", folder));
        _mailbox.IsReadOnly = isReadOnly;

        Assert.Contains("La carpeta del buzón no existe o no se puede cambiar", (await ReadAsync(site)).Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CAPABILITY")]
    [InlineData("AUTHENTICATE")]
    [InlineData("SELECT")]
    [InlineData("UID FETCH")]
    public async Task Mailbox_ThatStopsAnswering_IsGivenUpInTime(string stallsAt)
    {
        await using var site = await StartAsync(_mailbox, ("Mail:Timeout", "1"));
        _mailbox.Put(DeliveryReportSamples.Holiday("x", "ana@ejemplo.co"));
        _mailbox.StallsAt = stallsAt;

        var run = await ReadAsync(site);

        Assert.True(run.HasFailed);
        Assert.Contains("no respondió a tiempo", run.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mailbox_ThatNobodyVouchesFor_IsTakenForNobodys()
    {
        await using var site = await StartAsync(_mailbox, ("Mail:Authority", null));

        var run = await ReadAsync(site);

        Assert.Contains("no ofrece un cifrado en el que se pueda confiar", run.Sentence, StringComparison.Ordinal);
        Assert.Empty(_mailbox.SignIns);
    }

    [Fact]
    public async Task Mailbox_ThatIsNotConfigured_IsSaid()
    {
        await using var site = await ReminderBuilder.StartAsync();

        var run = await ReadAsync(site);

        Assert.StartsWith("No hay buzón configurado", run.Sentence, StringComparison.Ordinal);
        Assert.False(run.HasFailed);
    }
}
