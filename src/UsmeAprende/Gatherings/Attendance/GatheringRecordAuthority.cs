using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Lets a gathering's facilitators, and coordinators, say who came, helped and showed a task (R2).</summary>
public sealed class GatheringRecordAuthority(UsmeDb db, CatalogueStore catalogue) : IRecordAuthority
{
    public async Task<IReadOnlyList<string?>> ListRefusalsAsync(
        Guid author,
        IReadOnlyList<StaffNewRecord> records,
        CancellationToken cancel
    )
    {
        var named = records.Select(r => GatheringOf(r.Record)).OfType<Guid>().Distinct().ToList();
        var known = await db.Gatherings.Where(g => named.Contains(g.Id)).Select(g => g.Id).ToHashSetAsync(cancel);
        var isCoordinator = await db.People.AnyAsync(p => p.Id == author && p.Role == PersonRole.Coordinator, cancel);
        var own = isCoordinator
            ? known
            : await db
                .GatheringFacilitators.Where(f => f.PersonId == author && named.Contains(f.GatheringId))
                .Select(f => f.GatheringId)
                .ToHashSetAsync(cancel);
        return [.. records.Select(r => Refusal(r.Record, known, own))];
    }

    private string? Refusal(NewRecord record, HashSet<Guid> known, HashSet<Guid> own)
    {
        if (record.Verb is RecordVerb.Voided)
            return null;
        if (
            GatheringOf(record) is not { } gathering
            || !known.Contains(gathering)
            || (record.Verb is RecordVerb.Observed && !HasTask(record.Activity))
        )
            return RecordReasonCodes.UnknownActivity;
        return own.Contains(gathering) ? null : RecordReasonCodes.NotYours;
    }

    private bool HasTask(string activity) =>
        GatheringActivityIds.TryParseModule(ActivityIds.ResolveRenamed(catalogue.Current, activity), out var module)
        && catalogue.Current.Courses.Any(c => c.Modules.Any(m => m.Id == module && m.Guide is not null));

    // The verb and the activity must speak of the same thing.
    private static Guid? GatheringOf(NewRecord record) =>
        record.Verb switch
        {
            RecordVerb.Attended
                when !GatheringActivityIds.IsThanks(record.Activity)
                    && GatheringActivityIds.TryParseGathering(record.Activity, out var gathering) => gathering,
            RecordVerb.Thanked
                when GatheringActivityIds.IsThanks(record.Activity)
                    && GatheringActivityIds.TryParseGathering(record.Activity, out var gathering) => gathering,
            RecordVerb.Observed when record.Answer is { } where && GatheringActivityIds.TryParseGathering(where, out var gathering) =>
                gathering,
            _ => null,
        };
}

/// <summary>Tells from when on what is said of gatherings counts (R34).</summary>
public sealed class GatheringEventTimes(UsmeDb db) : IEventTimes
{
    public async Task<EventTimes> ReadForRecordsAsync(IEnumerable<LearningRecord> records, CancellationToken cancel)
    {
        var named = records.Select(GatheringActivityIds.FindGathering).OfType<Guid>().Distinct().ToList();
        if (named.Count == 0)
            return EventTimes.None;
        var known = await db.Gatherings.AsNoTracking().Where(g => named.Contains(g.Id) && g.CancelledAt == null).ToListAsync(cancel);
        return new EventTimes(known.ToDictionary(g => g.Id, g => g.CountsFrom!.Value));
    }
}
