using Microsoft.Extensions.Options;
using MimeKit;
using UsmeAprende.Data;

namespace UsmeAprende.Mail;

/// <summary>Leaves each letter as an <c>.eml</c> file (RFC 5322) in the data folder, where no mail server is configured.</summary>
public sealed class FolderEmailSender(IOptions<DataOptions> data, IOptions<MailOptions> mail, TimeProvider clock) : IEmailSender
{
    public IEmailSession OpenSession() => new FolderEmailSession(this);

    public void DeleteForOwner(Guid owner)
    {
        if (!Directory.Exists(data.Value.Mail))
            return;

        // The second are those that were being written when the site was killed.
        foreach (var pattern in (string[])[$"{owner:N}-*.eml", $".{owner:N}-*"])
        foreach (var letter in Directory.EnumerateFiles(data.Value.Mail, pattern))
            File.Delete(letter);
    }

    private async Task<EmailSendResult> WriteFileAsync(EmailMessage letter, CancellationToken cancel)
    {
        if (!MimeMessageWriter.TryWrite(letter, mail.Value, clock.GetUtcNow(), out var message))
            return EmailSendResult.Permanent(MailFailureReason.AddressInvalid);
        var folder = PrivateFolder.Create(data.Value.Mail).FullName;
        var name = $"{letter.Owner:N}-{Guid.CreateVersion7():N}";
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
        public Task<EmailSendResult> SendAsync(EmailMessage letter, CancellationToken cancel) => mailer.WriteFileAsync(letter, cancel);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
