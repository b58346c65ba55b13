using System.Diagnostics;
using System.Globalization;

namespace UsmeAprende.Benchmarks;

/// <summary>The published site with its jobs at work and nobody there.</summary>
internal static class IdleBenchmark
{
    // What a start leaves to do is done by then.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);

    public static async Task<string> RunAsync(string folder, TimeSpan length)
    {
        var data = Path.Combine(folder, "data");
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
                    data,
                    "--Data:Witness",
                    Path.Combine(folder, "witness"),
                ],
            "/"
        );
        await Task.Delay(Settling);
        var (processor, begun, written) = (site.Processor, Stopwatch.GetTimestamp(), Written(data));
        await Task.Delay(length);
        var share = (site.Processor - processor) / Stopwatch.GetElapsedTime(begun);
        var size = Directory
            .EnumerateFiles(Path.Combine(folder, "site"), "*", SearchOption.AllDirectories)
            .Sum(f => new FileInfo(f).Length);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Idle for {length.TotalSeconds:0} s: {share:P2} of a core, "
                + $"`usme.db` {(Written(data) == written ? "not written" : "written")}. Working "
                + $"set {site.WorkingSet / 1048576} MB, published {size / 1048576} MB, first answer after {site.Start.TotalSeconds:0.0} s."
        );
    }

    private static (DateTime, DateTime) Written(string data) =>
        (File.GetLastWriteTimeUtc(Path.Combine(data, "usme.db")), File.GetLastWriteTimeUtc(Path.Combine(data, "usme.db-wal")));
}
