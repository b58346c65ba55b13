namespace UsmeAprende.Tests.Reminders;

/// <summary>What happened in the town and when, told apart from what the programme knows of it.</summary>
internal sealed class ClockWalkHistory
{
    private readonly Dictionary<PersonId, List<(DateTime At, bool Allows)>> _consents = [];
    private readonly Dictionary<PersonId, List<(DateTime At, HashSet<(string Kind, string Channel)> Refused)>> _refusals = [];
    private readonly Dictionary<PersonId, (DateTime At, PersonId Into)> _merges = [];

    /// <summary>Minors whom no guardian has let anybody write to.</summary>
    public HashSet<PersonId> Guarded { get; } = [];

    public Dictionary<PersonId, DateTime> Erased { get; } = [];

    public Dictionary<Guid, DateTime> Cancelled { get; } = [];

    public List<ClockWalkDelivery> Deliveries { get; } = [];

    public void RecordConsent(PersonId person, DateTime at, bool allows) => Of(_consents, person).Add((at, allows));

    /// <summary>The whole choice of one human: it replaces what any of their rows said.</summary>
    public void RecordOptOuts(PersonId person, DateTime at, HashSet<(string, string)> refused)
    {
        foreach (var row in RowsOf(person, at).ToList())
            Of(_refusals, row).Add((at, row == person ? refused : []));
    }

    public void RecordMerge(PersonId row, PersonId into, DateTime at) => _merges[row] = (at, into);

    public bool IsMerged(PersonId row) => _merges.ContainsKey(row) || _merges.Values.Any(m => m.Into == row);

    /// <summary>The human behind a row, as known at that moment (R14).</summary>
    public PersonId HumanBehind(PersonId row, DateTime at) => _merges.TryGetValue(row, out var merge) && merge.At <= at ? merge.Into : row;

    /// <summary>Their latest word by any of their rows; who was never asked about it has said yes.</summary>
    public bool Allowed(PersonId row, DateTime at) =>
        RowsOf(row, at)
            .SelectMany(r => Of(_consents, r))
            .Where(d => d.At <= at)
            .OrderBy(d => d.At)
            .Select(d => d.Allows)
            .DefaultIfEmpty(true)
            .Last();

    public bool IsRefused(PersonId row, string kind, string channel, DateTime at) =>
        RowsOf(row, at).Any(r => Of(_refusals, r).LastOrDefault(d => d.At <= at).Refused?.Contains((kind, channel)) == true);

    private IEnumerable<PersonId> RowsOf(PersonId row, DateTime at)
    {
        var human = HumanBehind(row, at);
        return _merges.Where(m => m.Value.Into == human && m.Value.At <= at).Select(m => m.Key).Append(human);
    }

    private static List<T> Of<T>(Dictionary<PersonId, List<T>> all, PersonId person)
    {
        if (!all.TryGetValue(person, out var own))
            all[person] = own = [];
        return own;
    }
}

/// <summary>A letter of the walk as it was handed to the mail server.</summary>
internal sealed record ClockWalkDelivery(DateTime At, Guid ReminderId, string To, bool IsAccepted, bool IsRefused);
