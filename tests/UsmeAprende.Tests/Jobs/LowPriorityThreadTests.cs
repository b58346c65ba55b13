using UsmeAprende.Jobs;

namespace UsmeAprende.Tests.Jobs;

public sealed class LowPriorityThreadTests : IDisposable
{
    private readonly LowPriorityThread _thread = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Work_OfSeveral_IsDoneOnOneThreadInOrder()
    {
        var order = new List<int>();

        var threads = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => _thread.RunAsync(() => Add(order, n), Cancel)));

        Assert.Single(threads.Distinct());
        Assert.Equal(Enumerable.Range(0, 20), order);
    }

    [Fact]
    public async Task Work_ThatFails_TellsWhoeverWaitsAndTheNextIsDone()
    {
        var failing = _thread.RunAsync<int>(() => throw new InvalidOperationException("Not so."), Cancel);

        Assert.Equal("Not so.", (await Assert.ThrowsAsync<InvalidOperationException>(() => failing)).Message);
        Assert.Equal(4, await _thread.RunAsync(() => 4, Cancel));
    }

    [Fact]
    public async Task Work_OnLinux_GivesWayToEverythingElse()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems know a thread's priority themselves.");

        var others = ReadNiceness();

        var niceness = await _thread.RunAsync(ReadNiceness, Cancel);

        Assert.Equal(19, niceness);
        Assert.Equal(others, ReadNiceness());
    }

    [Fact]
    public async Task Work_AfterTheEnd_IsRefused()
    {
        _thread.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => _thread.RunAsync(() => 1, Cancel));
    }

    public void Dispose() => _thread.Dispose();

    private static int Add(List<int> order, int number)
    {
        order.Add(number);
        return Environment.CurrentManagedThreadId;
    }

    // The nineteenth field; the second is a name in brackets, which may hold blanks.
    private static int ReadNiceness()
    {
        var stat = File.ReadAllText("/proc/thread-self/stat");
        return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16], System.Globalization.CultureInfo.InvariantCulture);
    }
}
