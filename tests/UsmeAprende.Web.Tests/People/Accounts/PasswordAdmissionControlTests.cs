using System.Net;
using UsmeAprende.Web.People.Accounts;

namespace UsmeAprende.Web.Tests.People.Accounts;

/// <summary>R11: whoever comes by himself never stands behind a crowd, and a café behind one address gets in.</summary>
public sealed class PasswordAdmissionControlTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly List<string> _order = [];
    private readonly List<Task> _entering = [];

    [Fact]
    public async Task Newcomer_BehindAHundredAddresses_IsNextButOne()
    {
        var turns = new PasswordAdmissionControl(atOnce: 1);
        using var first = await turns.EnterAsync(From("192.0.2.1"), Cancel);
        for (var n = 0; n < 100; n++)
            Enter(turns, $"10.{n}.0.1");

        Enter(turns, "203.0.113.9");
        first!.Dispose();
        await Task.WhenAll(_entering).WaitAsync(s_patience, Cancel);

        Assert.InRange(_order.IndexOf("203.0.113.9"), 0, 1);
        Assert.Equal(101, _order.Count);
    }

    [Fact]
    public async Task Addresses_OfOneNetwork_TakeTheTurnsOfOne()
    {
        var turns = new PasswordAdmissionControl(atOnce: 1);
        using var first = await turns.EnterAsync(From("192.0.2.1"), Cancel);
        for (var n = 0; n < 50; n++)
            Enter(turns, $"2001:db8:1:{n:x}::1");
        for (var n = 0; n < 3; n++)
            Enter(turns, "203.0.113.9");

        first!.Dispose();
        await Task.WhenAll(_entering).WaitAsync(s_patience, Cancel);

        Assert.InRange(_order.LastIndexOf("203.0.113.9"), 2, 6);
    }

    [Fact]
    public async Task Cafe_OfFortyBehindOneAddress_GetsInDuringAnAttack()
    {
        var turns = new PasswordAdmissionControl(atOnce: 2);
        using var first = await turns.EnterAsync(From("192.0.2.1"), Cancel);
        using var second = await turns.EnterAsync(From("192.0.2.2"), Cancel);
        for (var n = 0; n < 200; n++)
            Enter(turns, $"2001:db8:1:{n:x}::1");

        for (var n = 0; n < 40; n++)
            Enter(turns, "203.0.113.9");
        first!.Dispose();
        second!.Dispose();
        await Task.WhenAll(_entering).WaitAsync(s_patience, Cancel);

        Assert.Equal(40, _order.Count(from => from == "203.0.113.9"));
        Assert.Equal(120, _order.Count);
    }

    [Fact]
    public async Task Crowd_PastTheMostThatWait_IsRefusedAndANewcomerIsNot()
    {
        var turns = new PasswordAdmissionControl(atOnce: 1, mostWaiting: 10, mostOfAddress: 5);
        using var first = await turns.EnterAsync(From("192.0.2.1"), Cancel);
        var ofOne = Enumerable.Range(0, 8).Select(_ => turns.EnterAsync(From("198.51.100.7"), Cancel)).ToList();
        for (var n = 0; n < 5; n++)
            Enter(turns, $"10.{n}.0.1");
        var refused = ofOne.Count(t => t.IsCompletedSuccessfully);

        var newcomer = turns.EnterAsync(From("203.0.113.9"), Cancel);

        Assert.Equal(3, refused);
        Assert.Null(await ofOne[4].WaitAsync(s_patience, Cancel)); // The last of those that waited.
        Assert.False(newcomer.IsCompleted);
    }

    [Fact]
    public async Task WhoGivesUp_LeavesTheirPlaceAndTheirTurn()
    {
        var turns = new PasswordAdmissionControl(atOnce: 1);
        using var gone = new CancellationTokenSource();
        using var first = await turns.EnterAsync(From("192.0.2.1"), Cancel);
        var left = turns.EnterAsync(From("203.0.113.8"), gone.Token);
        var stays = turns.EnterAsync(From("203.0.113.9"), Cancel);

        await gone.CancelAsync();
        first!.Dispose();
        first.Dispose();
        using var turn = await stays.WaitAsync(s_patience, Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.NotNull(turn);
        var another = turns.EnterAsync(From("203.0.113.10"), Cancel);
        Assert.False(another.IsCompleted);
    }

    [Theory]
    [InlineData("200.1.2.3", "200.1.2.3", "200.1.2.3")]
    [InlineData("::ffff:200.1.2.3", "200.1.2.3", "200.1.2.3")]
    [InlineData("2001:db8:1:2::1", "20010DB80001", "20010DB800010002")]
    [InlineData("2001:db8:1:2:ffff::9", "20010DB80001", "20010DB800010002")]
    public void Address_OfARequest_IsCountedByConnectionAndByNetwork(string address, string network, string connection)
    {
        Assert.Equal(new NetworkAddress(network, connection), From(address));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static NetworkAddress From(string address) => NetworkAddress.Of(IPAddress.Parse(address));

    // Who has a turn notes it and goes.
    private void Enter(PasswordAdmissionControl turns, string address) =>
        _entering.Add(EnterAsync(turns.EnterAsync(From(address), Cancel), address));

    private async Task EnterAsync(Task<IDisposable?> entering, string address)
    {
        if (await entering is not { } turn)
            return;
        lock (_order)
            _order.Add(address);
        turn.Dispose();
    }
}
