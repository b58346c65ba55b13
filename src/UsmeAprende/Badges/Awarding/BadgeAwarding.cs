using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// Gives people the badges whose rules hold. What it adds belongs to the survivor of the rows that are one human (R14); rows of others are
/// left as they are, so that un-merging gives everybody back what they had.
/// </summary>
public sealed class BadgeAwarding(UsmeDb db, BadgeStore badges, BadgeFactsReader reader)
{
    /// <summary>To be called in the transaction of whatever changed.</summary>
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
                var had = awards[(survivor, badge.Id)];
                if (!had.Any())
                    db.Add(BadgeAward.Create(survivor, badge.Id, at));
                foreach (var own in had.Where(a => a.WasLostWithGathering))
                    own.Reinstate();
                foreach (var own in had.Where(a => a.PersonId == survivor))
                    own.CorrectAwardedAt(at);
            }
        }
    }
}

/// <summary>Looks at people's badges whenever records of theirs are stored, in the same transaction.</summary>
internal sealed class BadgeRecordListener(BadgeTriggers telling, ActiveWeekUpdater weeks, BadgeAwarding awarding, UsmeDb db)
    : IRecordListener
{
    public async Task OnRecordsStoredAsync(IReadOnlyList<LearningRecord> records, CancellationToken cancel)
    {
        var people = await telling.ListPeopleAsync(records, cancel);
        if (people.Count == 0)
            return;
        await weeks.UpdateAsync(records, cancel);
        await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync(people, cancel);
    }
}

/// <summary>
/// Tells whose badges new records may change. Most of what phones send are answers to questions, which badges ask of only where one was
/// missed and then known (R5): an answer later than both changes nothing, nor does one while the other is missing.
/// </summary>
public sealed class BadgeTriggers(UsmeDb db, CatalogueStore catalogue)
{
    /// <summary>To be called in the transaction of the records, after the state has met them.</summary>
    public async Task<IReadOnlyCollection<Guid>> ListPeopleAsync(IReadOnlyList<LearningRecord> records, CancellationToken cancel)
    {
        var telling = new HashSet<Guid>();
        foreach (var record in records.Where(r => !telling.Contains(r.PersonId)))
        {
            if (await IsTriggerAsync(record, cancel))
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

    private async Task<bool> IsTriggerAsync(LearningRecord record, CancellationToken cancel)
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
