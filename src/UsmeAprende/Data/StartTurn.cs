using Microsoft.Extensions.Logging;

namespace UsmeAprende.Data;

/// <summary>
/// Lets one process at a time make a data folder ready. What it holds is a lock that the operating system takes back when a process dies,
/// however it dies: a row or a file that says so would stay behind and keep every later start waiting.
/// </summary>
internal sealed class StartTurn : IAsyncDisposable
{
    public const string FileName = "start.lock";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private readonly FileStream _lock;

    private StartTurn(FileStream held) => _lock = held;

    public static async Task<StartTurn> TakeAsync(string folder, ILogger log, CancellationToken cancel)
    {
        var path = Path.Combine(folder, FileName);
        for (var look = 0; ; look++)
        {
            if (TryLock(path) is { } held)
                return new StartTurn(held);
            if (look == 0)
                log.LogWarning(
                    "Otro programa está preparando la carpeta {Folder} (tiene tomado {Lock}). Se espera a que termine.",
                    folder,
                    FileName
                );
            await Task.Delay(BetweenLooks, cancel);
        }
    }

    private static FileStream? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => _lock.DisposeAsync();
}
