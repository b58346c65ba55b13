using System.Diagnostics;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>The real site in a process of its own, so that it can be killed.</summary>
internal sealed class ChildSite : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    // Far more than anything takes on a slow machine: who waits for a word that never comes is told so, and the other tests go on.
    private static readonly TimeSpan LongestSilence = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Output _said;

    private Uri? _address;

    private ChildSite(Process process, Output said) => (_process, _said) = (process, said);

    /// <summary>Known once it has opened.</summary>
    public Uri Address => _address ?? throw new InvalidOperationException("The site has not opened.");

    /// <summary>Of its process.</summary>
    public int Id => _process.Id;

    /// <param name="dataFolder">Where it keeps everything.</param>
    /// <param name="settings">More settings, each a name and a value: <c>--Jobs:Enabled true</c>.</param>
    public static async Task<ChildSite> StartAsync(string dataFolder, params string[] settings)
    {
        var site = Launch(dataFolder, settings);
        await site.OpensAsync();
        return site;
    }

    /// <summary>Begins a start without waiting for what comes of it.</summary>
    public static ChildSite Launch(string dataFolder, params string[] settings)
    {
        // With the tests' own list of assemblies, so that a test may add its parts by HostingStartup.
        var tests = typeof(ChildSite).Assembly.GetName().Name!;
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "exec",
                "--depsfile",
                Path.Combine(AppContext.BaseDirectory, $"{tests}.deps.json"),
                "--runtimeconfig",
                Path.Combine(AppContext.BaseDirectory, $"{tests}.runtimeconfig.json"),
                Path.Combine(AppContext.BaseDirectory, "UsmeAprende.Web.dll"),
                "--urls",
                "http://127.0.0.1:0",
                "--environment",
                "Test",
                "--Data:Folder",
                dataFolder,
                "--Data:Witness",
                Path.Combine(dataFolder, "witness"),
                "--Courses:Folder",
                SourceRepository.Courses,
                "--Learning:DailyQuota",
                "1000000",
                .. settings,
            ]
        )
        {
            WorkingDirectory = Path.Combine(SourceRepository.Root, "src/UsmeAprende.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var said = new Output();
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => said.AddOrEnd(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildSite(process, said);
    }

    /// <summary>Waits until it answers people.</summary>
    public async Task OpensAsync()
    {
        var listening = await SaysAsync(Listening);
        _address = new Uri(listening[(listening.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]);
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndsAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends it as a service is stopped (SIGTERM): it closes its database first.</summary>
    public async Task StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        await EndsAsync();
    }

    /// <summary>The first line it writes, or has written, that holds the text.</summary>
    public async Task<string> SaysAsync(string text)
    {
        try
        {
            return await _said.LineWithAsync(text).WaitAsync(LongestSilence, TestContext.Current.CancellationToken);
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"The site goes on, and has not said \"{text}\":\n{_said}");
        }
    }

    /// <summary>As a power cut does it to a process: without a word (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    private sealed class Output
    {
        private readonly Lock _turn = new();
        private readonly List<string> _lines = [];
        private readonly List<(string Text, TaskCompletionSource<string> Line)> _waiting = [];
        private bool _ended;

        /// <param name="line">Nothing when all is said: a process that has ended may still have lines under way.</param>
        public void AddOrEnd(string? line)
        {
            lock (_turn)
            {
                if (line is null)
                {
                    _ended = true;
                    foreach (var (text, never) in _waiting)
                        never.TrySetException(Silent(text));
                    return;
                }
                _lines.Add(line);
                foreach (var (_, found) in _waiting.Where(w => line.Contains(w.Text, StringComparison.Ordinal)))
                    found.TrySetResult(line);
            }
        }

        public Task<string> LineWithAsync(string text)
        {
            lock (_turn)
            {
                if (_lines.Find(l => l.Contains(text, StringComparison.Ordinal)) is { } said)
                    return Task.FromResult(said);
                if (_ended)
                    return Task.FromException<string>(Silent(text));
                var line = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
                _waiting.Add((text, line));
                return line.Task;
            }
        }

        public override string ToString()
        {
            lock (_turn)
                return string.Join('\n', _lines);
        }

        private InvalidOperationException Silent(string text) => new($"The site ended before it said \"{text}\":\n{this}");
    }
}
