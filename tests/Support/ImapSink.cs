using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace UsmeAprende.Testing;

/// <summary>
/// A mailbox on this machine (IMAP4rev1), as much of it as a reader of reports needs, that errs where a test tells it to.
/// </summary>
public sealed class ImapSink : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentQueue<string> _signIns = new();
    private readonly Task _accepting;
    private uint _uid;

    public ImapSink()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Encrypts from the first byte with it, or by STARTTLS where told.</summary>
    public required X509Certificate2 Certificate { get; init; }

    public bool IsStartTls { get; init; }

    /// <summary>Lets nobody mark anything.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>What it can do beyond the least.</summary>
    public string Offers { get; init; } = "UIDPLUS MOVE";

    /// <summary>
    /// Its answer to a command without its tag, such as <c>NO try later</c>; <c>DROP</c> hangs up; null for the usual one.
    /// </summary>
    public Func<string, string?> Answer { get; set; } = _ => null;

    /// <summary>How a command begins that it never answers.</summary>
    public string? StallsAt { get; set; }

    /// <summary>By name, as servers write it.</summary>
    public Dictionary<string, List<ImapMessage>> Folders { get; } = new() { ["INBOX"] = [] };

    public IReadOnlyList<ImapMessage> Inbox => Folders["INBOX"];

    /// <summary>Where reports go that were counted.</summary>
    public IReadOnlyList<ImapMessage> Read => Folders.GetValueOrDefault("Le&AO0-dos") ?? [];

    public IReadOnlyCollection<string> Commands => _commands;

    public IReadOnlyCollection<string> SignIns => _signIns;

    internal CancellationToken Closing => _closing.Token;

    public ImapMessage Put(string text) => Put(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\r\n")));

    public ImapMessage Put(byte[] text)
    {
        var message = new ImapMessage(++_uid, text);
        Folders["INBOX"].Add(message);
        return message;
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _accepting;
        _listener.Stop();
        await Task.WhenAll(_talks);
        _closing.Dispose();
    }

    internal void Hear(string command) => _commands.Enqueue(command);

    internal void HearSignIn(string said) => _signIns.Enqueue(said);

    internal ImapMessage Copy(ImapMessage message) =>
        new(++_uid, message.Text) { Flags = new HashSet<string>(message.Flags, StringComparer.OrdinalIgnoreCase) };

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _talks.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            try
            {
                if (IsStartTls && !await new ImapConversation(this, client.GetStream()).RunAsync(greets: true))
                    return;
                await using var encrypted = new SslStream(client.GetStream());
                await encrypted.AuthenticateAsServerAsync(
                    new SslServerAuthenticationOptions { ServerCertificate = Certificate },
                    _closing.Token
                );
                await new ImapConversation(this, encrypted).RunAsync(greets: !IsStartTls);
            }
            catch (Exception ended)
                when (ended is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The other end hung up, or the test is over.
            }
        }
    }
}

/// <summary>A message in a mailbox.</summary>
public sealed class ImapMessage(uint uid, byte[] text)
{
    public uint Uid { get; } = uid;

    public byte[] Text { get; } = text;

    public HashSet<string> Flags { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsSeen => Flags.Contains(@"\Seen");
}
