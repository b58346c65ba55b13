using System.Diagnostics;

namespace UsmeAprende.Web.Tests.Learning;

/// <summary>The real site in a process of its own, so that it can be killed.</summary>
internal sealed class ChildSite : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;

    private ChildSite(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ChildSite> StartAsync(string dataFolder)
    {
        var start = new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "UsmeAprende.Web.dll"), "--urls", "http://127.0.0.1:0", "--environment", "Test",
            "--Data:Folder", dataFolder, "--Courses:Folder", Repository.Courses, "--Learning:DailyQuota", "1000000"])
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src/UsmeAprende.Web"),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        var said = new List<string>();
        process.OutputDataReceived += (_, line) =>
        {
            said.Add(line.Data ?? "");
            if (line.Data?.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                address.TrySetResult(new Uri(line.Data[(at + Listening.Length)..]));
        };
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The site ended before it listened:\n" + string.Join('\n', said)));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ChildSite(process, await address.Task);
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
}
