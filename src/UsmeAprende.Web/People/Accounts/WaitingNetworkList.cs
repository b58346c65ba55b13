namespace UsmeAprende.Web.People.Accounts;

/// <summary>The waiting requests, by network, in the order of their turns. A few hundred at most, so lists are searched linearly.</summary>
internal sealed class WaitingNetworkList
{
    private readonly LinkedList<WaitingNetwork> _networks = new();

    public int Count => _networks.Sum(n => n.Count);

    public int CountOf(NetworkAddress from) => Find(from)?.Tries.Count(t => t.From == from) ?? 0;

    public WaitingPasswordAttempt Add(NetworkAddress from)
    {
        var network = Find(from) ?? _networks.AddLast(new WaitingNetwork(from.Network)).Value;
        var waiting = new WaitingPasswordAttempt(from);
        network.Tries.Add(waiting);
        return waiting;
    }

    public bool Remove(WaitingPasswordAttempt waiting)
    {
        if (Find(waiting.From) is not { } network || !network.Tries.Remove(waiting))
            return false;
        if (network.Count == 0)
            _networks.Remove(network);
        return true;
    }

    /// <param name="isNewcomers">Whether the next turn is for the latest of the networks that had none yet.</param>
    public WaitingPasswordAttempt? TakeNext(bool isNewcomers)
    {
        var network = (isNewcomers ? _networks.LastOrDefault(n => !n.HadTurn) : null) ?? _networks.FirstOrDefault();
        if (network is null)
            return null;
        _networks.Remove(network);
        var next = network.TakeNext();
        if (network.Count > 0)
            _networks.AddLast(network);
        return next;
    }

    /// <summary>
    /// Makes room for a new request: removes the latest request of the network that has most, if that has more than the new one's network
    /// would have. For a network without requests, it removes one of the network in the middle, whose turn would have come last.
    /// </summary>
    public bool MakeRoomFor(NetworkAddress from)
    {
        var own = Find(from)?.Count ?? 0;
        var most = _networks.MaxBy(n => n.Count)!;
        if (most.Count <= own + 1 && own > 0)
            return false;
        var loser = (most.Count > own + 1 ? most : _networks.ElementAt(_networks.Count / 2)).Tries[^1];
        Remove(loser);
        loser.Answer(isAdmitted: false);
        return true;
    }

    private WaitingNetwork? Find(NetworkAddress from) => _networks.FirstOrDefault(n => n.Name == from.Network);

    private sealed class WaitingNetwork(string name)
    {
        // The addresses that had turns, the longest ago first.
        private readonly List<string> _served = [];

        public string Name { get; } = name;

        public List<WaitingPasswordAttempt> Tries { get; } = [];

        public int Count => Tries.Count;

        public bool HadTurn => _served.Count > 0;

        public WaitingPasswordAttempt TakeNext()
        {
            var next = Tries.MinBy(t => _served.IndexOf(t.From.Address))!;
            Tries.Remove(next);
            _served.Remove(next.From.Address);
            _served.Add(next.From.Address);
            return next;
        }
    }
}

/// <summary>A waiting request.</summary>
internal sealed class WaitingPasswordAttempt(NetworkAddress from)
{
    private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NetworkAddress From { get; } = from;

    /// <summary>False if it was removed for another request.</summary>
    public Task<bool> IsAdmitted => _answer.Task;

    public void Answer(bool isAdmitted) => _answer.TrySetResult(isAdmitted);

    public void Cancel(CancellationToken cancel) => _answer.TrySetCanceled(cancel);
}
