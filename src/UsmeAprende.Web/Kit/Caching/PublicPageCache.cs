using Microsoft.Extensions.Caching.Memory;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Kit.Caching;

/// <summary>
/// Caches the bytes of public pages by their canonical address, until the content changes. Only existing pages are stored, other spellings
/// are redirected, and the size is limited, so that nobody can fill the memory.
/// </summary>
public sealed class PublicPageCache(PublicStamps stamps, TimeProvider clock) : IDisposable
{
    // Enough for about ten thousand pages; a site has a few hundred.
    private const long MostBytes = 64 * 1024 * 1024;

    // Filters can have any number of values, so filtered pages have their own cache and cannot push out the others.
    private const long MostFilteredBytes = 8 * 1024 * 1024;
    private const int LongestFilter = 200;

    // Some content changes with time alone, such as the next gatherings.
    private static readonly TimeSpan KeptOverTheDatabase = TimeSpan.FromMinutes(1);

    private volatile MemoryCache _pages = New(MostBytes);
    private volatile MemoryCache _filtered = New(MostFilteredBytes);

    /// <summary>Incremented whenever the cache is cleared; a page that was being rendered then is not stored.</summary>
    public long Generation { get; private set; }

    /// <param name="path">The canonical path; other spellings are not cached.</param>
    /// <param name="filter">The filter, as in the query; empty for all.</param>
    /// <param name="response">The page, if it is cached.</param>
    public bool TryGet(string path, string filter, out PublicResponse response)
    {
        var kept = filter.Length == 0 ? _pages.Get<KeptPage>(path) : _filtered.Get<KeptPage>(path + filter);
        var isCurrent = kept is not null && (kept.Stamp is not { } stamp || IsCurrent(stamp));
        response = isCurrent ? kept!.Response : null!;
        return isCurrent;
    }

    /// <summary>Captures the state of the content before a page is rendered.</summary>
    public RenderMoment CaptureMoment(params IReadOnlyList<string> areas) =>
        new(Generation, areas.Count == 0 ? null : new RenderMoment.AreaStamp(areas, CountChanges(areas), clock.GetTimestamp()));

    public void Store(string path, string filter, PublicResponse response, RenderMoment since)
    {
        if (since.Generation != Generation || filter.Length > LongestFilter)
            return;
        (filter.Length == 0 ? _pages : _filtered).Set(
            path + filter,
            new KeptPage(response, since.Database),
            new MemoryCacheEntryOptions { Size = response.Weight }
        );
    }

    /// <summary>Clears the cache, when the courses or the styles have changed.</summary>
    public void Invalidate()
    {
        Generation++;
        _pages = New(MostBytes);
        _filtered = New(MostFilteredBytes);
    }

    public void Dispose()
    {
        _pages.Dispose();
        _filtered.Dispose();
    }

    private bool IsCurrent(RenderMoment.AreaStamp stamp) =>
        CountChanges(stamp.Areas) == stamp.Value && clock.GetElapsedTime(stamp.TakenAt) < KeptOverTheDatabase;

    // Counts only grow, so their sum tells whether any of them has changed.
    private long CountChanges(IReadOnlyList<string> areas) => areas.Sum(stamps.CountChanges);

    private static MemoryCache New(long bytes) => new(new MemoryCacheOptions { SizeLimit = bytes });

    private sealed record KeptPage(PublicResponse Response, RenderMoment.AreaStamp? Stamp);
}

/// <summary>The state of the content when the rendering of a page began.</summary>
/// <param name="Generation">The cache's generation.</param>
/// <param name="Database">Only of pages over the database.</param>
public readonly record struct RenderMoment(long Generation, RenderMoment.AreaStamp? Database)
{
    /// <param name="TakenAt">A timestamp of <see cref="TimeProvider"/>, not a time of day.</param>
    public sealed record AreaStamp(IReadOnlyList<string> Areas, long Value, long TakenAt);
}

/// <summary>The first middleware: answers from memory, before routing, sessions or the database are used.</summary>
public static class PublicPageMiddleware
{
    public static IApplicationBuilder UsePublicPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<PublicPageCache>();
        IReadyResponses[] files = [.. app.ApplicationServices.GetServices<IReadyResponses>()];
        var reader = app.ApplicationServices.GetRequiredService<PublicPageReader>();
        return app.Use(next =>
        {
            reader.Attach(Answer);
            return Answer;

            Task Answer(HttpContext context)
            {
                var request = context.Request;
                var isHead = HttpMethods.IsHead(request.Method);
                if (!isHead && !HttpMethods.IsGet(request.Method))
                    return next(context);
                if (!request.QueryString.HasValue)
                {
                    if (pages.TryGet(request.Path.Value!, "", out var page))
                        return page.WriteAsync(context);
                    foreach (var some in files)
                        if (some.TryGet(request.Path, out var file))
                            return file.WriteAsync(context);
                }

                // Actions only answer GET; the server leaves out the body of a HEAD request.
                if (isHead)
                    request.Method = HttpMethods.Get;
                return next(context);
            }
        });
    }
}
