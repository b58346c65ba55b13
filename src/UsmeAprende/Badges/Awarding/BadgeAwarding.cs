using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// Awards badges to people who meet their rules. For merged people, new awards go to the survivor (R14); the awards of the other rows do
/// not change, so that un-merging gives everybody back what they had.
/// </summary>
public sealed class BadgeAwarding(UsmeDb db, BadgeStore badges, BadgeFactsReader reader)
{
    /// <summary>To be called in the transaction of the change.</summary>
    public async Task EvaluateAsync(IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var open = badges.Current.Badges.Where(b => !b.IsRetired).ToList();
        if (open.Count == 0)
            return;
        foreach (var portion in people.Chunk(HumanRows.Portion))
            await EvaluateAsync(await HumanRows.ReadAsync(db, portion, cancel), open, cancel);
    }

    private async Task EvaluateAsync(HumanRows humans, List<BadgeDefinition> open, CancellationToken cancel)
    {
        var rows = humans.Rows.ToList();
        var awards = (await db.BadgeAwards.Where(a => rows.Contains(a.PersonId)).ToListAsync(cancel)).ToLookup(a =>
            (humans.SurvivorOf[a.PersonId], a.BadgeId)
        );
        foreach (var (survivor, facts) in await reader.ReadAsync(humans, cancel))
        {
            foreach (var badge in open)
            {
                if (facts.EarnedAt(badge) is not { } at)
                    continue;
                var existing = awards[(survivor, badge.Id)];
                if (!existing.Any())
                    db.Add(BadgeAward.Create(survivor, badge.Id, at));
                foreach (var own in existing.Where(a => a.WasLostWithGathering))
                    own.Reinstate();
                foreach (var own in existing.Where(a => a.PersonId == survivor))
                    own.CorrectAwardedAt(at);
            }
        }
    }
}

/// <summary>Evaluates people's badges when records of theirs are stored, in the same transaction.</summary>
internal sealed class BadgeRecordListener(BadgeTriggers triggers, ActiveWeekUpdater weeks, BadgeAwarding awarding, UsmeDb db)
    : IRecordListener
{
    public async Task OnRecordsStoredAsync(IReadOnlyList<LearningRecord> records, CancellationToken cancel)
    {
        var people = await triggers.ListPeopleAsync(records, cancel);
        if (people.Count == 0)
            return;
        await weeks.UpdateAsync(records, cancel);
        await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync(people, cancel);
    }
}

/// <summary>
/// Finds the people whose badges may change because of new records. Most records are answers to questions. Badges only count questions that
/// were answered wrong and right (R5), so an answer changes nothing while one of the two is missing, or when it is later than both.
/// </summary>
public sealed class BadgeTriggers(UsmeDb db, CatalogueStore catalogue)
{
    /// <summary>To be called in the transaction of the records, after the activity state was updated.</summary>
    public async Task<IReadOnlyCollection<Guid>> ListPeopleAsync(IReadOnlyList<LearningRecord> records, CancellationToken cancel)
    {
        var people = new HashSet<Guid>();
        foreach (var record in records.Where(r => !people.Contains(r.PersonId)))
        {
            if (await IsTriggerAsync(record, cancel))
                people.Add(record.PersonId);
        }
        var others = records.Select(r => r.PersonId).Where(p => !people.Contains(p)).Distinct().ToList();
        if (others.Count > 0)
        {
            // Another row of the same human may have the other answer. And after a merge, the next record of any kind awards what both rows
            // earned together (R14).
            people.UnionWith(
                await db
                    .People.Where(p => others.Contains(p.Id) && db.People.Any(o => o.SurvivorId == p.SurvivorId && o.Id != p.Id))
                    .Select(p => p.Id)
                    .ToListAsync(cancel)
            );
        }
        return people;
    }

    private async Task<bool> IsTriggerAsync(LearningRecord record, CancellationToken cancel)
    {
        if (record.Verb is not RecordVerb.Answered || ActivityIds.IsTest(record.Activity) || HasTwoNames(record.Activity))
            return true;
        // The state updater has loaded it in this transaction, so this does not query the database again.
        var state = await db.FindAsync<ActivityState>([record.PersonId, record.Activity], cancel);
        return state is { FirstRightAt: { } right, FirstWrongAt: { } wrong } && record.EffectiveAt <= (right > wrong ? right : wrong);
    }

    // The other answer may be stored under the lesson's other name.
    private bool HasTwoNames(string question)
    {
        var renamed = catalogue.Current.Renamed;
        if (renamed.Count == 0)
            return false;
        var lesson = question[..question.LastIndexOf('/')];
        return renamed.ContainsKey(lesson) || renamed.Values.Contains(lesson);
    }
}
