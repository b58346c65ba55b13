using System.Text;
using System.Text.RegularExpressions;

namespace UsmeAprende.Testing;

/// <summary>The mailbox's part of one conversation (RFC 3501, 4315, 6851).</summary>
internal sealed partial class ImapConversation(ImapSink sink, Stream stream)
{
    // Conversations at once see one mailbox.
    private static readonly Lock One = new();

    private List<ImapMessage> _folder = [];

    private string Access => sink.IsReadOnly ? "READ-ONLY" : "READ-WRITE";

    /// <returns>Whether the other end wants to go on encrypted.</returns>
    public async Task<bool> RunAsync(bool greets)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        if (greets)
            await SayAsync("* OK ready");
        while (await reader.ReadLineAsync(sink.Closing) is { } line)
        {
            var (tag, command) = (
                line[..line.IndexOf(' ', StringComparison.Ordinal)],
                line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]
            );
            sink.Hear(command);
            if (sink.StallsAt is { } stalls && command.StartsWith(stalls, StringComparison.Ordinal))
                await Task.Delay(Timeout.Infinite, sink.Closing);
            if (sink.Answer(command) is { } answer)
            {
                if (answer == "DROP")
                    return false;
                await SayAsync($"{tag} {answer}");
                continue;
            }
            if (command.StartsWith("AUTHENTICATE", StringComparison.Ordinal))
                await SignInAsync(command.Split(' '), reader);
            else
                foreach (var said in Answers(command))
                    await stream.WriteAsync(said, sink.Closing);
            await SayAsync($"{tag} OK {(command.StartsWith("SELECT", StringComparison.Ordinal) ? $"[{Access}] " : "")}done");
            if (command == "STARTTLS")
                return true;
            if (command == "LOGOUT")
                return false;
        }
        return false;
    }

    private async Task SignInAsync(string[] words, StreamReader reader)
    {
        if (words.Length < 3)
            await SayAsync("+ ");
        var said = words.Length < 3 ? await reader.ReadLineAsync(sink.Closing) ?? "" : words[2];
        sink.HearSignIn(
            $"{words[1]} {Encoding.UTF8.GetString(Convert.FromBase64String(said)).Replace('\0', ' ').Replace('\u0001', ' ').Trim()}"
        );
    }

    private List<byte[]> Answers(string command)
    {
        lock (One)
        {
            var words = Word().Matches(command).Select(m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Value).ToArray();
            return [.. Answers(command, words[0] == "UID" ? words[1..] : words)];
        }
    }

    private IEnumerable<byte[]> Answers(string command, string[] words)
    {
        switch (words[0])
        {
            case "CAPABILITY":
                yield return Line(
                    $"* CAPABILITY IMAP4rev1 {(sink.IsStartTls ? "STARTTLS " : "")}SASL-IR AUTH=PLAIN AUTH=XOAUTH2 {sink.Offers}".TrimEnd()
                );
                break;
            case "LOGIN":
                sink.HearSignIn($"LOGIN {words[1]} {words[2]}");
                break;
            case "LIST" when words[2].Length == 0:
                yield return Line("""* LIST (\Noselect) "/" "" """.TrimEnd());
                break;
            case "LIST":
                foreach (var name in sink.Folders.Keys.Where(n => words[2] is "%" or "*" || n == words[2]))
                    yield return Line($"* LIST () \"/\" \"{name}\"");
                break;
            case "CREATE":
                sink.Folders[words[1]] = [];
                break;
            case "SELECT" when sink.Folders.ContainsKey(words[1]):
                _folder = sink.Folders[words[1]];
                string[] state =
                [
                    @"* FLAGS (\Seen \Deleted)",
                    $"* {_folder.Count} EXISTS",
                    "* 0 RECENT",
                    "* OK [UIDVALIDITY 1] once",
                    "* OK [UIDNEXT 1000] next",
                    @"* OK [PERMANENTFLAGS (\Seen \Deleted)] all",
                ];
                foreach (var said in state)
                    yield return Line(said);
                break;
            case "SEARCH":
                yield return Line($"* SEARCH {string.Join(' ', _folder.Where(m => !m.IsSeen).Select(m => m.Uid))}".TrimEnd());
                break;
            case "FETCH":
                foreach (var message in Named(words[1]))
                    yield return Fetched(message, command);
                break;
            case "STORE":
                foreach (var message in Named(words[1]))
                    Store(message, words[2], command);
                break;
            case "COPY":
                sink.Folders[words[2]].AddRange(Named(words[1]).Select(sink.Copy));
                break;
            case "MOVE":
                sink.Folders[words[2]].AddRange(Named(words[1]).Select(sink.Copy));
                foreach (var said in Expunge(Named(words[1])))
                    yield return said;
                break;
            case "EXPUNGE":
                foreach (var said in Expunge([.. _folder.Where(m => m.Flags.Contains(@"\Deleted"))]))
                    yield return said;
                break;
            case "LOGOUT":
                yield return Line("* BYE");
                break;
        }
    }

    private List<ImapMessage> Named(string set) =>
        [
            .. set.Split(',')
                .SelectMany(part =>
                {
                    var ends = part.Split(':').Select(uint.Parse).Order().ToArray();
                    return _folder.Where(m => m.Uid >= ends[0] && m.Uid <= ends[^1]);
                }),
        ];

    private byte[] Fetched(ImapMessage message, string command)
    {
        var isHeader = command.Contains("HEADER.FIELDS", StringComparison.Ordinal);
        byte[] body = isHeader ? Encoding.UTF8.GetBytes(Type(message)) : message.Text;
        var section = isHeader ? $"RFC822.SIZE {message.Text.Length} BODY[HEADER.FIELDS (CONTENT-TYPE)]" : "BODY[]";
        return
        [
            .. Encoding.ASCII.GetBytes($"* {_folder.IndexOf(message) + 1} FETCH (UID {message.Uid} {section} {{{body.Length}}}\r\n"),
            .. body,
            .. ")\r\n"u8,
        ];
    }

    /// <summary>That header alone, with the empty line that ends it.</summary>
    private static string Type(ImapMessage message) =>
        ContentType().Match(Encoding.Latin1.GetString(message.Text).Split("\r\n\r\n")[0] + "\r\n").Value + "\r\n";

    private static void Store(ImapMessage message, string how, string command)
    {
        foreach (Match flag in Flag().Matches(command))
            if (how.StartsWith('-'))
                message.Flags.Remove(flag.Value);
            else
                message.Flags.Add(flag.Value);
    }

    private IEnumerable<byte[]> Expunge(List<ImapMessage> gone)
    {
        foreach (var message in gone)
        {
            var number = _folder.IndexOf(message) + 1;
            _folder.Remove(message);
            yield return Line($"* {number} EXPUNGE");
        }
    }

    private static byte[] Line(string text) => Encoding.ASCII.GetBytes(text + "\r\n");

    private async Task SayAsync(string text) => await stream.WriteAsync(Line(text), sink.Closing);

    [GeneratedRegex(
        """
            "(?<quoted>[^"]*)"|\S+
            """,
        RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Word();

    [GeneratedRegex(@"\\\w+")]
    private static partial Regex Flag();

    [GeneratedRegex(@"^Content-Type:.*\r\n([ \t].*\r\n)*", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex ContentType();
}
