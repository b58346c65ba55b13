using Microsoft.Extensions.Options;
using MimeKit;
using UsmeAprende.Data;

namespace UsmeAprende.Mail;

/// <summary>Used without a mail server: leaves each e-mail as an <c>.eml</c> file (RFC 5322) in the data folder.</summary>
public sealed class FolderEmailSender(IOptions<DataOptions> data, IOptions<MailOptions> mail, TimeProvider clock) : IEmailSender
{
    public IEmailSession OpenSession() => new FolderEmailSession(this);

    public void DeleteForOwner(PersonId owner)
    {
        if (!Directory.Exists(data.Value.Mail))
            return;

        // The second pattern is of files that were being written when the site was killed.
        foreach (var pattern in (string[])[$"{owner:N}-*.eml", $".{owner:N}-*"])
        foreach (var email in Directory.EnumerateFiles(data.Value.Mail, pattern))
            File.Delete(email);
    }

    private async Task<EmailSendResult> WriteFileAsync(EmailMessage email, CancellationToken cancel)
    {
        if (!MimeMessageWriter.TryWrite(email, mail.Value, clock.GetUtcNow(), out var message))
            return EmailSendResult.Permanent(MailFailureReason.AddressInvalid);
        var folder = PrivateFolder.Create(data.Value.Mail).FullName;
        var name = $"{email.Owner:N}-{Guid.CreateVersion7():N}";
        var begun = Path.Combine(folder, $".{name}");
        using (message)
        {
            var format = FormatOptions.Default.Clone();
            (format.NewLineFormat, format.International) = (NewLineFormat.Dos, MimeMessageWriter.IsInternational(message));
            try
            {
                await message.WriteToAsync(format, begun, cancel);
                File.Move(begun, Path.Combine(folder, $"{name}.eml"));
            }
            finally
            {
                File.Delete(begun);
            }
        }
        return EmailSendResult.Accepted;
    }

    private sealed class FolderEmailSession(FolderEmailSender mailer) : IEmailSession
    {
        public Task<EmailSendResult> SendAsync(EmailMessage email, CancellationToken cancel) => mailer.WriteFileAsync(email, cancel);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
