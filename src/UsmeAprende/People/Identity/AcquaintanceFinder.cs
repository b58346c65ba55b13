using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;

namespace UsmeAprende.People.Identity;

/// <summary>
/// Finds people whom a member of staff may see already and who may be the one to be registered (R38): those whom they registered, and those
/// whom they know from gatherings. Nobody else is looked at, so that nobody can be fished for by name (R14).
/// </summary>
public sealed class AcquaintanceFinder(UsmeDb db, IAcquaintanceSource gatherings)
{
    // SQL Server takes some two thousand parameters.
    private const int KeysAtOnce = 1_000;

    /// <summary>Fewer letters would be a list of everybody.</summary>
    private const int ShortestSearch = 3;

    /// <param name="actor">Who registers.</param>
    /// <param name="gathering">Where; null if it is not at a gathering.</param>
    /// <param name="profile">The one to be registered.</param>
    /// <param name="notThese">Rows that are not offered: dismissed, or registered with this very form.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<IReadOnlyList<StaffAcquaintance>> ListAlikeAsync(
        Actor actor,
        Guid? gathering,
        PersonProfile profile,
        IReadOnlyCollection<PersonId> notThese,
        CancellationToken cancel
    )
    {
        var circle = await ReadAsync(actor, gathering, [profile], cancel);
        var alike = circle.ListAlike(profile).Select(human => (PersonId)human).Except(notThese).ToList();
        var described = await DescribeAsync(actor, gathering, alike, cancel);
        return [.. alike.Where(described.ContainsKey).Select(person => described[person])];
    }

    /// <summary>Finds people by the beginning of their names.</summary>
    /// <param name="actor">Who looks for them.</param>
    /// <param name="gathering">Where; null if it is not at a gathering.</param>
    /// <param name="typed">A name, or its first letters.</param>
    /// <param name="listed">Survivor rows of those who are on the list already, and are not offered.</param>
    /// <param name="cancel">Stops reading.</param>
    public async Task<IReadOnlyList<StaffAcquaintance>> SearchAsync(
        Actor actor,
        Guid? gathering,
        string typed,
        IReadOnlySet<HumanId> listed,
        CancellationToken cancel
    )
    {
        var begun = PersonName.SearchKey(typed, "");
        if (begun.Length < ShortestSearch)
            return [];
        var circle = await ReadAsync(actor, gathering, [], cancel);
        var found = circle.ListBeginning(begun, listed).Select(human => (PersonId)human).ToList();
        var described = await DescribeAsync(actor, gathering, found, cancel);
        return [.. found.Where(described.ContainsKey).Select(person => described[person])];
    }

    /// <summary>Everybody with whom these profiles can be compared.</summary>
    public async Task<AcquaintanceCircle> ReadAsync(
        Actor actor,
        Guid? gathering,
        IReadOnlyCollection<PersonProfile> profiles,
        CancellationToken cancel
    )
    {
        var rows = Rows(actor, gathering);
        var known = await rows.Join(
                db.People,
                p => (PersonId)p.SurvivorId,
                s => s.Id,
                (p, s) =>
                    new
                    {
                        p.SurvivorId,
                        p.NameKey,
                        SurvivorName = s.NameKey,
                        s.ErasedAt,
                    }
            )
            .Where(k => k.ErasedAt == null)
            .ToListAsync(cancel);
        var keys = profiles
            .SelectMany(p => new[] { p.Phone?.MatchKey, p.Document?.MatchKey, p.Email?.MatchKey })
            .OfType<string>()
            .Distinct()
            .ToList();
        var identifiers = new List<(string, HumanId)>();
        foreach (var part in keys.Chunk(KeysAtOnce))
            identifiers.AddRange(
                (
                    await db
                        .PersonIdentifiers.Where(i => part.Contains(i.MatchKey))
                        .Join(rows, i => i.PersonId, p => p.Id, (i, p) => new { i.MatchKey, p.SurvivorId })
                        .ToListAsync(cancel)
                ).Select(i => (i.MatchKey, i.SurvivorId))
            );
        return new AcquaintanceCircle(
            [
                .. known
                    .SelectMany(k => new[] { new CircleMember(k.SurvivorId, k.NameKey), new CircleMember(k.SurvivorId, k.SurvivorName) })
                    .Distinct(),
            ],
            identifiers
        );
    }

    /// <summary>What this member of staff may see of these people, by their survivor rows. Who is not theirs is left out.</summary>
    public async Task<IReadOnlyDictionary<PersonId, StaffAcquaintance>> DescribeAsync(
        Actor actor,
        Guid? gathering,
        IReadOnlyCollection<PersonId> people,
        CancellationToken cancel
    )
    {
        var described = new Dictionary<PersonId, StaffAcquaintance>();
        foreach (var part in people.Distinct().Chunk(KeysAtOnce))
        {
            var humans = part.Select(p => (HumanId)p).ToList();
            var rows = await Rows(actor, gathering)
                .Where(p => humans.Contains(p.SurvivorId))
                .Select(p => new
                {
                    p.Id,
                    p.SurvivorId,
                    p.CreatedAt,
                    IsOwn = p.RegisteredById == actor.PersonId,
                })
                .ToListAsync(cancel);
            var met = await gatherings.ListEncountersAsync(actor, gathering, [.. rows.Select(r => r.Id)], cancel);
            var survivors = await db
                .People.AsNoTracking()
                .Include(p => p.Identifiers)
                .Where(p => part.Contains(p.Id) && p.ErasedAt == null)
                .ToDictionaryAsync(p => p.Id, cancel);
            foreach (var own in rows.GroupBy(r => (PersonId)r.SurvivorId).Where(g => survivors.ContainsKey(g.Key)))
            {
                var traces = own.SelectMany(r => met[r.Id])
                    .Concat(own.Where(r => r.IsOwn).Select(r => new StaffEncounter(EncounterKind.Registered, r.CreatedAt)));
                described[own.Key] = StaffAcquaintance.Of(
                    survivors[own.Key],
                    traces.OrderBy(t => t.Kind).ThenByDescending(t => t.At).FirstOrDefault()
                );
            }
        }
        return described;
    }

    private IQueryable<Person> Rows(Actor actor, Guid? gathering)
    {
        var (me, met) = (actor.PersonId, gatherings.QueryPeople(actor, gathering));
        // Staff do not mark themselves (R2).
        return db.People.AsNoTracking().Where(p => p.ErasedAt == null && p.Id != me && (p.RegisteredById == me || met.Contains(p.Id)));
    }
}

