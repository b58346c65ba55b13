using System.Globalization;
using System.Text;

namespace UsmeAprende.Benchmarks;

/// <summary>The site's pages beside a bare Kestrel endpoint of the same number of bytes, in one run, in turns.</summary>
internal static class SiteBenchmark
{
    private const int Rounds = 5;
    private const int Connections = 32;
    private const int Phones = 4;
    private static readonly TimeSpan Stretch = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan SyncStretch = TimeSpan.FromSeconds(10);

    public static async Task<SiteBenchmarkResult> RunAsync(string folder, SyncBatches batches, string lesson)
    {
        var figures = new List<SiteFigure>();
        await using var site = await ChildServer.StartAsync(
            Path.Combine(folder, "site"),
            port =>
                [
                    "dotnet",
                    "UsmeAprende.Web.dll",
                    "--urls",
                    $"http://127.0.0.1:{port}",
                    "--environment",
                    "Production",
                    "--Site:Url",
                    "https://aprende.example",
                    "--Data:Folder",
                    Path.Combine(folder, "data"),
                    "--Data:Witness",
                    Path.Combine(folder, "witness"),
                    "--Learning:DailyQuota",
                    "100000000",
                ],
            "/"
        );
        var phones = await Task.WhenAll(Enumerable.Range(0, Phones).Select(n => BenchmarkVisitor.SignUpAsync(site.Address, n)));

        var report = new StringBuilder("| answer | bytes | answers/s | bare Kestrel/s | ratio | p95 |\n|---|---:|---:|---:|---:|---:|\n");
        report.Append(await CompareAsync(site, figures, "home", HttpLoad.Request("GET", "/", site.Address)));
        report.Append(await CompareAsync(site, figures, "lesson", HttpLoad.Request("GET", lesson, site.Address)));
        var sync = await SyncAsync(site, phones, batches);
        report.Append(await CompareAsync(site, figures, "`/api/me`", HttpLoad.Request("GET", "/api/me", site.Address, phones[0].Cookie)));
        report.Append(
            await CompareAsync(
                site,
                figures,
                "`/mi-aprendizaje`",
                HttpLoad.Request("GET", "/mi-aprendizaje", site.Address, phones[0].Cookie)
            )
        );
        report.Append(
            CultureInfo.InvariantCulture,
            $"\n`/api/sync`, batches of {SyncBatches.Size} on {Phones} "
                + $"connections: {sync.PerSecond * SyncBatches.Size:N0} records/s, p95 {sync.P95.TotalMilliseconds:0} ms."
        );
        report.Append(
            CultureInfo.InvariantCulture,
            $"\nStart of the published site to its first answer: {site.Start.TotalSeconds:0.00} s. Working set "
                + $"after the run: {site.WorkingSet / 1048576} MB.\n"
        );
        figures.Add(SiteFigure.Create("/api/sync", sync with { PerSecond = sync.PerSecond * SyncBatches.Size }, null));
        return new SiteBenchmarkResult(report.ToString(), figures);
    }

    private static async Task<LoadResult> SyncAsync(ChildServer site, BenchmarkVisitor[] phones, SyncBatches batches)
    {
        Func<byte[]> Phone(int connection) =>
            () => HttpLoad.Request("POST", "/api/sync", site.Address, phones[connection].Cookie, batches.Next(phones[connection].Id));
        await HttpLoad.RunAsync(site.Address, Phones, WarmUp, Phone);
        return await HttpLoad.RunAsync(site.Address, Phones, SyncStretch, Phone);
    }

    private static async Task<string> CompareAsync(ChildServer site, List<SiteFigure> figures, string name, byte[] request)
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
        var ours = new List<LoadResult>();
        var theirs = new List<LoadResult>();
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await HttpLoad.RunAsync(site.Address, Connections, Stretch, _ => () => request));
            theirs.Add(await HttpLoad.RunAsync(bare.Address, Connections, Stretch, _ => () => bareRequest));
        }

        var (own, yardstick) = (Median(ours), Median(theirs));
        var ratio = own.PerSecond / yardstick.PerSecond;
        figures.Add(SiteFigure.Create(name.Trim('`'), own, ratio));
        var shown =
            ratio > 0.5
                ? ratio.ToString("P0", CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"1/{1 / ratio:0}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {own.Bytes:N0} | {own.PerSecond:N0} | {yardstick.PerSecond:N0} | {shown} | {own.P95.TotalMilliseconds:0.0} ms |\n"
        );
    }

    private static LoadResult Median(List<LoadResult> results) => results.OrderBy(r => r.PerSecond).ElementAt(results.Count / 2);
}

/// <param name="Report">For the README.</param>
internal sealed record SiteBenchmarkResult(string Report, IReadOnlyList<SiteFigure> Figures);
