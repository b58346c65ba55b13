using System.Globalization;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// What a start of the published site costs where its database is already there, and what it holds once nobody asks for anything.
/// </summary>
internal static class StartBenchmark
{
    // What a start leaves to do is done by then.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(90);

    public static async Task<string> RunAsync(string folder, int times)
    {
        // The first one makes the database.
        await using (await OpenSiteAsync(folder)) { }

        var processor = new List<TimeSpan>();
        var clock = new List<TimeSpan>();
        for (var time = 0; time < times; time++)
        {
            await using var site = await OpenSiteAsync(folder);
            processor.Add(site.StartProcessor);
            clock.Add(site.Start);
        }

        await using var resting = await OpenSiteAsync(folder);
        await Task.Delay(Settling);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"First answer on an existing database, {times} starts: processor {Describe(processor)}, clock {Describe(clock)}. "
                + $"Working set at rest {resting.WorkingSet / 1048576} MB."
        );
    }

    /// <summary>Starts the site that was published into <paramref name="folder"/>, with its data beside it.</summary>
    public static Task<ChildServer> OpenSiteAsync(string folder) =>
        ChildServer.StartAsync(
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
                ],
            "/"
        );

    private static string Describe(List<TimeSpan> times)
    {
        times.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{times[times.Count / 2].TotalSeconds:0.00} s (least {times[0].TotalSeconds:0.00} s)"
        );
    }
}
