using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People;
using UsmeAprende.Reminders.Channels;
using UsmeAprende.Tests.Reminders.Kinds;

namespace UsmeAprende.Tests.Reminders.Channels;

/// <summary>Whom a facilitator calls (R28).</summary>
public sealed class CallListTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private PersonId _staff;

    public async ValueTask InitializeAsync()
    {
        _site = await ReminderBuilder.StartAsync();
        _staff = await _site.PersonAsync(role: PersonRole.Facilitator, name: "Marta");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Cafe_MovedWithASeatThatBecameFree_IsOneCall()
    {
        var (cafe, _) = await WaitAsync();
        await _site.MoveAsync(cafe, _site.Now.AddDays(11));
        await _site.ChangeAsync(cafe, g => g.ChangeReason = "Llueve y no hay paso");
        await _site.PromoteAsync(cafe);
        await _site.PlanAndSendAsync();

        var line = Assert.Single((await ListAsync()).Lines);
        var isDone = await _site.WithAsync((CallList c) => c.MarkCalledAsync(Actor, line.ReminderId, line.AlsoSaid, TestSite.Cancel));

        Assert.Contains("cambió", line.Reason, StringComparison.Ordinal);
        Assert.Contains("ya tiene cupo", line.Reason, StringComparison.Ordinal);
        Assert.Contains("Llueve y no hay paso. ", line.Chat, StringComparison.Ordinal);
        Assert.Equal(0, line.Chat.LastIndexOf("Hola", StringComparison.Ordinal));
        Assert.True(isDone);
        Assert.Empty((await ListAsync()).Lines);
    }

    [Fact]
    public async Task Call_Ticked_LeavesWhatCameAfterItWasShown()
    {
        var (cafe, _) = await WaitAsync();
        await _site.PromoteAsync(cafe);
        await _site.PlanAndSendAsync();
        var line = Assert.Single((await ListAsync()).Lines);
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        await _site.CancelAsync(cafe);
        await _site.PlanAndSendAsync();

        await _site.WithAsync((CallList c) => c.MarkCalledAsync(Actor, line.ReminderId, line.AlsoSaid, TestSite.Cancel));

        Assert.Contains("se canceló", Assert.Single((await ListAsync()).Lines).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_AtNight_AreCountedAndNotListed()
    {
        var (cafe, _) = await WaitAsync();
        await _site.PromoteAsync(cafe);
        await _site.PlanAndSendAsync();
        // Five in the morning in Bogotá.
        _site.Clock.Advance(_site.Now.Date.AddDays(1).AddHours(10) - _site.Now);

        var list = await ListAsync();
        var count = await _site.WithAsync((IPendingCalls c) => c.CountAsync(Actor, TestSite.Cancel));

        Assert.Equal((0, 1), (list.Lines.Count, list.Later));
        Assert.True(list.OpensAt > _site.Now);
        Assert.Equal((1, 1), (count.People, count.ByGathering[cafe]));
    }

    private Actor Actor => new(_staff, (HumanId)_staff, PersonRole.Facilitator);

    private async Task<(Guid Cafe, PersonId Person)> WaitAsync()
    {
        var person = await _site.PersonAsync(email: false, phone: "300 123 4577");
        var cafe = await _site.GatheringAsync(_site.Now.AddDays(9), _staff);
        await _site.ReserveAsync(cafe, person, SeatState.Waiting);
        _site.Clock.Advance(TimeSpan.FromMinutes(5));
        return (cafe, person);
    }

    private Task<CallListState> ListAsync() => _site.WithAsync((CallList c) => c.ListForFacilitatorAsync(Actor, TestSite.Cancel));
}
