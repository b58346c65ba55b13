using System.Text;
using Microsoft.Extensions.Options;
using UsmeAprende.Data;
using UsmeAprende.Mail;

namespace UsmeAprende.Tests.Mail;

public sealed class PickupFolderMailerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;

    [Fact]
    public async Task Letter_WithAccents_IsARightMessageInAFileOfItsOwn()
    {
        var ana = Guid.CreateVersion7();

        await Mailer().SendAsync(Letter(ana), TestContext.Current.CancellationToken);

        var raw = File.ReadAllText(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "mail")).Single());
        var headers = raw[..raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        var body = Encoding.UTF8.GetString(Convert.FromBase64String(raw[headers.Length..].Replace("\r\n", "", StringComparison.Ordinal)));
        Assert.True(Ascii.IsValid(raw));
        Assert.Contains("To: ana@ejemplo.co", headers, StringComparison.Ordinal);
        Assert.Contains("Subject: =?utf-8?", headers, StringComparison.Ordinal);
        Assert.Contains("charset=utf-8", headers, StringComparison.Ordinal);
        Assert.All(raw.Split("\r\n"), line => Assert.True(line.Length <= 998));
        Assert.Equal("Señora Ñañez:\nsu código es 1234 5678.", body);
    }

    [Fact]
    public async Task Letters_OfSomeoneErased_AreThrownAwayAndOthersStay()
    {
        var ana = Guid.CreateVersion7();
        var rosa = Guid.CreateVersion7();
        await Mailer().SendAsync(Letter(ana), TestContext.Current.CancellationToken);
        await Mailer().SendAsync(Letter(rosa), TestContext.Current.CancellationToken);

        // R30: killed while writing.
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "mail", $".{ana:N}-0")).FullName, "x.eml"), "ana@ejemplo.co");

        Mailer().Forget(ana);

        Assert.StartsWith($"{rosa:N}", Path.GetFileName(Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "mail")).Single()), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private PickupFolderMailer Mailer() => new(Options.Create(new DataOptions { Folder = _folder }), Options.Create(new MailOptions()));

    private static Letter Letter(Guid owner) => new()
    {
        Owner = owner,
        To = "ana@ejemplo.co",
        Subject = "Confirme su dirección, señora Ñañez",
        Text = "Señora Ñañez:\nsu código es 1234 5678.",
    };
}
