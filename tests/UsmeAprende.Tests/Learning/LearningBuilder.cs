using Microsoft.EntityFrameworkCore;
using UsmeAprende.Learning;
using UsmeAprende.People;

namespace UsmeAprende.Tests.Learning;

/// <summary>What people's phones send, and what is kept of it.</summary>
internal static class LearningBuilder
{
    extension(TestSite site)
    {
        public RecordIntake Intake => site.Get<RecordIntake>();
    }

    /// <summary>Somebody whose progress can be asked for, or who may do something: records alone are kept for strangers too.</summary>
    public static Task<PersonId> PersonAsync(this TestSite site, PersonRole role = PersonRole.Learner) =>
        site.AskAsync(async db =>
        {
            var person = new Person { CreatedAt = site.Now, Role = role };
            db.Add(person);
            await db.SaveChangesAsync(TestSite.Cancel);
            return person.Id;
        });

    /// <summary>Links a row to another one as merging does (R14), and away from it where the two are the same.</summary>
    public static Task<int> LinkAsync(this TestSite site, PersonId person, PersonId into) =>
        site.AskAsync(async db =>
        {
            var row = db.Entry(await db.People.SingleAsync(p => p.Id == person, TestSite.Cancel));
            row.Property(p => p.MergedIntoId).CurrentValue = person == into ? null : into;
            row.Property(p => p.SurvivorId).CurrentValue = (HumanId)into;
            return await db.SaveChangesAsync(TestSite.Cancel);
        });

    public static async Task<RecordResult> StoreAsync(this TestSite site, PersonId person, NewRecord record) =>
        (await site.StoreAsync(person, [record])).Single();

    public static Task<IReadOnlyList<RecordResult>> StoreAsync(this TestSite site, PersonId person, params NewRecord[] records) =>
        site.Intake.StoreAsync(person, records, "sync", TestSite.Cancel);

    public static Task<List<LearningRecord>> RecordsAsync(this TestSite site) =>
        site.AskAsync(db => db.LearningRecords.AsNoTracking().ToListAsync());

    public static Task<Dictionary<ActivityId, ActivityProgress>> StateAsync(this TestSite site, PersonId person) =>
        site.AskAsync(db => db.ActivityStates.Where(s => s.PersonId == person).ToDictionaryAsync(s => s.Activity, s => s.Progress));
}
