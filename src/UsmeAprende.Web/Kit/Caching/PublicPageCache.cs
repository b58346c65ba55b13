using Microsoft.Extensions.Caching.Memory;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Kit.Caching;

/// <summary>
/// Every public page that someone has asked for since the content last changed, as ready bytes by its one address.
/// Only existing pages come in, other spellings of an address are sent to that one, and the whole is bounded, so that nobody can fill the
/// memory.
/// </summary>
public sealed class PublicPageCache(PublicStamps stamps, TimeProvider clock) : IDisposable
{
    // Some ten thousand pages; a site has a few hundred.
    private const long MostBytes = 64 * 1024 * 1024;

    // Filters have no end of values: they have a place of their own, so as not to push the pages out of theirs.
    private const long MostFilteredBytes = 8 * 1024 * 1024;
    private const int LongestFilter = 200;

    // What "the next encounters" are changes by itself as time goes by.
    private static readonly TimeSpan KeptOverTheDatabase = TimeSpan.FromMinutes(1);

    private volatile MemoryCache _pages = New(MostBytes);
    private volatile MemoryCache _filtered = New(MostFilteredBytes);

    /// <summary>Grows whenever what is kept is thrown away; a page that began rendering before is not kept.</summary>
    public long Generation { get; private set; }

    /// <param name="path">The canonical one; any other is a page that is not kept.</param>
    /// <param name="filter">What of it is shown, as in the address; empty for all.</param>
    /// <param name="response">The page, if it is kept.</param>
    public bool TryGet(string path, string filter, out PublicResponse response)
    {
        var kept = filter.Length == 0 ? _pages.Get<KeptPage>(path) : _filtered.Get<KeptPage>(path + filter);
        var isCurrent = kept is not null && (kept.Stamp is not { } stamp || IsCurrent(stamp));
        response = isCurrent ? kept!.Response : null!;
        return isCurrent;
    }

    /// <summary>What a page that is about to be rendered must not be older than.</summary>
    public RenderMoment CaptureMoment(string? area) =>
        new(Generation, area is null ? null : new RenderMoment.AreaStamp(area, stamps.CountChanges(area), clock.GetTimestamp()));

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

    /// <summary>Forgets every page: the courses or the look have changed.</summary>
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
        stamps.CountChanges(stamp.Area) == stamp.Value && clock.GetElapsedTime(stamp.TakenAt) < KeptOverTheDatabase;

    private static MemoryCache New(long bytes) => new(new MemoryCacheOptions { SizeLimit = bytes });

    private sealed record KeptPage(PublicResponse Response, RenderMoment.AreaStamp? Stamp);
}

/// <summary>When a public page began to be rendered, told by what could make it old.</summary>
/// <param name="Generation">Of <see cref="PublicPageCache"/>.</param>
/// <param name="Database">Only of pages over the database.</param>
public readonly record struct RenderMoment(long Generation, RenderMoment.AreaStamp? Database)
{
    /// <param name="TakenAt">A timestamp of the clock, not a time.</param>
    public sealed record AreaStamp(string Area, long Value, long TakenAt);
}

/// <summary>The first middleware: answers what is already in memory, before routing, sessions or the database are touched.</summary>
public static class PublicPageMiddleware
{
    public static IApplicationBuilder UsePublicPages(this IApplicationBuilder app)
    {
        var pages = app.ApplicationServices.GetRequiredService<PublicPageCache>();
        IReadyResponses[] files = [.. app.ApplicationServices.GetServices<IReadyResponses>()];
        return app.Use(next =>
            context =>
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

                // Actions answer GET; the server itself leaves out the body that HEAD does not want.
                if (isHead)
                    request.Method = HttpMethods.Get;
                return next(context);
            }
        );
    }
}
