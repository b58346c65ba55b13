using System.Diagnostics;
using UsmeAprende.Testing;

namespace UsmeAprende.Benchmarks;

/// <summary>Publishes the site as it would be delivered.</summary>
internal static class Publish
{
    public static async Task SiteAsync(string into)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                "publish",
                Path.Combine(Repository.Root, "src/UsmeAprende.Web"),
                "-c",
                "Release",
                "--use-current-runtime",
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
