using System.Diagnostics;
using Microsoft.Playwright;

namespace UsmeAprende.BrowserTests;

/// <summary>Finds a Chromium or Chrome, or gets one: the machine's own, Playwright's, Debian's. Never skips in silence.</summary>
internal static class ChromiumLauncher
{
    // Takes six tenths of the time, but keeps no page for who goes back.
    private const string EngineAlone = "chromium-headless-shell";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    // The sandbox refuses root; a closed network must not be asked for updates.
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--disable-quic",
    ];

    // Pages that people leave are kept whole for who goes back, as in every browser that people use (R32).
    private static readonly string[] LeftOut = ["--disable-back-forward-cache"];

    /// <param name="playwright">Drives it.</param>
    /// <param name="fontconfig">A file of settings for its letters; without one, the machine's own.</param>
    /// <param name="whole">Whether all that makes a browser must be there; otherwise its engine alone will do.</param>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright, string? fontconfig, bool whole)
    {
        if (!whole && OnPath(EngineAlone) is { } engine)
            return await StartAsync(playwright, new() { ExecutablePath = engine }, fontconfig);
        if (Installed() is { } here)
            return await StartAsync(playwright, new() { ExecutablePath = here }, fontconfig);
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
            return await StartAsync(playwright, new() { Channel = whole ? "chromium" : null }, fontconfig);
        if (await InstallDebianPackageAsync() && Installed() is { } installed)
            return await StartAsync(playwright, new() { ExecutablePath = installed }, fontconfig);
        throw new InvalidOperationException(
            "The browser tests need Chromium or Chrome. Install one (Debian and Ubuntu: apt-get install "
                + "chromium), then run the tests again."
        );
    }

    /// <summary>
    /// A browser whose profile stays in the folder when it is closed. It must have been launched before, so that it is there.
    /// </summary>
    public static Task<IBrowserContext> OpenProfileAsync(
        IPlaywright playwright,
        string folder,
        BrowserTypeLaunchPersistentContextOptions options
    )
    {
        (options.Args, options.ExecutablePath) = (Arguments, OnPath(EngineAlone) ?? Installed());
        return playwright.Chromium.LaunchPersistentContextAsync(folder, options);
    }

    private static Task<IBrowser> StartAsync(IPlaywright playwright, BrowserTypeLaunchOptions options, string? fontconfig)
    {
        (options.Args, options.IgnoreDefaultArgs, options.Env) = (Arguments, LeftOut, fontconfig is null ? null : WithFonts(fontconfig));
        return playwright.Chromium.LaunchAsync(options);
    }

    private static Dictionary<string, string> WithFonts(string fontconfig)
    {
        var variables = Environment
            .GetEnvironmentVariables()
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(v => (string)v.Key, v => (string?)v.Value ?? "");
        variables["FONTCONFIG_FILE"] = fontconfig;
        return variables;
    }

    private static string? Installed() => OnPath(Names) ?? Places.FirstOrDefault(File.Exists);

    private static string? OnPath(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var named =
            from folder in folders
            from name in names
            select Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name);
        return named.FirstOrDefault(File.Exists);
    }

    private static async Task<bool> InstallDebianPackageAsync() =>
        OperatingSystem.IsLinux()
        && Environment.IsPrivilegedProcess
        && File.Exists("/usr/bin/apt-get")
        && await RunAsync("apt-get", "update", "-qq")
        && await RunAsync("apt-get", "install", "-y", "-qq", "chromium");

    private static async Task<bool> RunAsync(string command, params string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments);
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
