using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace UsmeAprende.Jobs;

/// <summary>
/// One thread for long computing that nobody waits for, such as drawing a thousand certificates: where a request wants the processor too,
/// the request has it. Nothing that others may wait for belongs on it, such as a turn to write.
/// </summary>
public sealed class LowPriorityThread : IDisposable
{
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Lazy<Thread> _thread;

    public LowPriorityThread() => _thread = new(Start);

    /// <returns>What came of the work, or its exception.</returns>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancel)
    {
        // Whoever waits goes on elsewhere.
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        ObjectDisposedException.ThrowIf(!_work.Writer.TryWrite(() => Complete(done, work)), this);
        _ = _thread.Value;
        return done.Task.WaitAsync(cancel);
    }

    /// <summary>Ends the thread when it has done what it was given.</summary>
    public void Dispose() => _work.Writer.TryComplete();

    private Thread Start()
    {
        var thread = new Thread(Work)
        {
            Name = nameof(LowPriorityThread),
            IsBackground = true,
            Priority = ThreadPriority.Lowest,
        };
        thread.Start();
        return thread;
    }

    private void Work()
    {
        LowerPriorityOnLinux();
        while (_work.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        while (_work.Reader.TryRead(out var work))
            work();
    }

    private static void Complete<T>(TaskCompletionSource<T> done, Func<T> work)
    {
        try
        {
            done.SetResult(work());
        }
        catch (Exception fault)
        {
            // Whoever waits is told.
            done.SetException(fault);
        }
    }

    // .NET keeps a thread's priority to itself there. Where the system refuses, the work takes its share like any other.
    private static void LowerPriorityOnLinux()
    {
        const int thisThread = 0;
        const int lowest = 19;
        if (OperatingSystem.IsLinux())
            _ = SetPriority(0, thisThread, lowest);
    }

    [DllImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetPriority(int which, uint who, int priority);
}
