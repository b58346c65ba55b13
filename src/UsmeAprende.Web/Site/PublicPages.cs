using System.Collections.Concurrent;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Site;

/// <summary>
/// Every public page that someone has asked for since the content last changed, as ready bytes by path.
/// Only existing pages come in, and paths are told apart without case or final slash, so that nobody can fill the memory.
/// </summary>
public sealed class PublicPages(PublicStamps stamps, TimeProvider clock)
{
    // What "the next encounters" are changes by itself as time goes by.
    private static readonly TimeSpan KeptOverTheDatabase = TimeSpan.FromMinutes(1);

    private ConcurrentDictionary<string, Kept> _pages = NewPages();

    /// <summary>Grows whenever what is kept is thrown away; a page that began rendering before is not kept.</summary>
    public long Generation { get; private set; }

    public bool TryGet(PathString path, out PublicResponse response)
    {
        var isKept = _pages.TryGetValue(Key(path), out var kept) && (kept.Stamp is not { } stamp || IsCurrent(stamp));
        response = kept.Response;
        return isKept;
    }

    /// <summary>What a page that is about to be rendered must not be older than.</summary>
    public PublicMoment Now(string? area) => new(Generation, area is null ? null : new PublicMoment.Stamp(area, stamps.Of(area), clock.GetTimestamp()));

    public void Keep(PathString path, PublicResponse response, PublicMoment since)
    {
        if (since.Generation == Generation)
            _pages[Key(path)] = new Kept(response, since.Database);
    }

    /// <summary>Forgets every page: the courses or the look have changed.</summary>
    public void Invalidate()
    {
        Generation++;
        _pages = NewPages();
    }

    private bool IsCurrent(PublicMoment.Stamp stamp) => stamps.Of(stamp.Area) == stamp.Value && clock.GetElapsedTime(stamp.TakenAt) < KeptOverTheDatabase;

    private static ConcurrentDictionary<string, Kept> NewPages() => new(StringComparer.OrdinalIgnoreCase);

    private static string Key(PathString path)
    {
        var value = path.Value ?? "/";
        return value.Length > 1 && value[^1] == '/' ? value.TrimEnd('/') : value;
    }

    private readonly record struct Kept(PublicResponse Response, PublicMoment.Stamp? Stamp);
}
