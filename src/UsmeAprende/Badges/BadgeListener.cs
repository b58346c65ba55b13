using UsmeAprende.Learning;

namespace UsmeAprende.Badges;

/// <summary>Looks at a person's badges whenever records of theirs are stored, in the same transaction.</summary>
internal sealed class BadgeListener(WeekKeeper weeks, Awarding awarding, Data.UsmeDb db) : IRecordListener
{
    public async Task StoredAsync(Guid person, IReadOnlyList<LearningRecord> records, CancellationToken cancel)
    {
        await weeks.UpdateAsync(person, records, cancel);
        await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync(person, cancel);
    }
}
