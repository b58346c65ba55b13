using System.Globalization;
using System.Text;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// Public pages beside bare Kestrel: answers a second, and the processor that an answer costs, which a busy machine changes less.
/// Short, for trying a change of theirs.
/// </summary>
internal static class PublicPageBenchmark
{
    private const int Rounds = 7;
    private const int Connections = 32;
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static async Task<string> RunAsync(string folder, string lesson)
    {
        await using var site = await StartBenchmark.OpenSiteAsync(folder);
        var report = new StringBuilder(
            "| answer | answers/s | bare Kestrel/s | ratio | processor | bare | ratio |\n|---|---:|---:|---:|---:|---:|---:|\n"
        );
        foreach (var (name, path) in new[] { ("home", "/"), ("lesson", lesson) })
            report.Append(await CompareAsync(site, name, HttpLoad.Request("GET", path, site.Address)));
        report.Append(CultureInfo.InvariantCulture, $"\nWorking set after the run: {site.WorkingSet / 1048576} MB.\n");
        return report.ToString();
    }

    private static async Task<string> CompareAsync(ChildServer site, string name, byte[] request)
    {
        var warm = await HttpLoad.RunAsync(site.Address, Connections, WarmUp, _ => () => request);
        await using var bare = await ChildServer.StartAsync(
            AppContext.BaseDirectory,
            port => ["dotnet", "UsmeAprende.Benchmarks.dll", "bare", $"{port}", $"{warm.Bytes}"],
            "/"
        );
        var bareRequest = HttpLoad.Request("GET", "/", bare.Address);
        await HttpLoad.RunAsync(bare.Address, Connections, WarmUp, _ => () => bareRequest);

        // In turns, so that the machine's moods fall on both.
        var ours = new List<(double PerSecond, double Cost)>();
        var theirs = new List<(double PerSecond, double Cost)>();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await MeasureAsync(site, request));
            theirs.Add(await MeasureAsync(bare, bareRequest));
        }

        var (own, yardstick) = (Median(ours, r => r.PerSecond), Median(theirs, r => r.PerSecond));
        var (cost, least) = (Median(ours, r => r.Cost), Median(theirs, r => r.Cost));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {own:N0} | {yardstick:N0} | {own / yardstick:P0} | {cost:0.0} µs | {least:0.0} µs | {least / cost:P0} |\n"
        );
    }

    private static async Task<(double PerSecond, double Cost)> MeasureAsync(ChildServer server, byte[] request)
    {
        var before = server.Processor;
        var load = await HttpLoad.RunAsync(server.Address, Connections, Stretch, _ => () => request);
        return (load.PerSecond, (server.Processor - before).TotalMicroseconds / (load.PerSecond * Stretch.TotalSeconds));
    }

    private static double Median(List<(double, double)> runs, Func<(double PerSecond, double Cost), double> figure) =>
        runs.Select(figure).Order().ElementAt(runs.Count / 2);
}
