using System.Diagnostics;
using System.Net;
using UsmeAprende.Web.Tests.Learning;

namespace UsmeAprende.Web.Tests.Operations;

/// <summary>The site, a process of its own, on a small disk of its own that somebody fills. Linux, as root.</summary>
public sealed class FullDiskScenario : IDisposable
{
    private const int Megabytes = 64;
    private const int Megabyte = 1_048_576;

    private readonly string _disk = Directory.CreateTempSubdirectory("usme-").FullName;

    public FullDiskScenario() => Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m", "tmpfs", _disk);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Filling => Path.Combine(_disk, "relleno");

    /// <returns>What readiness says, and how a person is answered who signs up: with room, on the full disk, and with room again.</returns>
    public async Task<IReadOnlyList<(HttpStatusCode Ready, string Word, HttpStatusCode SignUp)>> RunAsync()
    {
        var before = await LookAsync("52000001", isFull: false);
        var full = await LookAsync("52000002", isFull: true);
        File.Delete(Filling);
        return [before, full, await LookAsync("52000003", isFull: false)];
    }

    public void Dispose()
    {
        Run("umount", _disk);
        Directory.Delete(_disk);
    }

    private async Task<(HttpStatusCode Ready, string Word, HttpStatusCode SignUp)> LookAsync(string document, bool isFull)
    {
        await using var site = await ChildSite.StartAsync(Path.Combine(_disk, "data"), "--Data:LeastFreeMegabytes", "1");
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = site.Address };
        browser.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        if (isFull)
            Fill();
        using var ready = await browser.GetAsync(new Uri("/salud/listo", UriKind.Relative), Cancel);
        using var form = new FormUrlEncodedContent(BrowserVisit.SignUpForm(document));
        using var answer = await browser.PostAsync(new Uri("/registro", UriKind.Relative), form, Cancel);
        return (ready.StatusCode, await ready.Content.ReadAsStringAsync(Cancel), answer.StatusCode);
    }

    // In large pieces, and then in the smallest that a disk gives.
    private void Fill()
    {
        using var file = File.Create(Filling);
        foreach (var piece in (int[])[Megabyte, 4_096])
            while (TryWrite(file, new byte[piece])) { }
    }

    private static bool TryWrite(FileStream file, byte[] piece)
    {
        try
        {
            RandomAccess.Write(file.SafeFileHandle, piece, RandomAccess.GetLength(file.SafeFileHandle));
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(tool, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
