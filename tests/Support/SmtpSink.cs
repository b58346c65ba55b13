using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace UsmeAprende.Testing;

/// <summary>A mail server on this machine that keeps what it is sent, and errs where a test tells it to.</summary>
public sealed class SmtpSink : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly ConcurrentQueue<SmtpDelivery> _deliveries = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentQueue<string> _signIns = new();
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

    /// <summary>
    /// Its answer to a command (<c>RCPT TO:…</c>, <c>DATA</c>; <c>.</c> for the end of a letter, <c>CONNECT</c> for the greeting), or null
    /// for the usual one.
    /// </summary>
    public Func<string, string?> Answer { get; init; } = _ => null;

    /// <summary>Offers STARTTLS with it.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Encrypts from the first byte instead.</summary>
    public bool IsTls { get; init; }

    /// <summary>Lets people sign in, with a password or a token.</summary>
    public bool OffersSignIn { get; init; }

    /// <summary>Takes addresses beyond ASCII (RFC 6531).</summary>
    public bool OffersInternational { get; init; }

    /// <summary>Ends a connection after so many letters, as large hosts do.</summary>
    public int LettersAConnection { get; init; } = int.MaxValue;

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

    /// <summary>What each who signed in said: <c>PLAIN usme secreta</c>, <c>XOAUTH2 user=…</c>.</summary>
    public IReadOnlyCollection<string> SignIns => _signIns;

    /// <summary>Every line said to it outside letters.</summary>
    public IReadOnlyCollection<string> Commands => _commands;

    public int Connections => _connections;

    internal CancellationToken Closing => _closing.Token;

    public async ValueTask DisposeAsync()
    {
        if (_accepting.IsCompleted)
            return;
        await _closing.CancelAsync();
        await _accepting;
        _listener.Stop();
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
                if (IsTls)
                    await new SmtpConversation(this, client.GetStream(), isEncrypted: false).EncryptAsync(greets: true);
                else
                    await new SmtpConversation(this, client.GetStream(), isEncrypted: false).RunAsync(greets: true);
            }
            catch (Exception ended)
                when (ended is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
            {
                // The other end hung up, or the test is over.
            }
        }
    }

    internal void Hear(string line) => _commands.Enqueue(line);

    internal void HearSignIn(string said) => _signIns.Enqueue(said);

    internal void Keep(SmtpDelivery delivery) => _deliveries.Enqueue(delivery);

    internal Task StallAsync()
    {
        _stalled.TrySetResult();
        return Task.Delay(Timeout.Infinite, Closing);
    }
}

/// <summary>A letter as the mail server got it.</summary>
public sealed record SmtpDelivery(string From, IReadOnlyList<string> To, string Text, bool IsEncrypted)
{
    /// <summary>The header's whole line.</summary>
    public string MessageId => $"Message-ID: <{Message.MessageId}>";

    /// <summary>As a mail programme reads it.</summary>
    public MimeMessage Message => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(Text)));
}

/// <summary>A certificate that nobody vouches for, unless a test does.</summary>
public static class SmtpCertificate
{
    public static X509Certificate2 SelfSigned(string name = "localhost", int lastYear = 2060)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, new DateTimeOffset(lastYear, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
