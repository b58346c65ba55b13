using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;

namespace UsmeAprende.Gatherings.Planning;

/// <summary>
/// The places where gatherings are held: facilitators add them; coordinators can also change and retire them. Every change is audited
/// (R31).
/// </summary>
public sealed class VenueService(UsmeDb db, FormIdempotency forms, AuditTrail audit, PublicStamps stamps, TimeProvider clock)
{
    public Task<List<ListedVenue>> ListAllAsync(CancellationToken cancel) =>
        QueryListed().OrderBy(v => v.RetiredAt != null).ThenBy(v => v.Name).ToListAsync(cancel);

    /// <summary>The venues to choose from; a retired one only if the plan has it already.</summary>
    public Task<List<ListedVenue>> ListOfferedAsync(Guid? chosen, CancellationToken cancel) =>
        QueryListed().Where(v => v.RetiredAt == null || v.Id == chosen).OrderBy(v => v.Name).ToListAsync(cancel);

    public Task<GatheringVenue?> FindAsync(Guid id, CancellationToken cancel) =>
        db.Venues.AsNoTracking().SingleOrDefaultAsync(v => v.Id == id, cancel);

    /// <returns>False if another venue was added with this form: that one is stored, and this is not (R33).</returns>
    public async Task<bool> AddAsync(PersonId staff, VenueDetails details, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(PublicGatheringReader.Area));
                var history = await forms.ReadAsync([details.Id], cancel);
                if (await db.Venues.AnyAsync(v => v.Id == details.Id, cancel))
                    return history.IsRepeated(details.Id, details);
                history.Store(details.Id, details);
                var venue = new GatheringVenue { Id = details.Id };
                venue.Update(details);
                db.Add(venue);
                await audit.AppendAsync(
                    db,
                    staff,
                    GatheringAudit.VenueAdded,
                    GatheringAudit.VenueSubject(venue.Id),
                    null,
                    GatheringAudit.Describe(venue),
                    cancel
                );
                return true;
            },
            cancel
        );
    }

    /// <returns>False if it does not exist.</returns>
    public async Task<bool> ChangeAsync(PersonId staff, VenueDetails details, CancellationToken cancel)
    {
        return await db.WriteAsync(
            async () =>
            {
                db.AfterCommit(() => stamps.MarkChanged(PublicGatheringReader.Area));
                if (await db.Venues.SingleOrDefaultAsync(v => v.Id == details.Id, cancel) is not { } venue)
                    return false;
                var before = GatheringAudit.Describe(venue);
                venue.Update(details);
                if (before != GatheringAudit.Describe(venue))
                    await audit.AppendAsync(
                        db,
                        staff,
                        GatheringAudit.VenueChanged,
                        GatheringAudit.VenueSubject(venue.Id),
                        before,
                        GatheringAudit.Describe(venue),
                        cancel
                    );
                return true;
            },
            cancel
        );
    }

    public Task<bool> RetireAsync(PersonId staff, Guid id, CancellationToken cancel) =>
        SwitchAsync(staff, id, GatheringAudit.VenueRetired, v => v.RetiredAt is null, v => v.Retire(clock.GetUtcNow().UtcDateTime), cancel);

    public Task<bool> RestoreAsync(PersonId staff, Guid id, CancellationToken cancel) =>
        SwitchAsync(staff, id, GatheringAudit.VenueRestored, v => v.RetiredAt is not null, v => v.Restore(), cancel);

    private Task<bool> SwitchAsync(
        PersonId staff,
        Guid id,
        string deed,
        Func<GatheringVenue, bool> isDue,
        Action<GatheringVenue> act,
        CancellationToken cancel
    ) =>
        db.WriteAsync(
            async () =>
            {
                if (await db.Venues.SingleOrDefaultAsync(v => v.Id == id, cancel) is not { } venue)
                    return false;
                if (!isDue(venue))
                    return true;
                act(venue);
                await audit.AppendAsync(db, staff, deed, GatheringAudit.VenueSubject(id), null, null, cancel);
                return true;
            },
            cancel
        );

    private IQueryable<ListedVenue> QueryListed() =>
        from venue in db.Venues
        join place in db.Places on venue.PlaceId equals place.Id
        select new ListedVenue
        {
            Id = venue.Id,
            Name = venue.Name,
            PlaceId = place.Id,
            PlaceName = place.Name,
            PlaceKind = place.Kind,
            Address = venue.Address,
            Directions = venue.Directions,
            IsAccessible = venue.IsAccessible,
            RetiredAt = venue.RetiredAt,
        };
}

/// <summary>A venue with the name of its vereda, barrio or UPZ.</summary>
public sealed record ListedVenue
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid PlaceId { get; init; }

    public required string PlaceName { get; init; }

    public required string PlaceKind { get; init; }

    public required string Address { get; init; }

    public string? Directions { get; init; }

    public required bool IsAccessible { get; init; }

    public DateTime? RetiredAt { get; init; }
}
