using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace UsmeAprende.Testing;

/// <summary>A mail server on this machine that keeps what it is sent, and errs where a test tells it to.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly ConcurrentQueue<SmtpDelivery> _deliveries = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _accepting;
    private int _connections;

    /// <param name="port">Any free one where none is given.</param>
    public SmtpSink(int port = 0)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Its answer to a command (<c>RCPT TO:…</c>, <c>DATA</c>; <c>.</c> for the end of a letter), or null for the usual one.</summary>
    public Func<string, string?> Answer { get; init; } = _ => null;

    /// <summary>Offers STARTTLS with it.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Asks for name and password.</summary>
    public bool OffersSignIn { get; init; }

    /// <summary>Hangs up in the middle of a letter.</summary>
    public bool DropsInData { get; set; }

    /// <summary>Keeps a letter, and hangs up before saying so.</summary>
    public bool DropsAfterData { get; set; }

    /// <summary>The command it never answers.</summary>
    public string? StallsAt { get; set; }

    /// <summary>Done once it has been asked for something that it does not answer.</summary>
    public Task Stalled => _stalled.Task;

    /// <summary>The letters accepted.</summary>
    public IReadOnlyCollection<SmtpDelivery> Deliveries => _deliveries;

    /// <summary>Every line said to it outside letters.</summary>
    public IReadOnlyCollection<string> Commands => _commands;

    public int Connections => _connections;

    public async ValueTask DisposeAsync()
    {
        if (_accepting.IsCompleted)
            return;
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_talks);
        _closing.Dispose();
    }

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
        Interlocked.Increment(ref _connections);
        using (client)
        {
            client.NoDelay = true;
            try
            {
                using var talk = new Talk(this, client.GetStream(), isEncrypted: false);
                await talk.RunAsync(greets: true);
            }
            catch (Exception ended) when (ended is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The other end hung up, or the test is over.
            }
        }
    }

    private sealed class Talk(SmtpSink sink, Stream stream, bool isEncrypted) : IDisposable
    {
        private readonly StreamReader _reader = new(stream, Encoding.Latin1, leaveOpen: true);
        private string _from = "";
        private List<string> _to = [];

        public void Dispose() => _reader.Dispose();

        public async Task RunAsync(bool greets)
        {
            if (greets)
                await SayAsync("220 sink");
            while (await _reader.ReadLineAsync(sink._closing.Token) is { } line)
            {
                sink._commands.Enqueue(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                if (sink.StallsAt == verb)
                {
                    sink._stalled.TrySetResult();
                    await Task.Delay(Timeout.Infinite, sink._closing.Token);
                }
                if (sink.Answer(line) is { } answer)
                    await SayAsync(answer);
                else if (verb == "STARTTLS" && sink.Certificate is { } certificate)
                {
                    await EncryptAsync(certificate);
                    return;
                }
                else if (!await AnswerAsync(verb, line))
                    return;
            }
        }

        private async Task<bool> AnswerAsync(string verb, string line)
        {
            switch (verb)
            {
                case "EHLO":
                    await SayAsync(string.Join("\r\n", (string[])["250-sink", .. sink.Certificate is not null && !isEncrypted ? ["250-STARTTLS"] : Array.Empty<string>(), .. sink.OffersSignIn ? ["250-AUTH LOGIN"] : Array.Empty<string>(), "250 8BITMIME"]));
                    return true;
                case "AUTH":
                    await SayAsync("334 UGFzc3dvcmQ6");
                    sink._commands.Enqueue(await _reader.ReadLineAsync(sink._closing.Token) ?? "");
                    await SayAsync("235 welcome");
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
                    return await TakeLetterAsync();
                case "QUIT":
                    await SayAsync("221 bye");
                    return false;
                default:
                    await SayAsync("250 ok");
                    return true;
            }
        }

        private async Task<bool> TakeLetterAsync()
        {
            var text = new StringBuilder();
            while (await _reader.ReadLineAsync(sink._closing.Token) is { } line)
            {
                if (sink.DropsInData)
                    return false;
                if (line == ".")
                {
                    var answer = sink.Answer(".") ?? "250 kept";
                    if (answer.StartsWith('2'))
                        sink._deliveries.Enqueue(new SmtpDelivery(_from, _to, text.ToString(), isEncrypted));
                    if (sink.DropsAfterData)
                        return false;
                    await SayAsync(answer);
                    return true;
                }
                text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            }
            return false;
        }

        private async Task EncryptAsync(X509Certificate2 certificate)
        {
            await SayAsync("220 go on");
            await using var encrypted = new SslStream(stream);
            await encrypted.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, sink._closing.Token);
            using var talk = new Talk(sink, encrypted, isEncrypted: true);
            await talk.RunAsync(greets: false);
        }

        private async Task SayAsync(string answer) => await stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), sink._closing.Token);
    }
}
