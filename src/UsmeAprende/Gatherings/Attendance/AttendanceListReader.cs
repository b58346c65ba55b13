using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.People.Identity;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Reads who was expected at a gathering and who came. Merged people appear once (R14).</summary>
public sealed class AttendanceListReader(UsmeDb db, CatalogueStore catalogue)
{
    /// <summary>Lists everyone who was expected or is marked, sorted by name.</summary>
    public async Task<IReadOnlyList<AttendanceListEntry>> ListAsync(Gathering gathering, CancellationToken cancel)
    {
        var seats = await db
            .SeatReservations.AsNoTracking()
            .Where(r => r.GatheringId == gathering.Id && r.State != SeatState.GivenUp)
            .ToDictionaryAsync(r => r.PersonId, r => r.State, cancel);
        var enrolled = gathering.GroupId is { } group
            ? await db.Enrolments.Where(e => e.GroupId == group && e.LeftAt == null).Select(e => e.PersonId).ToHashSetAsync(cancel)
            : [];
        var marked = await db
            .Attendances.AsNoTracking()
            .Where(a => a.GatheringId == gathering.Id)
            .ToDictionaryAsync(a => a.PersonId, a => a.Presence, cancel);
        var ids = seats.Keys.Concat(enrolled).Concat(marked.Keys).Distinct().ToList();

        var survivors = await db.People.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.SurvivorId, cancel);
        var deeds = await ListFinishedActivitiesAsync(gathering, [.. survivors.Values.Distinct()], cancel);
        var people = await ListPeopleAsync([.. survivors.Values.Distinct()], cancel);
        // Marks of people who are not registered yet are not listed.
        return
        [
            .. survivors
                .GroupBy(s => s.Value, s => s.Key)
                .Where(rows => people.ContainsKey(rows.Key))
                .Select(rows => new AttendanceListEntry(
                    (PersonId)rows.Key,
                    people[rows.Key].Name,
                    people[rows.Key].LastFour,
                    // A seat goes before a place on the waiting list.
                    rows.Where(seats.ContainsKey).Select(r => (SeatState?)seats[r]).Min(),
                    rows.Any(enrolled.Contains),
                    rows.Where(marked.ContainsKey)
                        .Select(r => marked[r])
                        .Aggregate((AttendanceFacts?)null, (all, one) => all?.Join(one) ?? one),
                    deeds[rows.Key].Contains(ActivityId.ThanksOf(gathering.Id)),
                    deeds[rows.Key]
                        .Select(a => catalogue.Current.ResolveRenamed(a).TryParseTask(out var module) ? module : "")
                        .Where(m => m.Length > 0)
                        .ToHashSet(StringComparer.Ordinal)
                ))
                .OrderBy(a => a.Name, StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("es-CO"), ignoreCase: true)),
        ];
    }

    /// <summary>A person who is not on the list, found by a card for example; null if there is no such person.</summary>
    public async Task<AttendanceListEntry?> FindAsync(PersonId person, CancellationToken cancel)
    {
        var survivor = await db
            .People.Where(p => p.Id == person && p.ErasedAt == null)
            .Select(p => p.SurvivorId)
            .SingleOrDefaultAsync(cancel);
        var people = await ListPeopleAsync([survivor], cancel);
        return people.TryGetValue(survivor, out var found)
            ? new AttendanceListEntry((PersonId)survivor, found.Name, found.LastFour, null, false, null, false, new HashSet<string>())
            : null;
    }

    /// <summary>Reads the tasks that people have shown, by survivor, over all rows of a human.</summary>
    private async Task<ILookup<HumanId, ActivityId>> ListFinishedActivitiesAsync(
        Gathering gathering,
        List<HumanId> survivors,
        CancellationToken cancel
    )
    {
        var thanks = ActivityId.ThanksOf(gathering.Id);
        var deeds = await db
            .ActivityStates.Where(s =>
                s.FinishedAt != null && (s.Activity == thanks || ((string)s.Activity).EndsWith(ActivityId.TaskSuffix))
            )
            .Join(
                db.People.Where(p => survivors.Contains(p.SurvivorId)),
                s => s.PersonId,
                p => p.Id,
                (s, p) => new { p.SurvivorId, s.Activity }
            )
            .ToListAsync(cancel);
        return deeds.ToLookup(d => d.SurvivorId, d => d.Activity);
    }

    private async Task<Dictionary<HumanId, PersonLabel>> ListPeopleAsync(List<HumanId> survivors, CancellationToken cancel)
    {
        var ids = survivors.ConvertAll(s => (PersonId)s);
        var people = await db.People.AsNoTracking().Include(p => p.Identifiers).Where(p => ids.Contains(p.Id)).ToListAsync(cancel);
        return people.ToDictionary(
            p => (HumanId)p.Id,
            p => new PersonLabel(
                p.FullName.Trim(),
                p.Identifiers.OrderBy(i => i.Kind).FirstOrDefault(i => i.Kind is not IdentifierKind.Email)?.LastFour ?? ""
            )
        );
    }

    private sealed record PersonLabel(string Name, string LastFour);
}

/// <summary>A person who is expected or marked at a gathering, with the data that a facilitator needs to recognise them.</summary>
/// <param name="Person">The survivor row (R14), for which new marks are made.</param>
/// <param name="Name">Empty if the person was erased.</param>
/// <param name="LastFour">The last four digits of the document, or of the phone.</param>
/// <param name="Seat">Null without a reservation.</param>
/// <param name="InGroup">Enrolled in the gathering's group.</param>
/// <param name="Presence">Null if they are not marked.</param>
/// <param name="HasHelped">Whether they were thanked for helping others here.</param>
/// <param name="ShownTasks">Modules whose task they have shown, here or elsewhere.</param>
public sealed record AttendanceListEntry(
    PersonId Person,
    string Name,
    string LastFour,
    SeatState? Seat,
    bool InGroup,
    AttendanceFacts? Presence,
    bool HasHelped,
    IReadOnlySet<string> ShownTasks
)
{
    public bool IsExpected => Seat is SeatState.Reserved || InGroup;

    /// <summary>The folded name with the digits, for searching on the phone.</summary>
    public string SearchKey => $"{PersonName.SearchKey(Name, "")} {LastFour}".TrimEnd();
}
