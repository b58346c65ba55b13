using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;

namespace UsmeAprende.Mail;

/// <summary>Leaves each letter as an <c>.eml</c> file (RFC 5322) in the data folder, where no mail server is configured.</summary>
public sealed class PickupFolderMailer(IOptions<DataOptions> data, IOptions<MailOptions> mail) : IMailer
{
    public async Task SendAsync(Letter letter, CancellationToken cancel)
    {
        var name = $"{letter.Owner:N}-{Guid.CreateVersion7():N}";

        // The framework's client chooses the file's name itself, so it writes into a folder of its own and the finished file is moved.
        var desk = PrivateFolder.Create(Path.Combine(data.Value.Mail, $".{name}"));
        try
        {
            using var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = desk.FullName };
            using var message = new MailMessage(new MailAddress(mail.Value.From, mail.Value.FromName, Encoding.UTF8), new MailAddress(letter.To))
            {
                Subject = letter.Subject,
                SubjectEncoding = Encoding.UTF8,
                Body = letter.Text,
                BodyEncoding = Encoding.UTF8,
                BodyTransferEncoding = System.Net.Mime.TransferEncoding.Base64,
            };
            await client.SendMailAsync(message, cancel);
            desk.EnumerateFiles().Single().MoveTo(Path.Combine(data.Value.Mail, $"{name}.eml"));
        }
        finally
        {
            desk.Delete(recursive: true);
        }
    }

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
}
