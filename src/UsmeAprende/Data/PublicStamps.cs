using System.Collections.Concurrent;

namespace UsmeAprende.Data;

/// <summary>
/// How often what the public sees of each area has changed, so that kept pages know when they are old.
/// Counted in the process: several servers of one database learn of each other's changes when a kept page's minute is over.
/// </summary>
public sealed class PublicStamps
{
    private readonly ConcurrentDictionary<string, long> _stamps = new(StringComparer.Ordinal);
    private long _everywhere;

    public long Of(string area) => _stamps.GetValueOrDefault(area) + Interlocked.Read(ref _everywhere);

    /// <summary>To be called after the commit of whatever a public page of this area shows.</summary>
    public void Changed(string area) => _stamps.AddOrUpdate(area, 1, (_, stamp) => stamp + 1);

    /// <summary>To be called after the commit of what any area may show, such as somebody's name.</summary>
    public void ChangedEverywhere() => Interlocked.Increment(ref _everywhere);
}
