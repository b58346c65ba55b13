using Microsoft.EntityFrameworkCore;
using UsmeAprende.Audit;
using UsmeAprende.Data;
using UsmeAprende.Typing;

namespace UsmeAprende.People.Places;

/// <summary>The places of the locality: read by everyone, changed by coordinators, every change audited (R31).</summary>
public sealed class PlaceDirectory(UsmeDb db, FormIdempotency forms, AuditTrail audit, TimeProvider clock)
{
    /// <summary>The places that are offered in lists, by name.</summary>
    public async Task<IReadOnlyList<LocalityPlace>> ListOfferedAsync(CancellationToken cancel) =>
        [.. (await ListAllAsync(cancel)).Where(p => p.RetiredAt is null)];

    /// <summary>All places, retired ones too, by name.</summary>
    public async Task<IReadOnlyList<LocalityPlace>> ListAllAsync(CancellationToken cancel) =>
        await db.Places.AsNoTracking().OrderBy(p => p.NameKey).ThenBy(p => p.Kind).ToListAsync(cancel);

    public Task<LocalityPlace?> FindAsync(Guid id, CancellationToken cancel) =>
        db.Places.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);

    /// <summary>
    /// The place with a name, whatever the accents and capitals. Of several with the same name, one that is still in use.
    /// </summary>
    public async Task<LocalityPlace?> FindByNameAsync(string? name, CancellationToken cancel)
    {
        var key = TypedText.Fold(name, withDigits: true);
        return key.Length == 0
            ? null
            : await db
                .Places.AsNoTracking()
                .Where(p => p.NameKey == key)
                .OrderBy(p => p.RetiredAt != null)
                .ThenByDescending(p => p.Kind)
                .FirstOrDefaultAsync(cancel);
    }

    /// <param name="actor">Who adds it.</param>
    /// <param name="id">The id made with the form, so that pressing twice adds one place (R33).</param>
    /// <param name="details">Its data.</param>
    /// <param name="cancel">Stops waiting.</param>
    /// <returns>Null if they may not, another place was added with this form, or one of that kind and name exists already.</returns>
    public Task<LocalityPlace?> AddAsync(Actor actor, Guid id, PlaceDetails details, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (!(await actor.ReloadAsync(db, cancel)).IsCoordinator)
                    return null;
                var history = await forms.ReadAsync([id], cancel);
                if (await db.Places.SingleOrDefaultAsync(p => p.Id == id, cancel) is { } sent)
                    return history.IsRepeated(id, details) ? sent : null;
                if (await IsTakenAsync(details, except: null, cancel))
                    return null;
                var place = LocalityPlace.Create(details, id: id);
                history.Store(id, details);
                db.Add(place);
                await audit.AppendAsync(
                    db,
                    actor.PersonId,
                    PlaceAudit.Added,
                    PlaceAudit.Subject(place.Id),
                    null,
                    PlaceAudit.Describe(place),
                    cancel
                );
                return place;
            },
            cancel
        );

    /// <returns>False if they may not, another place of that kind has the name, or this one does not exist.</returns>
    public Task<bool> ChangeAsync(Actor actor, Guid id, PlaceDetails details, CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                if (
                    !(await actor.ReloadAsync(db, cancel)).IsCoordinator
                    || await db.Places.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } place
                    || await IsTakenAsync(details, id, cancel)
                )
                    return false;
                var before = PlaceAudit.Describe(place);
                place.SetDetails(details);
                if (before != PlaceAudit.Describe(place))
                    await audit.AppendAsync(
                        db,
                        actor.PersonId,
                        PlaceAudit.Changed,
                        PlaceAudit.Subject(id),
                        before,
                        PlaceAudit.Describe(place),
                        cancel
                    );
                return true;
            },
            cancel
        );

    public Task<bool> RetireAsync(Actor actor, Guid id, CancellationToken cancel) =>
        SwitchAsync(
            actor,
            id,
            PlaceAudit.Retired,
            place => place.RetiredAt is null,
            place => place.Retire(clock.GetUtcNow().UtcDateTime),
            cancel
        );

    public Task<bool> RestoreAsync(Actor actor, Guid id, CancellationToken cancel) =>
        SwitchAsync(actor, id, PlaceAudit.Restored, place => place.RetiredAt is not null, place => place.Restore(), cancel);

    private Task<bool> SwitchAsync(
        Actor actor,
        Guid id,
        string deed,
        Func<LocalityPlace, bool> isDue,
        Action<LocalityPlace> act,
        CancellationToken cancel
    ) =>
        db.WriteAsync(
            async () =>
            {
                if (
                    !(await actor.ReloadAsync(db, cancel)).IsCoordinator
                    || await db.Places.SingleOrDefaultAsync(p => p.Id == id, cancel) is not { } place
                )
                    return false;
                if (!isDue(place))
                    return true;
                act(place);
                await audit.AppendAsync(db, actor.PersonId, deed, PlaceAudit.Subject(id), null, null, cancel);
                return true;
            },
            cancel
        );

    // The same name may stand for a UPZ and for a barrio inside it.
    private async Task<bool> IsTakenAsync(PlaceDetails details, Guid? except, CancellationToken cancel)
    {
        var key = details.Name.SearchKey;
        var kinds = await db.Places.Where(p => p.NameKey == key && p.Id != except).Select(p => p.Kind).ToListAsync(cancel);
        return kinds.Contains(details.Kind, StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>Names of the audit's entries about places (R31).</summary>
public static class PlaceAudit
{
    public const string Added = "lugar.agregado";
    public const string Changed = "lugar.cambiado";
    public const string Retired = "lugar.retirado";
    public const string Restored = "lugar.de-vuelta";

    public static string Subject(Guid place) => $"lugar/{place}";

    internal static string Describe(LocalityPlace place) => $"{place.Kind} {place.Code} {place.Name}";
}
