using UsmeAprende.Data;

namespace UsmeAprende.Figures;

/// <summary>Asks for finished lessons, alone or at a gathering. Who is erased goes on counting (R30).</summary>
public sealed class FinishedLessonQuery(UsmeDb db)
{
    /// <param name="lessons">By the names under which they may have been finished.</param>
    public IQueryable<FinishedLesson> Of(List<ActivityId> lessons)
    {
        var alone =
            from state in db.ActivityStates
            where state.FinishedAt != null && lessons.Contains(state.Activity)
            join person in db.People on state.PersonId equals person.Id
            select new FinishedLesson
            {
                Person = person.SurvivorId,
                Lesson = state.Activity,
                At = state.FinishedAt!.Value,
            };
        var together =
            from attendance in db.Attendances
            join person in db.People on attendance.PersonId equals person.Id
            join gathering in db.Gatherings on attendance.GatheringId equals gathering.Id
            join lesson in db.GatheringLessons on gathering.Id equals lesson.GatheringId
            where lessons.Contains(lesson.Lesson)
            select new FinishedLesson
            {
                Person = person.SurvivorId,
                Lesson = lesson.Lesson,
                At =
                    (gathering.RealStartAt ?? gathering.StartsAt) < attendance.MarkedAt
                        ? gathering.RealStartAt ?? gathering.StartsAt
                        : attendance.MarkedAt,
            };
        return alone.Concat(together);
    }
}

/// <summary>A lesson that a human finished; the same lesson may come several times.</summary>
public sealed record FinishedLesson
{
    public required HumanId Person { get; init; }

    public required ActivityId Lesson { get; init; }

    public required DateTime At { get; init; }
}
