using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.People;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>R11: the real door, with a crowd before it.</summary>
public sealed class CrowdedSignInTests
{
    private const int Crowd = 200;
    private const int Claimants = 5;

    [Fact]
    public async Task RightPassword_BehindTwoHundredStrangersFromManyAddresses_IsLookedAtAmongTheFirst()
    {
        using var hasher = new GatedHasher();
        await using var site = new SiteHost();
        using var ana = new BrowserVisit(site);
        var document = BrowserVisit.NewDocument();
        await ana.SignUpAsync(document);
        await using var gated = site.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<Person>>(hasher))
        );
        var server = gated.Server;
        hasher.Close();

        var strangers = Enumerable.Range(0, Crowd).Select(n => SendAsync(server, $"10.{n}.0.1", "1", "adivinanza")).ToList();
        var turnedAway = Crowd - PasswordAdmissionControl.MostWaiting - Environment.ProcessorCount;
        await UntilAsync(strangers, turnedAway);
        var right = SendAsync(server, "203.0.113.9", document, BrowserVisit.Password);
        await UntilAsync(strangers, turnedAway + 1); // One of them gave its place up.
        await hasher.StepUntilTriedAsync(BrowserVisit.Password);
        hasher.Open();
        var entered = await right;
        var statuses = await Task.WhenAll(strangers);

        Assert.Equal(StatusCodes.Status302Found, entered);
        Assert.All(
            statuses,
            status => Assert.Contains(status, new[] { StatusCodes.Status400BadRequest, StatusCodes.Status429TooManyRequests })
        );
        Assert.Equal(turnedAway + 1, statuses.Count(status => status == StatusCodes.Status429TooManyRequests));
        Assert.InRange(hasher.TriesBefore(BrowserVisit.Password), 0, (4 + (4 * Environment.ProcessorCount)) * Claimants);
    }

    [Fact]
    public async Task Network_OfIpv6_HasNoMoreTriesAtOnceThanOneAddress()
    {
        await using var site = new SiteHost().With("People:TriesPerAddress", "20").With("People:TriesPerAddressAndMinute", "1");
        await site.InitializeAsync();

        var statuses = new List<int>();
        for (var n = 0; n < 40; n++)
            statuses.Add(await SendAsync(site.Server, $"2001:db8:1:{n:x}::1", "", ""));

        Assert.DoesNotContain(StatusCodes.Status429TooManyRequests, statuses.Take(20));
        Assert.Contains(StatusCodes.Status429TooManyRequests, statuses);
        Assert.NotEqual(StatusCodes.Status429TooManyRequests, await SendAsync(site.Server, "2001:db8:2::1", "", ""));
    }

    private static async Task UntilAsync(List<Task<int>> answers, int many)
    {
        while (answers.Count(answer => answer.IsCompleted) < many)
            await Task.WhenAny(answers.Where(answer => !answer.IsCompleted)).WaitAsync(BrowserVisit.Cancel);
    }

    private static async Task<int> SendAsync(TestServer server, string from, string identifier, string password)
    {
        var body = await new FormUrlEncodedContent([new("Identifier", identifier), new("Password", password)]).ReadAsByteArrayAsync(
            BrowserVisit.Cancel
        );
        var answer = await server.SendAsync(
            http =>
            {
                http.Connection.RemoteIpAddress = IPAddress.Parse(from);
                http.Request.Method = HttpMethods.Post;
                http.Request.Path = "/entrar";
                http.Request.Headers["Sec-Fetch-Site"] = "same-origin";
                http.Request.ContentType = "application/x-www-form-urlencoded";
                http.Request.ContentLength = body.Length;
                http.Request.Body = new MemoryStream(body);
            },
            BrowserVisit.Cancel
        );
        return answer.Response.StatusCode;
    }

    /// <summary>Hashes that nobody can finish until the gate is opened; notes in which order passwords were looked at.</summary>
    private sealed class GatedHasher : IPasswordHasher<Person>, IDisposable
    {
        private readonly PasswordHasher<Person> _hasher = new(
            Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1 })
        );
        private readonly SemaphoreSlim _gate = new(0);
        private readonly SemaphoreSlim _arrived = new(0);
        private readonly List<string> _tried = [];
        private volatile bool _isOpen = true;

        public void Close() => _isOpen = false;

        public void Open()
        {
            _isOpen = true;
            _gate.Release(Environment.ProcessorCount);
        }

        /// <summary>
        /// Lets one try through at a time, when all that have a turn are here: the order is that of the turns, however busy the machine is.
        /// </summary>
        public async Task StepUntilTriedAsync(string password)
        {
            for (var turn = 0; turn < Environment.ProcessorCount; turn++)
                await _arrived.WaitAsync(BrowserVisit.Cancel);
            while (TriesBefore(password) < 0)
            {
                _gate.Release();
                await _arrived.WaitAsync(BrowserVisit.Cancel);
            }
        }

        public void Dispose()
        {
            _gate.Dispose();
            _arrived.Dispose();
        }

        public int TriesBefore(string password)
        {
            lock (_tried)
                return _tried.IndexOf(password);
        }

        public string HashPassword(Person user, string password) => _hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
        {
            if (!_isOpen)
            {
                _arrived.Release();
                _gate.Wait(BrowserVisit.Cancel);
            }
            lock (_tried)
                _tried.Add(providedPassword);
            return _hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
