using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning;

/// <summary>R3 and R8: nothing is said stored before it is, and one request cannot sink another.</summary>
public sealed class RecordWriterTests
{
    private readonly PersonId _ana = PersonId.New();
    private readonly PersonId _luz = PersonId.New();

    [Fact]
    public async Task Group_WithARequestThatCannotBeWritten_StoresTheOthers()
    {
        await using var site = await TestSite.StartAsync(services => services.AddSingleton<IRecordListener>(new Refusing(_luz)));

        var spoilt = site.StoreAsync(_luz, SampleRecords.Right());
        var others = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => site.StoreAsync(_ana, SampleRecords.Right())));

        await Assert.ThrowsAsync<InvalidOperationException>(() => spoilt);
        Assert.All(others, r => Assert.Equal(RecordResultKind.Stored, r.Kind));
        Assert.DoesNotContain(await site.RecordsAsync(), r => r.PersonId == _luz);
    }

    [Fact] // R3
    public async Task Request_WithARecordThatCannotBeWritten_StoresTheOthersAndKeepsThatOneOnThePhone()
    {
        var spoilt = SampleRecords.Right();
        await using var site = await TestSite.StartAsync(services => services.AddSingleton<IRecordListener>(new RefusingRecord(spoilt.Id)));

        var receipts = await site.StoreAsync(_ana, SampleRecords.Right(), spoilt, SampleRecords.Right());

        Assert.Equal([RecordResultKind.Stored, RecordResultKind.Later, RecordResultKind.Stored], receipts.Select(r => r.Kind));
        Assert.Equal(RecordReasonCodes.Fault, receipts[1].Reason);
        Assert.Equal(2, (await site.RecordsAsync()).Count);
    }

    [Fact]
    public async Task Request_OfWhichNothingCanBeWritten_FailsAsAWhole()
    {
        await using var site = await TestSite.StartAsync(services => services.AddSingleton<IRecordListener>(new Refusing(_ana)));

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            site.StoreAsync(_ana, [.. Enumerable.Range(0, 10).Select(_ => SampleRecords.Right())])
        );

        Assert.Empty(await site.RecordsAsync());
    }

    [Fact]
    public async Task Listener_OfStoredRecords_SeesThemWithTheirStateInOneTransaction()
    {
        DatabaseTestServices.RequireUnitsOnce();
        var told = new List<(int Records, int InDatabase, bool HasState)>();
        await using var site = await TestSite.StartAsync(services =>
            services.AddScoped<IRecordListener>(provider => new Telling(provider.GetRequiredService<UsmeDb>(), told))
        );
        var deed = SampleRecords.Completed(SampleCatalogue.Sow);
        await site.StoreAsync(_ana, deed, SampleRecords.Right());

        await site.StoreAsync(_ana, deed);

        Assert.Equal([(2, 2, true)], told);
    }

    // As after a deadlock on SQL Server.
    [Fact]
    public async Task Records_OfAUnitThatIsRunAgain_CountOnceAgainstTheDay()
    {
        await using var site = await TestSite.StartAsync(services => services.AddRepeatedUnits(), ("Learning:DailyQuota", "3"));

        var results = new List<RecordResultKind>();
        for (var n = 0; n < 4; n++)
            results.Add((await site.StoreAsync(_ana, SampleRecords.Right())).Kind);

        Assert.Equal([RecordResultKind.Stored, RecordResultKind.Stored, RecordResultKind.Stored, RecordResultKind.Later], results);
        Assert.Equal(3, (await site.RecordsAsync()).Count);
    }

    [Fact]
    public async Task Queue_WhenFull_SaysLater()
    {
        using var gate = new ManualGate();
        await using var site = await TestSite.StartAsync(
            services => services.AddSingleton<IRecordListener>(gate),
            ("Learning:QueueLength", "1")
        );
        var first = site.StoreAsync(_ana, SampleRecords.Right());
        await gate.Reached;
        var waiting = site.StoreAsync(_ana, SampleRecords.Right());

        var refused = await site.StoreAsync(_ana, SampleRecords.Right());
        gate.Open();

        Assert.Equal((RecordResultKind.Later, RecordReasonCodes.Busy), (refused.Kind, refused.Reason));
        Assert.Equal([RecordResultKind.Stored, RecordResultKind.Stored], (await Task.WhenAll(first, waiting)).Select(r => r.Kind));
    }

    [Fact]
    public async Task Epoch_AfterARestart_IsTheSameAndAfterARestoreAnother() // R7
    {
        await using var site = await TestSite.StartAsync();
        var first = site.Services.GetRequiredService<SyncEpochStore>().Current;
        await site.RestartAsync();
        var restarted = site.Services.GetRequiredService<SyncEpochStore>().Current;

        await site.Services.GetRequiredService<SyncEpochStore>().RenewAsync(TestContext.Current.CancellationToken);
        var restored = site.Services.GetRequiredService<SyncEpochStore>().Current;
        await site.RestartAsync();

        Assert.Equal(first, restarted);
        Assert.NotEqual(first, restored);
        Assert.Equal(restored, site.Services.GetRequiredService<SyncEpochStore>().Current);
    }

    private sealed class Refusing(PersonId whom) : IRecordListener
    {
        public Task OnRecordsStoredAsync(StoredRecords stored, CancellationToken cancel) =>
            stored.Added.Any(r => r.PersonId == whom) ? throw new InvalidOperationException("Not this one.") : Task.CompletedTask;
    }

    private sealed class RefusingRecord(Guid which) : IRecordListener
    {
        public Task OnRecordsStoredAsync(StoredRecords stored, CancellationToken cancel) =>
            stored.Added.Any(r => r.Id == which) ? throw new InvalidOperationException("Not this one.") : Task.CompletedTask;
    }

    private sealed class Telling(UsmeDb db, List<(int, int, bool)> told) : IRecordListener
    {
        public async Task OnRecordsStoredAsync(StoredRecords stored, CancellationToken cancel) =>
            told.Add(
                (
                    stored.Added.Count,
                    await db.LearningRecords.CountAsync(cancel),
                    await db.ActivityStates.AnyAsync(s => s.FinishedAt != null, cancel)
                )
            );
    }

    /// <summary>Holds the writer in the middle of its transaction.</summary>
    private sealed class ManualGate : IRecordListener, IDisposable
    {
        private readonly TaskCompletionSource _reached = new();
        private readonly TaskCompletionSource _open = new();

        public Task Reached => _reached.Task;

        public Task OnRecordsStoredAsync(StoredRecords stored, CancellationToken cancel)
        {
            _reached.TrySetResult();
            return _open.Task;
        }

        public void Open() => _open.TrySetResult();

        public void Dispose() => Open();
    }
}
