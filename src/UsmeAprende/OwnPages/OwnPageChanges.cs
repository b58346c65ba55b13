using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using UsmeAprende.Badges;
using UsmeAprende.Badges.Awarding;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Gatherings.Attendance;
using UsmeAprende.Gatherings.Groups;
using UsmeAprende.Gatherings.Seats;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.OwnPages;

/// <summary>
/// Updates <see cref="OwnPageRow"/> before a unit of work is committed that changed something shown on own pages. Progress is changed in
/// the row. Everything else is set to null, and the next reader computes it again.
/// </summary>
internal sealed class OwnPageChanges(Func<CatalogueStore> catalogue) : ISaveListener
{
    /// <summary>
    /// The rows from which an <see cref="OwnPageRow"/> is computed. No statement of its own may change their tables, since this class would
    /// not see it. The tests fail if one does.
    /// </summary>
    public static readonly IReadOnlyList<Type> Watched =
    [
        typeof(ActivityState),
        typeof(ActiveWeek),
        typeof(BadgeAward),
        typeof(GatheringAttendance),
        typeof(SeatReservation),
        typeof(GroupEnrolment),
        typeof(Gathering),
        typeof(GatheringLesson),
        typeof(StudyGroup),
        typeof(Person),
    ];

    // Databases limit the parameters of a query.
    private const int Portion = 500;

    private readonly Dictionary<PersonId, Dictionary<ActivityId, ActivityProgress?>> _progress = [];
    private readonly HashSet<PersonId> _details = [];
    private readonly HashSet<Guid> _gatherings = [];
    private readonly HashSet<Guid> _groups = [];
    private readonly HashSet<PersonId> _survivors = [];

    public bool IsEmpty => _progress.Count + _details.Count + _gatherings.Count + _groups.Count + _survivors.Count == 0;

    public void Clear()
    {
        _progress.Clear();
        _details.Clear();
        _gatherings.Clear();
        _groups.Clear();
        _survivors.Clear();
    }

    public ValueTask NoteAsync(UsmeDb db, IReadOnlyList<EntityEntry> changed, CancellationToken cancel)
    {
        foreach (var entry in changed)
            Note(entry);
        return ValueTask.CompletedTask;
    }

    private void Note(EntityEntry entry)
    {
        switch (entry.Entity)
        {
            case ActivityState state:
                if (!_progress.TryGetValue(state.PersonId, out var own))
                    _progress[state.PersonId] = own = new Dictionary<ActivityId, ActivityProgress?>();
                own[state.Activity] = entry.State is EntityState.Deleted ? null : state.Progress;
                break;
            // Only the Monday of a week is shown, not when it began to count.
            case ActiveWeek week when entry.State is not EntityState.Modified:
                _details.Add(week.PersonId);
                break;
            case BadgeAward award:
                _details.Add(award.PersonId);
                break;
            case GatheringAttendance attendance:
                _details.Add(attendance.PersonId);
                break;
            case SeatReservation seat:
                _details.Add(seat.PersonId);
                break;
            case GroupEnrolment enrolment:
                _details.Add(enrolment.PersonId);
                break;
            // Nobody has attended a new gathering yet.
            case Gathering gathering when entry.State is not EntityState.Added:
                _gatherings.Add(gathering.Id);
                break;
            case GatheringLesson lesson:
                _gatherings.Add(lesson.GatheringId);
                break;
            case StudyGroup group when entry.State is not EntityState.Added:
                _groups.Add(group.Id);
                break;
            case Person person when entry.State is EntityState.Modified:
                Note(entry, person);
                break;
        }
    }

    private void Note(EntityEntry entry, Person person)
    {
        var survivor = entry.Property(nameof(Person.SurvivorId));
        if (survivor.IsModified || entry.Property(nameof(Person.ErasedAt)).IsModified)
            _survivors.UnionWith([person.Id, (PersonId)person.SurvivorId, (PersonId)(HumanId)survivor.OriginalValue!]);
    }

    public async Task ApplyAsync(UsmeDb db, CancellationToken cancel)
    {
        foreach (var some in _survivors.Chunk(Portion))
            await ForgetHumansAsync(db, some, cancel);
        foreach (var some in _gatherings.Chunk(Portion))
            await ForgetDetailsAsync(db, QueryPeopleOfGatherings(db, some), cancel);
        foreach (var some in _groups.Chunk(Portion))
            await ForgetDetailsAsync(db, QueryPeopleOfGroups(db, some), cancel);
        foreach (var some in _progress.Keys.Union(_details).Chunk(Portion))
            await UpdateAsync(db, some, cancel);
        Clear();
    }

    private async Task UpdateAsync(UsmeDb db, PersonId[] people, CancellationToken cancel)
    {
        var rows = await (
            from person in db.People
            where people.Contains(person.Id)
            join kept in db.OwnPageRows on (PersonId)person.SurvivorId equals kept.PersonId
            select new
            {
                person.Id,
                Kept = kept,
                IsUnited = db.People.Any(other => other.SurvivorId == person.SurvivorId && other.Id != person.Id),
            }
        ).ToListAsync(cancel);
        if (rows.Count == 0)
            return;
        var numbering = ActivityNumbering.For(catalogue().Current);
        foreach (var row in rows)
        {
            if (_details.Contains(row.Id))
                row.Kept.ForgetDetails();
            if (!_progress.TryGetValue(row.Id, out var changed))
                continue;
            // If another row of the human, or another id of the activity, may hold a part of the same progress, it is computed again.
            if (row.IsUnited || changed.Keys.Any(numbering.HasTwoNames))
                row.Kept.ForgetProgress();
            else
                row.Kept.SetProgress(numbering, changed);
        }
        await db.SaveChangesAsync(cancel);
        foreach (var row in rows)
            db.Entry(row.Kept).State = EntityState.Detached;
    }

    private static Task<int> ForgetHumansAsync(UsmeDb db, PersonId[] survivors, CancellationToken cancel) =>
        db
            .OwnPageRows.Where(s => survivors.Contains(s.PersonId))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(s => s.Progress, (byte[]?)null)
                        .SetProperty(s => s.Details, (byte[]?)null)
                        .SetProperty(s => s.Version, s => s.Version + 1),
                cancel
            );

    private static Task<int> ForgetDetailsAsync(UsmeDb db, IQueryable<PersonId> people, CancellationToken cancel) =>
        db
            .OwnPageRows.Where(s => db.People.Where(p => people.Contains(p.Id)).Select(p => (PersonId)p.SurvivorId).Contains(s.PersonId))
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.Details, (byte[]?)null).SetProperty(s => s.Version, s => s.Version + 1),
                cancel
            );

    private static IQueryable<PersonId> QueryPeopleOfGatherings(UsmeDb db, Guid[] gatherings) =>
        db
            .Attendances.Where(a => gatherings.Contains(a.GatheringId))
            .Select(a => a.PersonId)
            .Union(db.SeatReservations.Where(r => gatherings.Contains(r.GatheringId)).Select(r => r.PersonId));

    private static IQueryable<PersonId> QueryPeopleOfGroups(UsmeDb db, Guid[] groups) =>
        db
            .Enrolments.Where(e => groups.Contains(e.GroupId))
            .Select(e => e.PersonId)
            .Union(
                db.Attendances.Where(a =>
                        db.Gatherings.Where(g => g.GroupId != null && groups.Contains(g.GroupId.Value))
                            .Select(g => g.Id)
                            .Contains(a.GatheringId)
                    )
                    .Select(a => a.PersonId)
            );
}
