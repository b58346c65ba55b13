using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.People;
using UsmeAprende.People.Identity;
using UsmeAprende.People.Privacy;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Planning;

namespace UsmeAprende.Web.Tests.Reminders;

/// <summary>
/// R27: whoever sends 500 reminders, a process of its own, is killed while it does, and another goes on with what is left.
/// </summary>
public sealed class SendingKillScenario : IAsyncDisposable
{
    public static readonly TimeSpan UntilDue = TimeSpan.FromHours(2);

    private const int Messages = 500;

    private readonly string _folder = Directory.CreateTempSubdirectory("usme-").FullName;
    private readonly SmtpSink _server;
    private TaskCompletionSource _reached = new();
    private int _taken;
    private int _until;

    public SendingKillScenario() => _server = new SmtpSink { Answer = Count };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>
    /// Kills at the given moments, told in letters accepted since the last start. Every letter is accepted at least once, and no more of
    /// them again than were under way at each kill.
    /// </summary>
    public async Task RunAsync(params int[] moments)
    {
        await using var services = SendingChild.Services(_folder, _server.Port, new FakeClock());
        await PlanAsync(services);

        foreach (var moment in moments)
        {
            (_until, _reached) = (_taken + moment, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            using var sender = Start();
            await Task.WhenAny(_reached.Task, sender.WaitForExitAsync(Cancel));
            sender.Kill();
            await sender.WaitForExitAsync(Cancel);
            await EndLeasesAsync(services);
        }
        using var last = Start();
        await last.WaitForExitAsync(Cancel);

        var accepted = _server.Deliveries.CountBy(d => d.MessageId).ToDictionary();
        Assert.Equal(Messages, accepted.Count);
        Assert.InRange(accepted.Values.Sum(times => times - 1), 0, moments.Length * new ReminderOptions().InFlight);
        Assert.All(await StatesAsync(services), state => Assert.Equal(ReminderState.Sent, state));
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task PlanAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<UsmeDb>();
        await db.Database.MigrateAsync(Cancel);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        for (var i = 0; i < Messages; i++)
        {
            var person = new Person { CreatedAt = now };
            Assert.True(PersonName.TryParse("Ana Lucía", out var name, out _));
            Assert.True(PersonEmailAddress.TryParse($"persona{i}@ejemplo.co", out var address, out _));
            person.Rename(name, name);
            var email = PersonIdentifier.CreateClaimed(person.Id, address, now);
            email.Verify(now, null);
            person.Identifiers.Add(email);
            db.AddRange(
                person,
                new ConsentRecord
                {
                    PersonId = person.Id,
                    Purpose = ConsentPurpose.Reminders,
                    Given = true,
                    DecidedAt = now,
                }
            );
        }
        await db.SaveChangesAsync(Cancel);
        Assert.Equal(Messages, await scope.ServiceProvider.GetRequiredService<ReminderPlanner>().PlanAsync(Cancel));
    }

    // Between the letter's last line and the server's word that it is kept: the worst moment there is.
    private string? Count(string said)
    {
        if (said == "." && Interlocked.Increment(ref _taken) >= _until)
            _reached.TrySetResult();
        return null;
    }

    private Process Start() =>
        Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [
                    Path.Combine(AppContext.BaseDirectory, "UsmeAprende.Web.Tests.dll"),
                    SendingChild.Command,
                    _folder,
                    _server.Port.ToString(CultureInfo.InvariantCulture),
                ]
            )
        )!;

    // The dead sender's leases would run for ten minutes more.
    private static async Task EndLeasesAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope
            .ServiceProvider.GetRequiredService<UsmeDb>()
            .Reminders.Where(r => r.LeasedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.LeasedUntil, DateTime.UnixEpoch), Cancel);
    }

    private static async Task<List<ReminderState>> StatesAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<UsmeDb>().Reminders.Select(r => r.State).ToListAsync(Cancel);
    }
}
