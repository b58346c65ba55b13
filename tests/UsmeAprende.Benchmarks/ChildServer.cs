using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using UsmeAprende.Testing;

namespace UsmeAprende.Benchmarks;

/// <summary>A server in a process of its own, so that its memory and its start can be measured.</summary>
internal sealed class ChildServer : IAsyncDisposable
{
    private readonly Process _process;

    private ChildServer(Process process, IPEndPoint address, TimeSpan start) =>
        (_process, Address, Start, StartProcessor) = (process, address, start, process.TotalProcessorTime);

    public IPEndPoint Address { get; }

    /// <summary>From starting the process to its first answer.</summary>
    public TimeSpan Start { get; }

    /// <summary>How long it kept processors busy until then.</summary>
    public TimeSpan StartProcessor { get; }

    public long WorkingSet
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <summary>How long it has kept processors busy.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ChildServer> StartAsync(string folder, Func<int, string[]> arguments, string firstPath)
    {
        var port = FreePort();
        var begun = Stopwatch.GetTimestamp();
        var start = new ProcessStartInfo(arguments(port)[0], arguments(port)[1..])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (!await AnswersAsync(client, firstPath))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"{start.FileName} ended with {process.ExitCode} before answering.");
            await Task.Delay(5);
        }
        return new ChildServer(process, new IPEndPoint(IPAddress.Loopback, port), Stopwatch.GetElapsedTime(begun));
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task<bool> AnswersAsync(HttpClient client, string path)
    {
        try
        {
            using var response = await client.GetAsync(path);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Publishes the site as it would be delivered.</summary>
internal static class SitePublisher
{
    // The runtime is named: where the machine's own is taken, that is known too late for compiling ahead.
    public static async Task PublishAsync(string into)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish",
                Path.Combine(SourceRepository.Root, "src/UsmeAprende.Web"),
                "-c",
                "Release",
                "-r",
                RuntimeInformation.RuntimeIdentifier,
                "--self-contained",
                "false",
                "-o",
                into,
                "-v",
                "quiet",
                "-nologo",
            ]
        );
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException("The site could not be published.");
    }
}
