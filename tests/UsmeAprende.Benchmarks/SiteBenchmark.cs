using System.Globalization;
using System.Text;

namespace UsmeAprende.Benchmarks;

/// <summary>The site's pages beside a bare Kestrel endpoint of the same number of bytes, in one run, in turns.</summary>
internal static class SiteBenchmark
{
    private const int Rounds = 5;
    private const int Connections = 32;
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public static async Task<string> RunAsync(string folder)
    {
        await using var site = await ChildServer.StartAsync(Path.Combine(folder, "site"),
            port => ["dotnet", "UsmeAprende.Web.dll", "--urls", $"http://127.0.0.1:{port}", "--environment", "Production", "--Data:Folder", Path.Combine(folder, "data"), "--Learning:DailyQuota", "100000000"],
            "/");
        var table = new StringBuilder("| page | bytes | answers/s | bare Kestrel/s | ratio | p95 |\n|---|---:|---:|---:|---:|---:|\n");
        foreach (var (name, path) in new[] { ("home", "/"), ("lesson", "/") })
            table.Append(await CompareAsync(site, name, HttpLoad.Request("GET", path, site.Address)));
        table.Append(CultureInfo.InvariantCulture, $"\nStart of the published site to its first answer: {site.Start.TotalSeconds:0.00} s. Working set after the run: {site.WorkingSet / 1048576} MB.\n");
        return table.ToString();
    }

    private static async Task<string> CompareAsync(ChildServer site, string name, byte[] request)
    {
        var warm = await HttpLoad.RunAsync(site.Address, Connections, WarmUp, _ => () => request);
        await using var bare = await ChildServer.StartAsync(AppContext.BaseDirectory,
            port => ["dotnet", "UsmeAprende.Benchmarks.dll", "bare", $"{port}", $"{warm.Bytes}"], "/");
        var bareRequest = HttpLoad.Request("GET", "/", bare.Address);
        await HttpLoad.RunAsync(bare.Address, Connections, WarmUp, _ => () => bareRequest);

        // In turns, so that the machine's moods fall on both.
        var ours = new List<LoadResult>();
        var theirs = new List<LoadResult>();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await HttpLoad.RunAsync(site.Address, Connections, Stretch, _ => () => request));
            theirs.Add(await HttpLoad.RunAsync(bare.Address, Connections, Stretch, _ => () => bareRequest));
        }

        var (own, yardstick) = (Median(ours), Median(theirs));
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {own.Bytes:N0} | {own.PerSecond:N0} | {yardstick.PerSecond:N0} | {own.PerSecond / yardstick.PerSecond:0.000} | {own.P95.TotalMilliseconds:0.0} ms |\n");
    }

    private static LoadResult Median(List<LoadResult> results) => results.OrderBy(r => r.PerSecond).ElementAt(results.Count / 2);
}
