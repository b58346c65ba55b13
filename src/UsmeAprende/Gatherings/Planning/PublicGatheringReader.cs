using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People.Places;

namespace UsmeAprende.Gatherings.Planning;

/// <summary>Reads gatherings for public pages and calendars.</summary>
public sealed class PublicGatheringReader(UsmeDb db, TimeProvider clock)
{
    /// <summary>The area of the stamps for these pages (<see cref="PublicStamps"/>).</summary>
    public const string Area = "encuentros";

    private const int Most = 100;
    private const int MostInFeed = 500;

    // A subscribed calendar must still find a gathering to learn that it was cancelled.
    private static readonly TimeSpan KeptInFeed = TimeSpan.FromDays(90);

    /// <summary>The gatherings that are not over, the next first; cancelled ones too, so that nobody goes there in vain.</summary>
    public Task<List<PublicGathering>> ListComingAsync(GatheringFilter filter, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var gatherings = db.Gatherings.Where(g => g.EndsAt > now);
        if (filter.From is { } from)
            gatherings = gatherings.Where(g => g.StartsAt >= from);
        if (filter.Kind is { } kind)
            gatherings = gatherings.Where(g => g.Kind == kind);
        if (filter.Place is { } place)
            gatherings = gatherings.Where(g => db.Venues.Any(v => v.Id == g.VenueId && v.PlaceId == place));
        if (filter.Course is { } course)
        {
            var (start, end) = ActivityId.RangeWithin(course);
            gatherings = gatherings.Where(g =>
                g.Lessons.Any(l => l.Lesson >= start && l.Lesson < end)
                || db.Groups.Any(group => group.Id == g.GroupId && group.CourseId == course)
            );
        }
        return ToPublic(gatherings).OrderBy(g => g.StartsAt).ThenBy(g => g.Id).Take(Most).ToListAsync(cancel);
    }

    /// <summary>The gatherings for a subscribed calendar, in order of time.</summary>
    public Task<List<PublicGathering>> ListForFeedAsync(CancellationToken cancel)
    {
        var since = clock.GetUtcNow().UtcDateTime - KeptInFeed;
        return ToPublic(db.Gatherings.Where(g => g.EndsAt > since))
            .OrderBy(g => g.StartsAt)
            .ThenBy(g => g.Id)
            .Take(MostInFeed)
            .ToListAsync(cancel);
    }

    public Task<PublicGathering?> FindAsync(Guid id, CancellationToken cancel) =>
        ToPublic(db.Gatherings.Where(g => g.Id == id)).SingleOrDefaultAsync(cancel);

    /// <summary>The next gathering that one can come to; null if none is planned.</summary>
    public Task<PublicGathering?> FindNextAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return ToPublic(db.Gatherings.Where(g => g.StartsAt > now && g.CancelledAt == null && g.ClosedAt == null))
            .OrderBy(g => g.StartsAt)
            .ThenBy(g => g.Id)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>Several gatherings, in order of time.</summary>
    public Task<List<PublicGathering>> ListByIdsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        ToPublic(db.Gatherings.Where(g => ids.Contains(g.Id))).OrderBy(g => g.StartsAt).ThenBy(g => g.Id).ToListAsync(cancel);

    /// <summary>All gatherings of a group, in order of time.</summary>
    public Task<List<PublicGathering>> ListForGroupAsync(Guid group, CancellationToken cancel) =>
        ToPublic(db.Gatherings.Where(g => g.GroupId == group)).OrderBy(g => g.StartsAt).ThenBy(g => g.Id).ToListAsync(cancel);

    /// <summary>Places with future gatherings.</summary>
    public Task<List<LocalityPlace>> ListPlacesAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db
            .Places.AsNoTracking()
            .Where(p => db.Gatherings.Any(g => g.EndsAt > now && db.Venues.Any(v => v.Id == g.VenueId && v.PlaceId == p.Id)))
            .OrderBy(p => p.NameKey)
            .ToListAsync(cancel);
    }

    private IQueryable<PublicGathering> ToPublic(IQueryable<Gathering> gatherings)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return from gathering in gatherings.AsSplitQuery()
            join venue in db.Venues on gathering.VenueId equals venue.Id
            join place in db.Places on venue.PlaceId equals place.Id
            join own in db.Groups on gathering.GroupId equals own.Id into groups
            from own in groups.DefaultIfEmpty()
            select new PublicGathering
            {
                Id = gathering.Id,
                Kind = gathering.Kind,
                Title = gathering.Title,
                Area = gathering.Area,
                HeldWith = gathering.HeldWith,
                Venue = venue.Name,
                Address = venue.Address,
                Directions = venue.Directions,
                IsAccessible = venue.IsAccessible,
                Place = place.Name,
                PlaceKind = place.Kind,
                StartsAt = gathering.StartsAt,
                EndsAt = gathering.EndsAt,
                HasBegun = gathering.StartsAt <= now || gathering.ClosedAt != null,
                Seats = gathering.Seats,
                Taken = db.SeatReservations.Count(r => r.GatheringId == gathering.Id && r.State == SeatState.Reserved),
                Notes = gathering.Notes,
                Sequence = gathering.Sequence,
                ChangedAt = gathering.ChangedAt,
                CancelledAt = gathering.CancelledAt,
                ChangeReason = gathering.ChangeReason,
                GroupId = gathering.GroupId,
                GroupName = own.Name,
                GroupCourse = own.CourseId,
                Lessons = gathering.Lessons.OrderBy(l => l.Lesson).Select(l => l.Lesson).ToList(),
                Facilitators = gathering
                    .Facilitators.Join(db.People, f => f.PersonId, p => p.Id, (_, p) => p.GivenNames)
                    .OrderBy(name => name)
                    .ToList(),
            };
    }
}

/// <summary>Filter for future gatherings; null for any.</summary>
public sealed record GatheringFilter
{
    public Guid? Place { get; init; }

    /// <summary>One of <see cref="GatheringCodeList.Kinds"/>.</summary>
    public string? Kind { get; init; }

    public string? Course { get; init; }

    public DateTime? From { get; init; }
}
