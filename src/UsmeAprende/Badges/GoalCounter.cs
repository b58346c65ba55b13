using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Gatherings;
using UsmeAprende.Learning;

namespace UsmeAprende.Badges;

/// <summary>Counts what a goal has come to: each human's each lesson once, in the month they first finished it, alone or at a gathering (R5, R6, R14).</summary>
public sealed class GoalCounter(UsmeDb db, CatalogueStore catalogue)
{
    public async Task<GoalCount> CountAsync(CollectiveGoal goal, CancellationToken cancel)
    {
        var lessons = catalogue.Current.LessonsById.Keys.Concat(catalogue.Current.Renamed.Keys).ToList();
        var alone = from state in db.Set<ActivityState>()
                    where state.FinishedAt != null && lessons.Contains(state.Activity)
                    join person in db.People on state.PersonId equals person.Id
                    select new { Person = person.SurvivorId, Lesson = state.Activity, At = state.FinishedAt!.Value };
        var together = from attendance in db.Set<Attendance>()
                       join person in db.People on attendance.PersonId equals person.Id
                       join gathering in db.Set<Gathering>() on attendance.GatheringId equals gathering.Id
                       join lesson in db.Set<GatheringLesson>() on gathering.Id equals lesson.GatheringId
                       select new { Person = person.SurvivorId, lesson.Lesson, At = gathering.RealStartAt ?? gathering.StartsAt };
        var (from, until) = (goal.From, goal.Until);
        var people = await alone.Concat(together).GroupBy(done => new { done.Person, done.Lesson }).Select(same => new { same.Key.Person, At = same.Min(done => done.At) })
            .Where(first => first.At >= from && first.At < until).GroupBy(first => first.Person).Select(own => own.Count()).ToListAsync(cancel);
        return new GoalCount(people.Sum(), people.Count);
    }
}
