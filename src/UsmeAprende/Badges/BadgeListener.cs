using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges;

/// <summary>Looks at people's badges whenever records of theirs are stored, in the same transaction.</summary>
internal sealed class BadgeListener(WeekKeeper weeks, Awarding awarding, UsmeDb db) : IRecordListener
{
    public async Task StoredAsync(IReadOnlyList<LearningRecord> records, CancellationToken cancel)
    {
        await weeks.UpdateAsync(records, cancel);
        await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync([.. records.Select(r => r.PersonId).Distinct()], cancel);
    }
}
