using System.Net.Security;
using System.Text;

namespace UsmeAprende.Testing;

/// <summary>The server's part of one conversation.</summary>
internal sealed class SmtpConversation(SmtpSink sink, Stream stream, bool isEncrypted)
{
    private string _from = "";
    private List<string> _to = [];
    private int _letters;

    public async Task RunAsync(bool greets)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        if (greets)
        {
            if (sink.StallsAt == "CONNECT")
                await sink.StallAsync();
            await SayAsync(sink.Answer("CONNECT") ?? "220 sink");
        }
        while (await reader.ReadLineAsync(sink.Closing) is { } line)
        {
            sink.Hear(line);
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            if (sink.StallsAt == verb)
                await sink.StallAsync();
            if (sink.Answer(line) is { } answer)
            {
                await SayAsync(answer);
            }
            else if (verb == "STARTTLS" && sink.Certificate is not null)
            {
                await SayAsync("220 go on");
                await EncryptAsync(greets: false);
                return;
            }
            else if (!await AnswerAsync(verb, line, reader))
            {
                return;
            }
        }
    }

    public async Task EncryptAsync(bool greets)
    {
        await using var encrypted = new SslStream(stream);
        await encrypted.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = sink.Certificate },
            sink.Closing
        );
        await new SmtpConversation(sink, encrypted, isEncrypted: true).RunAsync(greets);
    }

    private async Task<bool> AnswerAsync(string verb, string line, StreamReader reader)
    {
        switch (verb)
        {
            case "EHLO":
                await SayAsync(string.Join("\r\n", Offers()));
                return true;
            case "AUTH":
                await SignInAsync(line.Split(' '), reader);
                return true;
            case "MAIL":
                (_from, _to) = (line, []);
                await SayAsync("250 ok");
                return true;
            case "RCPT":
                _to.Add(line);
                await SayAsync("250 ok");
                return true;
            case "DATA":
                await SayAsync("354 go on");
                return await TakeLetterAsync(reader) && ++_letters < sink.LettersAConnection;
            case "QUIT":
                await SayAsync("221 bye");
                return false;
            default:
                await SayAsync("250 ok");
                return true;
        }
    }

    private IEnumerable<string> Offers()
    {
        yield return "250-sink";
        if (sink is { Certificate: not null, IsTls: false } && !isEncrypted)
            yield return "250-STARTTLS";
        if (sink.OffersSignIn)
            yield return "250-AUTH PLAIN XOAUTH2";
        if (sink.OffersInternational)
            yield return "250-SMTPUTF8";
        yield return "250 8BITMIME";
    }

    private async Task SignInAsync(string[] words, StreamReader reader)
    {
        if (words.Length < 3)
            await SayAsync("334 ");
        var said = words.Length < 3 ? await reader.ReadLineAsync(sink.Closing) ?? "" : words[2];
        sink.HearSignIn(
            $"{words[1]} {Encoding.UTF8.GetString(Convert.FromBase64String(said)).Replace('\0', ' ').Replace('\u0001', ' ').Trim()}"
        );
        await SayAsync("235 welcome");
    }

    private async Task<bool> TakeLetterAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(sink.Closing) is { } line)
        {
            if (sink.DropsInData)
                return false;
            if (line == ".")
            {
                if (sink.StallsAt == ".")
                    await sink.StallAsync();
                var answer = sink.Answer(".") ?? "250 kept";
                if (answer.StartsWith('2'))
                    sink.Keep(new SmtpDelivery(_from, _to, text.ToString(), isEncrypted));
                if (sink.DropsAfterData)
                    return false;
                await SayAsync(answer);
                return true;
            }
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }
        return false;
    }

    private async Task SayAsync(string answer) => await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), sink.Closing);
}
