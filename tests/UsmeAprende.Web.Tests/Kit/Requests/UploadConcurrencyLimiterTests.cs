using UsmeAprende.Web.Kit.Requests;

namespace UsmeAprende.Web.Tests.Kit.Requests;

public sealed class UploadConcurrencyLimiterTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turn_GivenBack_IsTheNextOnes()
    {
        using var turns = new UploadConcurrencyLimiter(TimeProvider.System);
        using var first = await turns.AcquireAsync(Cancel);
        var second = await turns.AcquireAsync(Cancel);
        var waiting = turns.AcquireAsync(Cancel);

        Assert.False(waiting.IsCompleted);
        second!.Dispose();
        second.Dispose();

        using var third = await waiting;
        Assert.NotNull(third);
    }

    [Fact]
    public async Task Turn_ThatDoesNotComeInTime_IsNone()
    {
        using var turns = new UploadConcurrencyLimiter(new Hurried());
        using var first = await turns.AcquireAsync(Cancel);
        using var second = await turns.AcquireAsync(Cancel);

        Assert.Null(await turns.AcquireAsync(Cancel));
    }

    /// <summary>A clock by which everybody's patience is over at once.</summary>
    private sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
