using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using UsmeAprende.BrowserTests;

namespace UsmeAprende.Benchmarks;

/// <summary>
/// What somebody waits for a lesson in a real browser: on a weak line the first time and the next, and with no line at all where they carry
/// its course. Phones with the service worker and without take turns, so that the machine's moods fall on both.
/// </summary>
internal static class BrowserBenchmark
{
    private const int SmallPhone = 4;

    public static async Task<string> RunAsync(string folder, IReadOnlyList<string> lessons, int runs)
    {
        var figures = new Dictionary<(string Name, bool HasWorker), List<double>>();
        void Note(string name, bool hasWorker, double figure)
        {
            if (!figures.TryGetValue((name, hasWorker), out var all))
                figures[(name, hasWorker)] = all = [];
            all.Add(figure);
        }

        using var playwright = await Playwright.CreateAsync();
        await using var browser = await ChromiumLauncher.LaunchAsync(playwright, fontconfig: null, whole: true);
        var carriers = new List<(MeasuredPhone Phone, IPage Page)>();
        string lesson;
        long bytes;
        await using (var site = await StartBenchmark.OpenSiteAsync(folder))
        {
            var address = new Uri($"http://{site.Address}");
            (lesson, bytes) = await FindHeaviestAsync(address, lessons);

            // The first of each kind are slow, as in any process that has just started.
            await VisitTwiceAsync(browser, address, lesson, hasWorker: true, (_, _) => { });
            for (var run = 0; run < runs; run++)
                foreach (var hasWorker in new[] { true, false })
                    await VisitTwiceAsync(browser, address, lesson, hasWorker, (name, figure) => Note(name, hasWorker, figure));

            // Each carries the course for the first time and has opened none of its lessons.
            var course = lesson[..lesson.IndexOf('/', "/cursos/".Length)];
            for (var run = 0; run <= runs; run++)
            {
                var phone = await MeasuredPhone.OpenAsync(browser, address, hasWorker: true);
                carriers.Add((phone, await phone.CarryAsync(course)));
            }
        }
        // Now there is no site any more.
        foreach (var (at, (phone, page)) in carriers.Index())
        {
            var visit = await phone.TapAsync(page, lesson, SmallPhone);
            if (at > 0)
                Note(Wanted.Carried, true, visit.ReadableAfterTap);
            await phone.DisposeAsync();
        }
        return Report(figures, $"`{lesson}`, {bytes:N0} bytes of text; Chromium {browser.Version}; median of {runs} (least–most)");
    }

    /// <summary>A first visit on each processor, and a second one on the better.</summary>
    private static async Task VisitTwiceAsync(IBrowser browser, Uri address, string lesson, bool hasWorker, Action<string, double> note)
    {
        await using (var small = await MeasuredPhone.OpenAsync(browser, address, hasWorker))
        {
            var slow = await small.VisitAsync(lesson, SmallPhone);
            note(Wanted.SlowReadable, slow.Readable);
            note(Wanted.SlowFinished, slow.Finished);
        }

        await using var phone = await MeasuredPhone.OpenAsync(browser, address, hasWorker);
        var first = await phone.VisitAsync(lesson, slower: 1);
        note(Wanted.FirstReadable, first.Readable);
        note(Wanted.FirstFinished, first.Finished);
        if (hasWorker)
            await phone.SettleAsync(lesson);
        var again = await phone.VisitAsync(lesson, slower: 1);
        if (again.IsWorkers != hasWorker)
            throw new InvalidOperationException("Another than was measured answered the second visit.");
        note(Wanted.AgainReadable, again.Readable);
        note(Wanted.AgainFinished, again.Finished);
    }

    private static async Task<(string Lesson, long Bytes)> FindHeaviestAsync(Uri address, IReadOnlyList<string> lessons)
    {
        using var client = new HttpClient { BaseAddress = address };
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("br");
        var sizes = new List<(string Lesson, long Bytes)>();
        foreach (var lesson in lessons)
            sizes.Add((lesson, (await client.GetByteArrayAsync(lesson)).LongLength));
        return sizes.MaxBy(s => s.Bytes);
    }

    private static string Report(Dictionary<(string Name, bool HasWorker), List<double>> figures, string title)
    {
        string Describe(string name, bool hasWorker)
        {
            if (!figures.TryGetValue((name, hasWorker), out var all))
                return "not tried";
            all.Sort();
            return string.Create(CultureInfo.InvariantCulture, $"{all[all.Count / 2]:N0} ({all[0]:N0}–{all[^1]:N0}) ms");
        }
        var report = new StringBuilder($"{title}\n\n| | wanted | with the service worker | without |\n|---|---:|---:|---:|\n");
        foreach (var (name, most) in Wanted.All)
            report.Append(
                CultureInfo.InvariantCulture,
                $"| {name} | {(most is { } ms ? $"{ms:N0} ms" : "")} | {Describe(name, true)} | {Describe(name, false)} |\n"
            );
        return report.ToString();
    }

    /// <summary>What is measured, and the most that we want it to be, in ms.</summary>
    private static class Wanted
    {
        public const string FirstReadable = "first visit, 400 kbit/s with 400 ms: readable";
        public const string FirstFinished = "… finished";
        public const string SlowReadable = "the same on a processor four times slower: readable";
        public const string SlowFinished = "… finished there";
        public const string AgainReadable = "the next visit, the same line: readable";
        public const string AgainFinished = "… finished again";
        public const string Carried = "carried lesson, no site, a processor four times slower: from the tap until readable";

        public static readonly (string Name, int? Most)[] All =
        [
            (FirstReadable, 1_600),
            (FirstFinished, 2_500),
            (SlowReadable, null),
            (SlowFinished, null),
            (AgainReadable, 500),
            (AgainFinished, null),
            (Carried, 300),
        ];
    }
}
