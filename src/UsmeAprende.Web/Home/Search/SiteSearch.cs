using System.Collections.Immutable;
using UsmeAprende.Catalogue;
using UsmeAprende.Catalogue.Search;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Planning;
using UsmeAprende.Wording;

namespace UsmeAprende.Web.Home.Search;

/// <summary>
/// What can be found on the site: courses, help and coming gatherings. The index is made again when the courses or the gatherings change,
/// and at the latest after a minute, since gatherings begin.
/// </summary>
public sealed class SiteSearch(CatalogueStore catalogue, IServiceScopeFactory scopes, PublicStamps stamps, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(1);

    private volatile KnownContent? _content;
    private volatile KnownSite? _site;

    /// <summary>What the courses and the help say: what phones keep.</summary>
    public SearchIndex Content
    {
        get
        {
            var now = catalogue.Current;
            if (_content is { } known && ReferenceEquals(known.Catalogue, now))
                return known.Index;
            var index = new SearchIndex(now.Synonyms, [.. CatalogueSearchEntries.List(now), .. HelpSearchEntries.All]);
            _content = new KnownContent(now, index);
            return index;
        }
    }

    /// <summary>Everything.</summary>
    public async Task<SearchIndex> ReadAsync(CancellationToken cancel)
    {
        var content = Content;
        var stamp = stamps.CountChanges(PublicGatheringReader.Area);
        if (
            _site is { } known
            && ReferenceEquals(known.Content, content)
            && known.Stamp == stamp
            && clock.GetElapsedTime(known.ReadAt) < Kept
        )
            return known.Index;
        var index = content.With(await ListGatheringsAsync(cancel));
        _site = new KnownSite(content, stamp, clock.GetTimestamp(), index);
        return index;
    }

    /// <summary>The gatherings that somebody can still go to.</summary>
    public async Task<ImmutableArray<SearchEntry>> ListGatheringsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var coming = await scope.ServiceProvider.GetRequiredService<PublicGatheringReader>().ListComingAsync(new GatheringFilter(), cancel);
        return [.. coming.Where(g => g.CancelledAt is null && !g.HasBegun).Select(Create)];
    }

    private SearchEntry Create(PublicGathering gathering)
    {
        var courses = catalogue.Current;
        var lessons = gathering
            .Lessons.Select(l => courses.LessonsById.GetValueOrDefault(courses.ResolveRenamed(l))?.Title)
            .OfType<string>();
        return new SearchEntry(
            SearchKind.Gathering,
            gathering.Title,
            $"/encuentros/{gathering.Id}",
            $"{SpanishDates.DayAndHours(gathering.StartsAt, gathering.EndsAt)} · {gathering.Venue}, {gathering.Place}",
            ["encuentro", GatheringCodeList.Kinds.NameOf(gathering.Kind), gathering.Venue, gathering.Place, .. lessons],
            []
        );
    }

    private sealed record KnownContent(CourseCatalogue Catalogue, SearchIndex Index);

    private sealed record KnownSite(SearchIndex Content, long Stamp, long ReadAt, SearchIndex Index);
}
