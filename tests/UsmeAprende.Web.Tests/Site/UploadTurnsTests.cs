using UsmeAprende.Web.Site;

namespace UsmeAprende.Web.Tests.Site;

public sealed class UploadTurnsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Turn_GivenBack_IsTheNextOnes()
    {
        using var turns = new UploadTurns(TimeProvider.System);
        using var first = await turns.TakeAsync(Cancel);
        var second = await turns.TakeAsync(Cancel);
        var waiting = turns.TakeAsync(Cancel);

        Assert.False(waiting.IsCompleted);
        second!.Dispose();
        second.Dispose();

        using var third = await waiting;
        Assert.NotNull(third);
    }

    [Fact]
    public async Task Turn_ThatDoesNotComeInTime_IsNone()
    {
        using var turns = new UploadTurns(new Hurried());
        using var first = await turns.TakeAsync(Cancel);
        using var second = await turns.TakeAsync(Cancel);

        Assert.Null(await turns.TakeAsync(Cancel));
    }

    /// <summary>A clock by which everybody's patience is over at once.</summary>
    private sealed class Hurried : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
