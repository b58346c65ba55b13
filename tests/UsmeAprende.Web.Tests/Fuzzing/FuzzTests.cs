using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using UsmeAprende.Demo;

namespace UsmeAprende.Web.Tests.Fuzzing;

public sealed class FuzzTests
{
    // Small enough for each run; the drill sends a hundred times as many, from another seed each time.
    private const int Requests = 500;

    [Fact]
    public async Task Site_SentSpoiltRequestsByEachRole_FailsAtNone()
    {
        await using var scenario = new FuzzScenario(FuzzScenario.Seed(11));

        var failures = await scenario.RunAsync(Requests, TestContext.Current.CancellationToken);

        Assert.True(failures.Length == 0, failures);
    }
}

/// <summary>
/// Sends requests that no browser would, as anonymous and as each role, to a site full of demo data, and lists those it failed at: answered
/// 5xx, or logged an error.
/// </summary>
public sealed partial class FuzzScenario(int seed) : IAsyncDisposable
{
    private const int BetweenSignIns = 200;
    private const int MostTold = 20;

    private readonly CapturedLog _log = new(LogLevel.Error);
    private readonly Random _random = new(seed);
    private SiteHost _site = null!;

    /// <summary>Ends a session, which another request must not have to find out.</summary>
    private static readonly string[] Endings = ["/salir", "/mi-cuenta/borrar", "/mi-cuenta/seguridad/cerrar"];

    /// <summary>From the environment, to run one again; otherwise as given.</summary>
    public static int Seed(int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable("FUZZ_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed)
            ? seed
            : otherwise;

    /// <returns>What failed, with the requests; empty when nothing did.</returns>
    public async Task<string> RunAsync(int requests, CancellationToken cancel)
    {
        _site = new SiteHost { Environment = "Development", Log = _log }
            .With("Jobs:Enabled", "false")
            .With("Logging:LogLevel:Default", "Error")
            .With("Logging:LogLevel:Microsoft.AspNetCore", "Error")
            .With("People:TriesPerAddress", "10000")
            .With("People:TriesPerAddressAndMinute", "10000");
        await _site.InitializeAsync();
        var visitors = new List<(FuzzVisitor Visitor, FuzzRequestMaker Maker)>();
        foreach (var account in DemoPeople.Accounts.Cast<string?>().Prepend(null))
        {
            var visitor = new FuzzVisitor(_site.Server, account ?? "anonymous", account);
            await visitor.SignInAsync(cancel);
            var home = await visitor.SendAsync(new FuzzRequest("GET", "/mi-cuenta"), cancel);
            var person = PersonId.TryParse(PersonOfPage().Match(home.Text).Groups[1].Value, out var id) ? id : PersonId.New();
            visitors.Add(
                (
                    visitor,
                    new FuzzRequestMaker(
                        _random,
                        await FuzzHarvest.CollectAsync(visitor, _site.Services, cancel),
                        person,
                        DemoAttendance.Today
                    )
                )
            );
        }

        var failures = new Dictionary<string, string>();
        for (var n = 0; n < requests && failures.Count < MostTold; n++)
        {
            if (n % BetweenSignIns == 0)
                foreach (var (visitor, _) in visitors)
                    await visitor.SignInAsync(cancel);
            var (who, maker) = visitors[_random.Next(visitors.Count)];
            var request = maker.Next();
            if (Endings.Contains(request.Path) && _random.Next(20) > 0)
                continue;
            if (await FaultAsync(who, request, cancel) is { } fault)
                failures.TryAdd(fault, $"#{n} {who.Name}: {request}\n    {fault}");
        }
        return failures.Count == 0 ? "" : $"Seed {seed}, {failures.Count} kinds of failures:\n{string.Join('\n', failures.Values)}";
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task<string?> FaultAsync(FuzzVisitor who, FuzzRequest request, CancellationToken cancel)
    {
        var before = _log.Said.Count;
        string? answer;
        try
        {
            var given = await who.SendAsync(request, cancel);
            answer = given.Status >= 500 ? $"answered {given.Status}" : null;
        }
        catch (Exception unhandled) when (unhandled is not OperationCanceledException)
        {
            answer = $"threw {unhandled.GetType().Name}: {unhandled.Message}";
        }
        var said = string.Join(
            "\n    ",
            _log.Said.Skip(before).Select(line => string.Join("\n      ", line.Split('\n').Take(14).Select(l => l.TrimEnd())))
        );
        return answer is null && said.Length == 0 ? null : $"{answer} {said}";
    }

    [GeneratedRegex("data-person=\"([0-9a-f-]+)\"")]
    private static partial Regex PersonOfPage();
}
