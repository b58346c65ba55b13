using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges;

/// <summary>Looks at people's badges whenever records of theirs are stored, in the same transaction.</summary>
internal sealed class BadgeListener(WeekKeeper weeks, Awarding awarding, UsmeDb db) : IRecordListener
{
    public async Task StoredAsync(IReadOnlyList<LearningRecord> records, CancellationToken cancel)
    {
        var telling = new HashSet<Guid>();
        foreach (var record in records.Where(r => !telling.Contains(r.PersonId)))
        {
            if (await TellsAsync(record, cancel))
                telling.Add(record.PersonId);
        }
        if (telling.Count == 0)
            return;
        await weeks.UpdateAsync(records, cancel);
        await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync(telling, cancel);
    }

    // Most of what phones send are answers to questions, which badges ask of only where one was missed and then known (R5):
    // an answer later than both changes nothing, nor does one while the other is missing.
    private async Task<bool> TellsAsync(LearningRecord record, CancellationToken cancel)
    {
        if (record.Verb is not Verb.Answered || Activities.IsTest(record.Activity))
            return true;
        // Met by the keeper of the state in this very transaction, and so not asked of the database again.
        var state = await db.FindAsync<ActivityState>([record.PersonId, record.Activity], cancel);
        return state is { FirstRightAt: { } right, FirstWrongAt: { } wrong } && record.EffectiveAt <= (right > wrong ? right : wrong);
    }
}
