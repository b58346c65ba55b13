using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.People.Identity;
using UsmeAprende.Reminders;
using UsmeAprende.Reminders.Planning;
using UsmeAprende.Reminders.Sending;
using UsmeAprende.Testing;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// What reminders cost: looking at everybody, and handing letters to a mail server on this machine by the site's own sender and mailer.
/// </summary>
internal sealed class ReminderBenchmark(ServiceProvider services, SmtpSink server, int people)
{
    private const int Letters = 2_000;

    // Enough that connections are kept as on the site, and few enough that the last run ends near the last letter counted.
    private const string MostARun = "400";

    public static async Task<string> RunAsync(string folder, int people)
    {
        await using var server = new SmtpSink();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Data:Folder"] = folder,
                    ["Jobs:Storage"] = "Memory",
                    ["Courses:Folder"] = SourceRepository.Courses,
                    ["Site:Url"] = "https://aprende.example",
                    ["Mail:Host"] = "127.0.0.1",
                    ["Mail:Port"] = server.Port.ToString(CultureInfo.InvariantCulture),
                    ["Mail:Security"] = "None",
                    ["Reminders:MostARun"] = MostARun,
                }
            )
            .Build();

        // It stands still on a working day at ten in Bogotá: at another hour nothing would be sent.
        var collection = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new FakeClock()).AddUsmeAprende(configuration);
        collection.AddDataProtection().UseEphemeralDataProtectionProvider();
        await using var services = collection.BuildServiceProvider();
        await WithAsync(services, (UsmeDb db) => db.Database.EnsureCreatedAsync());
        return await new ReminderBenchmark(services, server, people).MeasureAsync();
    }

    private async Task<string> MeasureAsync()
    {
        await new ReminderTown(services).SeedAsync(people);
        var (first, planned) = await TimeAsync(PlanAsync);
        var (again, _) = await TimeAsync(PlanAsync);
        await LeaveThoseWithEmailAsync();
        var processor = Environment.CpuUsage.TotalTime;
        var (sending, said) = await TimeAsync(SendAsync);
        processor = Environment.CpuUsage.TotalTime - processor;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Planning over {people:N0} people: {first.TotalSeconds:0.00} s with {planned:N0} reminders new, {again.TotalSeconds:0.00} s with none.
            Sending: {server.Deliveries.Count:N0} letters in {sending.TotalSeconds:0.0} s ({server.Deliveries.Count
                / sending.TotalSeconds:0} a second) on {server.Connections} connections, {processor.TotalSeconds:0.0} s of processor, the server's own included; {said:N0} reminders decided.
            """
        );
    }

    private Task<int> PlanAsync() => WithAsync(services, (ReminderPlanner planner) => planner.PlanAsync(CancellationToken.None));

    // The others' go to the inbox and the call list: what is measured is letters.
    private Task<int> LeaveThoseWithEmailAsync() =>
        WithAsync(
            services,
            (UsmeDb db) =>
                db
                    .Reminders.Where(r =>
                        !db.People.Any(p =>
                            (PersonId)p.SurvivorId == r.PersonId
                            && p.Identifiers.Any(i => i.Kind == IdentifierKind.Email && i.VerifiedAt != null)
                        )
                    )
                    .ExecuteDeleteAsync()
        );

    private async Task<int> SendAsync()
    {
        while (server.Deliveries.Count < Letters)
        {
            var run = await WithAsync(services, (ReminderSender sender) => sender.SendDueAsync(CancellationToken.None));
            if (run.Accepted == 0 || run.Failed > 0)
                throw new InvalidOperationException($"Too few people for {Letters} letters, or a fault: {run}");
        }
        return await WithAsync(services, (UsmeDb db) => db.Reminders.CountAsync(r => r.State != ReminderState.Waiting));
    }

    private static async Task<(TimeSpan Took, T Result)> TimeAsync<T>(Func<Task<T>> work)
    {
        var watch = Stopwatch.StartNew();
        var result = await work();
        return (watch.Elapsed, result);
    }

    private static async Task<TResult> WithAsync<TService, TResult>(ServiceProvider services, Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }
}
