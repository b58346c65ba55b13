using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges;

/// <summary>Looks at people's badges whenever records of theirs are stored, in the same transaction.</summary>
internal sealed class BadgeListener(TellingRecords telling, WeekKeeper weeks, Awarding awarding, UsmeDb db) : IRecordListener
{
    public async Task OnRecordsStoredAsync(IReadOnlyList<LearningRecord> records, CancellationToken cancel)
    {
        var people = await telling.PeopleAsync(records, cancel);
        if (people.Count == 0)
            return;
        await weeks.UpdateAsync(records, cancel);
        await db.SaveChangesAsync(cancel);
        await awarding.EvaluateAsync(people, cancel);
    }
}
