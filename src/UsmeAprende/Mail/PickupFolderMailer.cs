using System.Net.Mail;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Mail;

/// <summary>Leaves each letter as an <c>.eml</c> file (RFC 5322) in the data folder, where no mail server is configured.</summary>
public sealed class PickupFolderMailer(IOptions<DataOptions> data, IOptions<MailOptions> mail) : IMailer
{
    public IMailSession Open() => new Session(this);

    public void Forget(Guid owner)
    {
        if (!Directory.Exists(data.Value.Mail))
            return;
        foreach (var letter in Directory.EnumerateFiles(data.Value.Mail, $"{owner:N}-*.eml"))
            File.Delete(letter);

        // A letter that was being written when the site was killed.
        foreach (var desk in Directory.EnumerateDirectories(data.Value.Mail, $".{owner:N}-*"))
            Directory.Delete(desk, recursive: true);
    }

    private async Task<MailOutcome> LeaveAsync(Letter letter, CancellationToken cancel)
    {
        if (!Envelope.TryWrite(letter, mail.Value, out var message))
            return MailOutcome.Permanent(MailReason.AddressInvalid);
        var name = $"{letter.Owner:N}-{Guid.CreateVersion7():N}";

        // The framework's client chooses the file's name itself, so it writes into a folder of its own and the finished file is moved.
        var desk = PrivateFolder.Create(Path.Combine(data.Value.Mail, $".{name}"));
        using (message)
        {
            try
            {
                using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = desk.FullName };
                await client.SendMailAsync(message, cancel);
                desk.EnumerateFiles().Single().MoveTo(Path.Combine(data.Value.Mail, $"{name}.eml"));
            }
            finally
            {
                desk.Delete(recursive: true);
            }
        }
        return MailOutcome.Accepted;
    }

    private sealed class Session(PickupFolderMailer mailer) : IMailSession
    {
        public Task<MailOutcome> SendAsync(Letter letter, CancellationToken cancel) => mailer.LeaveAsync(letter, cancel);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
