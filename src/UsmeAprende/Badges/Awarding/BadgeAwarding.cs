using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Badges.Awarding;

/// <summary>
/// Gives people the badges whose rules hold. What it adds belongs to the survivor of the rows that are one human (R14); rows of others are
/// left as they are, so that un-merging gives everybody back what they had.
/// </summary>
public sealed class BadgeAwarding(UsmeDb db, BadgeStore badges, BadgeFactsReader reader)
{
    /// <summary>To be called in the transaction of whatever changed.</summary>
    public async Task EvaluateAsync(IReadOnlyCollection<PersonId> people, CancellationToken cancel)
    {
        foreach (var portion in people.Chunk(HumanRows.Portion))
            await EvaluatePortionAsync(await HumanRows.ReadAsync(db, portion, cancel), null, cancel);
    }

    /// <summary>To be called in the transaction of records, by who knows their people.</summary>
    internal async Task EvaluateAsync(HumanRows humans, IReadOnlyList<ActiveWeek>? weeks, CancellationToken cancel)
    {
        foreach (var portion in humans.Survivors.Chunk(HumanRows.Portion))
            await EvaluatePortionAsync(humans.Select(portion), weeks, cancel);
    }

    private async Task EvaluatePortionAsync(HumanRows humans, IReadOnlyList<ActiveWeek>? weeks, CancellationToken cancel)
    {
        var open = badges.Current.Badges.Where(b => !b.IsRetired).ToList();
        if (open.Count == 0)
            return;
        var rows = humans.Rows.ToList();
        var awards = (await db.BadgeAwards.Where(a => rows.Contains(a.PersonId)).ToListAsync(cancel)).ToLookup(a =>
            (humans.SurvivorOf[a.PersonId], a.BadgeId)
        );
        foreach (var (survivor, facts) in await reader.ReadAsync(humans, weeks, cancel))
        {
            foreach (var badge in open)
            {
                if (facts.EarnedAt(badge) is not { } at)
                    continue;
                var had = awards[(survivor, badge.Id)];
                if (!had.Any())
                    db.Add(BadgeAward.Create((PersonId)survivor, badge.Id, at));
                foreach (var own in had.Where(a => a.WasLostWithGathering))
                    own.Reinstate();
                foreach (var own in had.Where(a => a.PersonId == (PersonId)survivor))
                    own.CorrectAwardedAt(at);
            }
        }
    }
}

/// <summary>Looks at people's badges whenever records of theirs are stored, in the same transaction.</summary>
internal sealed class BadgeRecordListener(BadgeTriggers triggers, ActiveWeekUpdater weeks, BadgeAwarding awarding, UsmeDb db)
    : IRecordListener
{
    // It reads what the unit has not saved yet from the context, but for answers and what is taken back.
    public bool AsksDatabase => false;

    public async Task OnRecordsStoredAsync(StoredRecords stored, CancellationToken cancel)
    {
        if (stored.HasVoids || stored.Added.Any(r => r.Verb is RecordVerb.Answered))
            await db.SaveChangesAsync(cancel);
        var people = await triggers.ListPeopleAsync(stored, cancel);
        if (people.Count == 0)
            return;
        var humans = stored.Humans.Select(people);
        var known = await weeks.UpdateAsync(stored with { Humans = humans }, cancel);
        // Weeks that were computed afresh are read again, and so must be in the database.
        if (known is null)
            await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync(humans, known, cancel);
    }
}

/// <summary>
/// Tells whose badges new records may change. Most of what phones send are answers to questions, which badges ask of only where one was
/// missed and then known (R5): an answer later than both changes nothing, nor does one while the other is missing.
/// </summary>
public sealed class BadgeTriggers(UsmeDb db, CatalogueStore catalogue)
{
    /// <summary>To be called in the transaction of the records, after the state has met them.</summary>
    public async Task<IReadOnlyCollection<PersonId>> ListPeopleAsync(StoredRecords stored, CancellationToken cancel)
    {
        // Another row of theirs may hold the other half; and of what was united, the next record awards, whatever it is (R14).
        var people = stored.Humans.ListUnited().ToHashSet();
        people.IntersectWith(stored.Added.Select(r => r.PersonId));
        foreach (var record in stored.Added.Where(r => !people.Contains(r.PersonId)))
        {
            if (await IsTriggerAsync(record, cancel))
                people.Add(record.PersonId);
        }
        return people;
    }

    private async Task<bool> IsTriggerAsync(LearningRecord record, CancellationToken cancel)
    {
        if (record.Verb is not RecordVerb.Answered || record.Activity.IsTest || HasTwoNames(record.Activity))
            return true;
        // Met by the keeper of the state in this very transaction, and so not asked of the database again.
        var state = await db.FindAsync<ActivityState>([record.PersonId, record.Activity], cancel);
        return state is { FirstRightAt: { } right, FirstWrongAt: { } wrong } && record.EffectiveAt <= (right > wrong ? right : wrong);
    }

    // The other half may stand under the lesson's other name.
    private bool HasTwoNames(ActivityId question)
    {
        var renamed = catalogue.Current.Renamed;
        if (renamed.Count == 0)
            return false;
        return renamed.ContainsKey(question.Parent) || renamed.Values.Contains(question.Parent);
    }
}
