using System.Collections.Concurrent;

namespace UsmeAprende.Web.Site;

/// <summary>
/// Every public page that someone has asked for since the content last changed, as ready bytes by path.
/// Only existing pages come in, and paths are told apart without case or final slash, so that nobody can fill the memory.
/// </summary>
public sealed class PublicPages
{
    private ConcurrentDictionary<string, PublicResponse> _pages = NewPages();

    /// <summary>Grows whenever what is kept is thrown away; a page that began rendering before is not kept.</summary>
    public long Generation { get; private set; }

    public bool TryGet(PathString path, out PublicResponse response) =>
        _pages.TryGetValue(Key(path), out response!);

    public void Keep(PathString path, PublicResponse response, long generation)
    {
        if (generation == Generation)
            _pages[Key(path)] = response;
    }

    /// <summary>Forgets every page: the courses or the look have changed.</summary>
    public void Invalidate()
    {
        Generation++;
        _pages = NewPages();
    }

    private static ConcurrentDictionary<string, PublicResponse> NewPages() => new(StringComparer.OrdinalIgnoreCase);

    private static string Key(PathString path)
    {
        var value = path.Value ?? "/";
        return value.Length > 1 && value[^1] == '/' ? value.TrimEnd('/') : value;
    }
}
