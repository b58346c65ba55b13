using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using UsmeAprende.Testing;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// A day of visits.txt, so many times over and compressed: visits begin when their time has come, whether the site keeps up or not.
/// </summary>
internal static class DayBenchmark
{
    // Out of a hundred visits, how many come in each hour from six in the morning: people learn when the day's work is done.
    private static readonly int[] Hours = [2, 3, 4, 5, 5, 6, 6, 5, 5, 5, 6, 9, 13, 13, 9, 4];

    public static async Task<string> RunAsync(
        string folder,
        SyncBatches batches,
        (string Lesson, string Course) pages,
        int times,
        TimeSpan length
    )
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
                    "--Learning:DailyQuota",
                    "100000000",
                    "--People:StaffSecondFactor",
                    "Optional",
                    "--People:TriesPerAddress",
                    "10000",
                    "--People:TriesPerAddressAndMinute",
                    "10000",
                    "--Logging:LogLevel:Default",
                    "Warning",
                ],
            "/"
        );
        using var town = await DayTown.MakeAsync(site, data, batches, pages);
        var visits = DayVisit.Read(Path.Combine(SourceRepository.Root, "tests/UsmeAprende.Benchmarks/visits.txt"));
        var starts = Starts(visits, times, length);
        var run = new Run(town);

        // The first of each kind are slow, as in any process that has just started.
        foreach (var visit in visits)
            await new Run(town).MakeAsync(visit);
        var (processor, begun) = (site.Processor, Stopwatch.GetTimestamp());
        var under = new List<Task>(starts.Count);
        foreach (var (at, visit) in starts)
        {
            if (at - Stopwatch.GetElapsedTime(begun) is { Ticks: > 0 } wait)
                await Task.Delay(wait);
            under.Add(run.MakeAsync(visit));
        }
        await Task.WhenAll(under);
        return run.Report(times, length, Stopwatch.GetElapsedTime(begun), site.Processor - processor, site.WorkingSet);
    }

    private static List<(TimeSpan At, DayVisit Visit)> Starts(IReadOnlyList<DayVisit> visits, int times, TimeSpan length)
    {
        var day = new Random(Hours.Length);
        TimeSpan Moment()
        {
            var (left, hour) = (day.Next(Hours.Sum()), 0);
            while (left >= Hours[hour])
                left -= Hours[hour++];
            return length * ((hour + day.NextDouble()) / Hours.Length);
        }
        return [.. visits.SelectMany(v => Enumerable.Range(0, v.PerDay * times).Select(_ => (Moment(), v))).OrderBy(s => s.Item1)];
    }

    /// <summary>What came of a day.</summary>
    private sealed class Run(DayTown town)
    {
        private readonly ConcurrentDictionary<string, ConcurrentBag<TimeSpan>> _times = new();
        private readonly ConcurrentDictionary<string, int> _failures = new();
        private int _under;
        private int _mostUnder;
        private int _visits;

        public async Task MakeAsync(DayVisit visit)
        {
            await Task.Yield();
            _mostUnder = Math.Max(_mostUnder, Interlocked.Increment(ref _under));
            Interlocked.Increment(ref _visits);
            foreach (var request in visit.Requests)
            {
                var asked = Stopwatch.GetTimestamp();
                try
                {
                    await town.AskAsync(request);
                    _times.GetOrAdd(request.Kind, _ => []).Add(Stopwatch.GetElapsedTime(asked));
                }
                catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or InvalidOperationException)
                {
                    _failures.AddOrUpdate(
                        $"{request.Kind}: {(fault as HttpRequestException)?.StatusCode?.ToString() ?? fault.GetType().Name}",
                        1,
                        (_, n) => n + 1
                    );
                }
            }
            Interlocked.Decrement(ref _under);
        }

        public string Report(int times, TimeSpan length, TimeSpan taken, TimeSpan processor, long memory)
        {
            var answers = _times.Values.Sum(t => t.Count);
            var report = new StringBuilder();
            report.Append(
                CultureInfo.InvariantCulture,
                $"{times} times the day in {length.TotalSeconds:0} s: {_visits:N0} visits, {answers:N0} answers "
                    + $"in {taken.TotalSeconds:0} s, most visits at once {_mostUnder:N0}; "
            );
            report.Append(
                CultureInfo.InvariantCulture,
                $"the site's processor {processor.TotalSeconds:0} s, {processor.TotalSeconds / times:0.0} s a day; "
                    + $"its memory {memory / 1048576} MB.\n"
            );
            report.Append(
                _failures.IsEmpty ? "No failure.\n" : $"Failures: {string.Join(", ", _failures.Select(f => $"{f.Key} × {f.Value}"))}.\n"
            );
            report.Append("\n| kind | answers | median | p95 | p99 |\n|---|---:|---:|---:|---:|\n");
            foreach (var (kind, bag) in _times.OrderByDescending(t => t.Value.Count))
            {
                var sorted = bag.Order().ToArray();
                string Part(double part) =>
                    string.Create(CultureInfo.InvariantCulture, $"{sorted[(int)((sorted.Length - 1) * part)].TotalMilliseconds:0.0} ms");
                report.Append(
                    CultureInfo.InvariantCulture,
                    $"| {kind} | {sorted.Length:N0} | {Part(0.5)} | {Part(0.95)} | {Part(0.99)} |\n"
                );
            }
            return report.ToString();
        }
    }
}
