namespace UsmeAprende.Web.People.Accounts;

/// <summary>
/// Who waits, network by network in the order of their turns. Some hundred at most, so lists are searched from end to end.
/// </summary>
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

    /// <param name="isNewcomers">Whether it is the turn of the last network to come of those that have had none.</param>
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
    /// Sends away the last to come of the network that has most, if that is more than the other would have; or, for a network that has
    /// none, of the one in the middle, whose turn would have come last.
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
        // The addresses that have had turns, least lately first.
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

/// <summary>One request that waits for its turn.</summary>
internal sealed class WaitingPasswordAttempt(NetworkAddress from)
{
    private readonly TaskCompletionSource<bool> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NetworkAddress From { get; } = from;

    /// <summary>False where it gave its place up for somebody else.</summary>
    public Task<bool> IsAdmitted => _answer.Task;

    public void Answer(bool isAdmitted) => _answer.TrySetResult(isAdmitted);

    public void Cancel(CancellationToken cancel) => _answer.TrySetCanceled(cancel);
}