/// <summary>Tells whom a member of staff knows from gatherings; implemented there, since people know nothing of gatherings.</summary>
public interface IAcquaintanceSource
{
    /// <summary>The rows of those on this gathering's list, of its group, and of those who came to their gatherings.</summary>
    IQueryable<PersonId> QueryPeople(Actor actor, Guid? gathering);

    /// <summary>How they know each of these rows.</summary>
    Task<ILookup<PersonId, StaffEncounter>> ListEncountersAsync(
        Actor actor,
        Guid? gathering,
        IReadOnlyCollection<PersonId> rows,
        CancellationToken cancel
    );
}

/// <summary>How a member of staff knows a person, and since when.</summary>
public sealed record StaffEncounter(EncounterKind Kind, DateTime At);

/// <summary>How a member of staff knows a person: what helps most to recognise them comes first.</summary>
public enum EncounterKind
{
    /// <summary>Marked at this gathering.</summary>
    Here,

    /// <summary>Reserved a seat at this gathering.</summary>
    Reserved,

    /// <summary>On this gathering's waiting list.</summary>
    Waiting,

    /// <summary>Gave up their seat at this gathering, and may have come all the same.</summary>
    GaveUp,

    /// <summary>Enrolled in this gathering's group.</summary>
    Enrolled,

    /// <summary>Came to another gathering of theirs.</summary>
    Came,

    /// <summary>Registered by them.</summary>
    Registered,
}

/// <summary>A person whom the member of staff may see already, by name.</summary>
/// <param name="Person">The survivor row (R14).</param>
/// <param name="LastFour">Of the document, or of the phone; empty if there is none.</param>
/// <param name="Met">How they know the person.</param>
public sealed record StaffAcquaintance(PersonId Person, string Name, string LastFour, string? Place, StaffEncounter? Met)
{
    internal static StaffAcquaintance Of(Person person, StaffEncounter? met) =>
        new(
            person.Id,
            person.FullName,
            person.Identifiers.OrderBy(i => i.Kind).FirstOrDefault(i => i.Kind is not IdentifierKind.Email)?.LastFour ?? "",
            person.Place,
            met
        );
}
