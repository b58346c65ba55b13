using UsmeAprende.Data;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Web.Kit.Help;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Gatherings.Planning;

/// <summary>Remembers the next gathering, so that pages for unknown addresses ask the database at most once a minute.</summary>
public sealed partial class NextGatheringFinder(
    IServiceScopeFactory scopes,
    PublicStamps stamps,
    TimeProvider clock,
    ILogger<NextGatheringFinder> log
) : INextGathering
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    // The page that explains a failure must not wait for a database that is the failure, and not ask it each time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private volatile KnownGathering? _known;

    public async Task<NextGathering?> FindAsync(CancellationToken cancel)
    {
        var stamp = stamps.CountChanges(PublicGatheringReader.Area);
        if (_known is { } known && known.Stamp == stamp && clock.GetElapsedTime(known.ReadAt) < Kept)
            return known.Gathering;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        waiting.CancelAfter(Patience);
        NextGathering? next = null;
        try
        {
            next = await ReadAsync(waiting.Token);
        }
        catch (Exception fault) when (!cancel.IsCancellationRequested)
        {
            Unread(log, fault);
        }
        _known = new KnownGathering(stamp, clock.GetTimestamp(), next);
        return next;
    }

    private async Task<NextGathering?> ReadAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var coming = await scope.ServiceProvider.GetRequiredService<PublicGatheringReader>().ListComingAsync(new GatheringFilter(), cancel);
        return coming.Find(g => g.CancelledAt is null && !g.HasBegun) is { } next
            ? new NextGathering(
                $"/encuentros/{next.Id}",
                next.Title,
                SpanishDates.DayAndHours(next.StartsAt, next.EndsAt),
                $"{next.Venue}, {next.Place}"
            )
            : null;
    }

    [LoggerMessage(LogLevel.Warning, "The next gathering could not be read for a page that offers help")]
    private static partial void Unread(ILogger log, Exception fault);

    private sealed record KnownGathering(long Stamp, long ReadAt, NextGathering? Gathering);
}
