using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Reminders.Sending;

namespace UsmeAprende.Web.Tests.Reminders;

/// <summary>
/// The sending half of the programme in a process of its own, at a decent hour of Bogotá whatever the hour is, so that it can be killed.
/// </summary>
internal static class SendingChild
{
    public const string Command = "send-reminders";

    /// <summary>Sends all that is due and ends.</summary>
    public static async Task<int> RunAsync(string folder, string port)
    {
        await using var services = Services(folder, int.Parse(port, CultureInfo.InvariantCulture), Hour());
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ReminderSender>().SendDueAsync(CancellationToken.None);
        return 0;
    }

    /// <summary>The library over a folder, its mail going to a server on this machine.</summary>
    public static ServiceProvider Services(string folder, int port, TimeProvider clock)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Data:Folder"] = folder,
                    ["Jobs:Storage"] = "Memory",
                    ["Courses:Folder"] = SourceRepository.Courses,
                    ["Site:Url"] = "https://aprende.example",
                    ["Mail:Host"] = "127.0.0.1",
                    ["Mail:Port"] = port.ToString(CultureInfo.InvariantCulture),
                    ["Mail:Security"] = "None",
                }
            )
            .Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddUsmeAprende(configuration);
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        return services.BuildServiceProvider(validateScopes: true);
    }

    // Two hours after the scenario has planned.
    private static FakeClock Hour()
    {
        var clock = new FakeClock();
        clock.Advance(SendingKillScenario.UntilDue);
        return clock;
    }
}
