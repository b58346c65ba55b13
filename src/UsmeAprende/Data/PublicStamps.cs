using System.Collections.Concurrent;

namespace UsmeAprende.Data;

/// <summary>
/// How often what the public sees of each area has changed, so that kept pages know when they are old.
/// Counted in the process; several nodes of one database tell each other by a <see cref="StampExchange"/>.
/// </summary>
public sealed class PublicStamps
{
    /// <summary>Stands for all areas at once.</summary>
    internal const string Everywhere = "*";

    private readonly ConcurrentDictionary<string, long> _stamps = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _untold = new(StringComparer.Ordinal);

    public long Of(string area) => _stamps.GetValueOrDefault(area) + _stamps.GetValueOrDefault(Everywhere);

    /// <summary>
    /// To be said with <see cref="UsmeDb.AfterCommit"/> in the unit of work that changes whatever a public page of this area shows.
    /// </summary>
    public void Changed(string area)
    {
        Count(area);
        _untold[area] = true;
    }

    /// <summary>
    /// To be said with <see cref="UsmeDb.AfterCommit"/> in the unit of work that changes what any area may show, such as somebody's name.
    /// </summary>
    public void ChangedEverywhere() => Changed(Everywhere);

    /// <summary>Another node has changed it.</summary>
    internal void Count(string area) => _stamps.AddOrUpdate(area, 1, (_, stamp) => stamp + 1);

    /// <summary>The areas that were changed here since this was last asked.</summary>
    internal IReadOnlyList<string> TakeUntold() => [.. _untold.Keys.Where(area => _untold.TryRemove(area, out _))];
}
