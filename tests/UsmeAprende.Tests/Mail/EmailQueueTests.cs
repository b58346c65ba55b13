using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Mail;
using UsmeAprende.Tests.Data;

namespace UsmeAprende.Tests.Mail;

/// <summary>Letters that somebody waits for, on their way to a mail server on this machine that errs.</summary>
public class EmailQueueTests : IAsyncLifetime
{
    private const string Code = "1234 5678";

    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;
    private readonly FakeClock _clock = new();
    private SmtpSink _server = new();
    private ServiceProvider _services = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DateTime Now => _clock.GetUtcNow().UtcDateTime;

    public async ValueTask InitializeAsync()
    {
        _services = Services(new EphemeralDataProtectionProvider());
        await WithAsync((UsmeDb db) => db.Database.EnsureCreatedAsync(Cancel));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        TestDatabase.Drop(_folder);
    }

    [Fact]
    public async Task Letters_HandedOverBySeveralAtOnce_ArriveOnceEachAndLeaveNothing()
    {
        for (var i = 0; i < 30; i++)
            await PutAsync();

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SendAsync()));

        Assert.Equal(30, runs.Sum(r => r.Accepted));
        Assert.Equal(30, _server.Deliveries.Select(d => d.MessageId).Distinct().Count());
        Assert.Equal(30, _server.Deliveries.Count);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Letter_WhileItWaits_CannotBeReadInTheDatabase()
    {
        TestDatabase.RequireFile();
        await PutAsync();

        await WithAsync((UsmeDb db) => db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", Cancel));
        var stored = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(_folder, "usme.db"), Cancel));

        Assert.Contains("WaitingLetters", stored, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, stored, StringComparison.Ordinal);
        Assert.DoesNotContain("ana@ejemplo.co", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Server_ThatIsNotThere_GetsTheSameLetterWhenItIsBack()
    {
        await PutAsync();
        var port = _server.Port;
        await _server.DisposeAsync();

        var dead = await SendAsync();
        var early = await SendAsync();
        _server = new SmtpSink(port);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var back = await SendAsync();

        Assert.Equal(new EmailQueueResult(0, 1, MailFailureReason.ConnectionFailed), dead);
        Assert.Equal(new EmailQueueResult(0, 0, null), early);
        Assert.Equal(new EmailQueueResult(1, 0, null), back);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Letter_NobodyTakesUntilItIsOfNoUse_IsThrownAway()
    {
        await _server.DisposeAsync();
        await PutAsync(TimeSpan.FromMinutes(15));

        var tries = 0;
        for (var minute = 0; minute <= 15; minute++, _clock.Advance(TimeSpan.FromMinutes(1)))
            tries += (await SendAsync()).Failed;

        // At once, after one minute and after five more; half an hour later nobody could use it.
        Assert.Equal(3, tries);
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Letter_RefusedForGood_IsNotTriedAgain()
    {
        await _server.DisposeAsync();
        _server = new SmtpSink(_server.Port)
        {
            Answer = line => line.StartsWith("RCPT", StringComparison.Ordinal) ? "550 no such user" : null,
        };
        await PutAsync();

        Assert.Equal(new EmailQueueResult(0, 1, MailFailureReason.RecipientRefused), await SendAsync());
        Assert.Empty(await WaitingAsync());
    }

    [Fact]
    public async Task Letter_WhoseBearerDied_IsTakenByTheNextWhenTheLeaseEnds()
    {
        _server.StallsAt = "DATA";
        await PutAsync();
        using var dying = new CancellationTokenSource();
        var first = WithAsync((EmailQueue post) => post.SendDueAsync(dying.Token));
        await _server.Stalled.WaitAsync(Cancel);

        // Not noted, as if the process were gone.
        var early = await SendAsync();
        _clock.Advance(TimeSpan.FromMinutes(3));
        _server.StallsAt = null;
        var late = await SendAsync();
        await dying.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);

        Assert.Equal((0, 1), (early.Accepted, late.Accepted));
        Assert.Single(_server.Deliveries);
    }

    [Fact]
    public async Task Letter_WhoseKeyIsGone_IsGivenUpAndSaysWhy()
    {
        await PutAsync();
        await _services.DisposeAsync();
        _services = Services(new EphemeralDataProtectionProvider());

        Assert.Equal(new EmailQueueResult(0, 1, MailFailureReason.Unreadable), await SendAsync());
        Assert.Empty(await WaitingAsync());
    }

    private ServiceProvider Services(IDataProtectionProvider protection)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Data:Folder"] = _folder,
                    ["Jobs:Storage"] = "Memory",
                    ["Mail:Host"] = "127.0.0.1",
                    ["Mail:Port"] = _server.Port.ToString(CultureInfo.InvariantCulture),
                    ["Mail:Security"] = "None",
                }
            )
            .AddInMemoryCollection(TestDatabase.SettingsFor(_folder).Select(s => KeyValuePair.Create(s.Key, (string?)s.Value)))
            .Build();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(_clock)
            .AddUsmeAprende(configuration)
            .AddDatabaseTestServices()
            .AddSingleton(protection);
        return services.BuildServiceProvider(validateScopes: true);
    }

    private async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private async Task PutAsync(TimeSpan? useful = null)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        await db.WriteAsync(
            () =>
            {
                var letter = new EmailMessage
                {
                    Owner = PersonId.New(),
                    To = "ana@ejemplo.co",
                    Subject = "Su código",
                    Text = $"Su código es {Code}.",
                };
                scope.ServiceProvider.GetRequiredService<EmailQueue>().Enqueue(letter, Now + (useful ?? TimeSpan.FromHours(24)));
                return Task.CompletedTask;
            },
            Cancel
        );
    }

    private Task<EmailQueueResult> SendAsync() => WithAsync((EmailQueue post) => post.SendDueAsync(Cancel));

    private Task<List<WaitingEmail>> WaitingAsync() => WithAsync((UsmeDb db) => db.WaitingLetters.AsNoTracking().ToListAsync(Cancel));
}
