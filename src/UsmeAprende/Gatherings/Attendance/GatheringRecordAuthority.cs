using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Lets a gathering's facilitators, and coordinators, record who came, helped and showed a task (R2).</summary>
public sealed class GatheringRecordAuthority(RecordedGatherings gatherings, CatalogueStore catalogue) : IRecordAuthority
{
    public async Task<IReadOnlyList<string?>> ListRefusalsAsync(IReadOnlyList<AuthoredRecord> records, CancellationToken cancel)
    {
        var named = records.Select(r => GatheringOf(r.Record)).OfType<Guid>().Distinct().ToList();
        var known = await gatherings.ReadAsync(named, [.. records.Select(r => r.Record.PersonId).Distinct()], cancel);
        return [.. records.Select(r => FindRefusal(r, known))];
    }

    private string? FindRefusal(AuthoredRecord told, Dictionary<Guid, Gathering> known)
    {
        var record = told.Record;
        if (record.Verb is RecordVerb.Voided)
            return null;
        if (
            GatheringOf(record) is not { } id
            || !known.TryGetValue(id, out var gathering)
            || (record.Verb is RecordVerb.Observed && !HasTask(record.Activity))
        )
            return RecordReasonCodes.UnknownActivity;
        return told.Author.MayChange(gathering) ? null : RecordReasonCodes.NotYours;
    }

    private bool HasTask(ActivityId activity) =>
        catalogue.Current.ResolveRenamed(activity).TryParseTask(out var module)
        && catalogue.Current.Courses.Any(c => c.Modules.Any(m => m.Id == module && m.Guide is not null));

    // The verb must fit the activity.
    private static Guid? GatheringOf(LearningRecord record) =>
        record.Verb switch
        {
            RecordVerb.Attended when !record.Activity.IsThanks && record.Activity.TryParseGathering(out var gathering) => gathering,
            RecordVerb.Thanked when record.Activity.IsThanks && record.Activity.TryParseGathering(out var gathering) => gathering,
            RecordVerb.Observed => GatheringRecords.FindGathering(record),
            _ => null,
        };
}

/// <summary>Tells from when records about gatherings count (R34).</summary>
public sealed class GatheringEventTimes(UsmeDb db) : IEventTimes
{
    public async Task<EventTimes> ReadForRecordsAsync(IEnumerable<LearningRecord> records, CancellationToken cancel)
    {
        var named = records.Select(GatheringRecords.FindGathering).OfType<Guid>().Distinct().ToList();
        if (named.Count == 0)
            return EventTimes.None;
        // Use the gatherings that this transaction has already read, with its own changes.
        var known = named.Select(db.Gatherings.Local.FindEntry).OfType<EntityEntry<Gathering>>().Select(e => e.Entity).ToList();
        var missing = named.Except(known.Select(g => g.Id)).ToList();
        if (missing.Count > 0)
            known.AddRange(await db.Gatherings.AsNoTracking().Where(g => missing.Contains(g.Id)).ToListAsync(cancel));
        return new EventTimes(known.Where(g => g.CountsFrom is not null).ToDictionary(g => g.Id, g => g.CountsFrom!.Value));
    }
}

/// <summary>
/// The gatherings that the records of a unit of work are about, with facilitators, lessons and attendance. They are read in one command.
/// They stay in the context, so that later steps of the unit of work do not read them again.
/// </summary>
public sealed class RecordedGatherings(UsmeDb db)
{
    private HashSet<(Guid Gathering, PersonId Person)> _asked = [];

    internal async Task<Dictionary<Guid, Gathering>> ReadAsync(
        IReadOnlyList<Guid> gatherings,
        IReadOnlyList<PersonId> people,
        CancellationToken cancel
    )
    {
        if (gatherings.Count == 0)
            return [];
        var found = await db
            .Gatherings.Include(g => g.Facilitators)
            .Include(g => g.Lessons)
            .Where(g => gatherings.Contains(g.Id))
            .Select(g => new
            {
                Gathering = g,
                Came = db.Attendances.Where(a => a.GatheringId == g.Id && people.Contains(a.PersonId)).ToList(),
            })
            .ToListAsync(cancel);
        _asked = [.. from one in found from person in people select (one.Gathering.Id, person)];
        return found.ToDictionary(one => one.Gathering.Id, one => one.Gathering);
    }

    /// <summary>True if this gathering was read here, with all its data.</summary>
    internal bool Knows(Guid gathering, PersonId person) => _asked.Contains((gathering, person));

    internal async ValueTask<GatheringAttendance?> FindAttendanceAsync(Guid gathering, PersonId person, CancellationToken cancel) =>
        Knows(gathering, person)
            ? db.Attendances.Local.FindEntryUntyped([gathering, person])?.Entity
            : await db.Attendances.FindAsync([gathering, person], cancel);
}
