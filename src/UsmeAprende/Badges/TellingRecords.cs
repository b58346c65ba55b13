using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges;

/// <summary>
/// Tells whose badges new records may change. Most of what phones send are answers to questions, which badges ask of only where one was
/// missed and then known (R5): an answer later than both changes nothing, nor does one while the other is missing.
/// </summary>
public sealed class TellingRecords(UsmeDb db, CatalogueStore catalogue)
{
    /// <summary>To be called in the transaction of the records, after the state has met them.</summary>
    public async Task<IReadOnlyCollection<Guid>> PeopleAsync(IReadOnlyList<LearningRecord> records, CancellationToken cancel)
    {
        var telling = new HashSet<Guid>();
        foreach (var record in records.Where(r => !telling.Contains(r.PersonId)))
        {
            if (await TellsAsync(record, cancel))
                telling.Add(record.PersonId);
        }
        var others = records.Select(r => r.PersonId).Where(p => !telling.Contains(p)).Distinct().ToList();
        if (others.Count > 0)
        {
            // Another row of theirs may hold the other half; and of what was united, the next record awards, whatever it is (R14).
            telling.UnionWith(
                await db
                    .People.Where(p => others.Contains(p.Id) && db.People.Any(o => o.SurvivorId == p.SurvivorId && o.Id != p.Id))
                    .Select(p => p.Id)
                    .ToListAsync(cancel)
            );
        }
        return telling;
    }

    private async Task<bool> TellsAsync(LearningRecord record, CancellationToken cancel)
    {
        if (record.Verb is not RecordVerb.Answered || ActivityIds.IsTest(record.Activity) || HasTwoNames(record.Activity))
            return true;
        // Met by the keeper of the state in this very transaction, and so not asked of the database again.
        var state = await db.FindAsync<ActivityState>([record.PersonId, record.Activity], cancel);
        return state is { FirstRightAt: { } right, FirstWrongAt: { } wrong } && record.EffectiveAt <= (right > wrong ? right : wrong);
    }

    // The other half may stand under the lesson's other name.
    private bool HasTwoNames(string question)
    {
        var renamed = catalogue.Current.Renamed;
        if (renamed.Count == 0)
            return false;
        var lesson = question[..question.LastIndexOf('/')];
        return renamed.ContainsKey(lesson) || renamed.Values.Contains(lesson);
    }
}
