using System.Text;
using Microsoft.Extensions.Options;
using MimeKit;
using UsmeAprende.Data;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

public sealed class FolderEmailSenderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;

    [Fact]
    public async Task Letter_WithAccents_IsARightMessageInAFileOfItsOwn()
    {
        var ana = PersonId.New();

        await Mailer().SendAsync(Letter(ana), TestContext.Current.CancellationToken);

        var raw = File.ReadAllText(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "mail")).Single());
        var message = MimeMessage.Load(new MemoryStream(Encoding.ASCII.GetBytes(raw)), TestContext.Current.CancellationToken);
        Assert.True(Ascii.IsValid(raw));
        Assert.Equal("ana@ejemplo.co", Assert.Single(message.To.Mailboxes).Address);
        Assert.Equal("Confirme su dirección, señora Ñañez", message.Subject);
        Assert.All(raw.Split("\r\n"), line => Assert.True(line.Length <= 998 && !line.Contains('\n', StringComparison.Ordinal)));
        Assert.Equal("Señora Ñañez:\nsu código es 1234 5678.", message.TextBody!.ReplaceLineEndings("\n").TrimEnd());
    }

    [Fact]
    public async Task Letters_OfSomeoneErased_AreThrownAwayAndOthersStay()
    {
        var ana = PersonId.New();
        var rosa = PersonId.New();
        await Mailer().SendAsync(Letter(ana), TestContext.Current.CancellationToken);
        await Mailer().SendAsync(Letter(rosa), TestContext.Current.CancellationToken);

        // R30: killed while writing.
        File.WriteAllText(Path.Combine(_folder, "mail", $".{ana:N}-0"), "ana@ejemplo.co");

        Mailer().DeleteForOwner(ana);

        Assert.StartsWith(
            $"{rosa:N}",
            Path.GetFileName(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "mail")).Single()),
            StringComparison.Ordinal
        );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private FolderEmailSender Mailer() =>
        new(Options.Create(new DataOptions { Folder = _folder }), Options.Create(new MailOptions()), new FakeClock());

    private static EmailMessage Letter(PersonId owner) =>
        new()
        {
            Owner = owner,
            To = "ana@ejemplo.co",
            Subject = "Confirme su dirección, señora Ñañez",
            Text = "Señora Ñañez:\nsu código es 1234 5678.",
        };
}
