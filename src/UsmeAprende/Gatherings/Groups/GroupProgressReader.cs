using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning;
using UsmeAprende.People;
using UsmeAprende.People.Accounts;

namespace UsmeAprende.Gatherings.Groups;

/// <summary>Tells how a group is doing: a few queries, however many people are in it.</summary>
public sealed class GroupProgressReader(
    UsmeDb db,
    CatalogueStore catalogue,
    ActivityVersionStore versions,
    StuckStepReader stuck,
    PhoneStateReader phones,
    TimeProvider clock
)
{
    private const int MostMissed = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromDays(14);

    /// <returns>Nothing where the group is not theirs to see (R15).</returns>
    public async Task<GroupProgress?> FindAsync(Actor actor, Guid id, CancellationToken cancel)
    {
        if (await db.GroupsForStaff(actor).AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancel) is not { } group)
            return null;
        var members = await (
            from enrolment in db.Enrolments
            where enrolment.GroupId == id && enrolment.LeftAt == null
            join person in db.People on enrolment.PersonId equals person.Id
            join survivor in db.People on (PersonId)person.SurvivorId equals survivor.Id
            select new EnrolledMember(
                person.Id,
                person.SurvivorId,
                (survivor.GivenNames + " " + survivor.Surnames).Trim(),
                enrolment.EnrolledAt
            )
        ).ToListAsync(cancel);
        members = [.. members.GroupBy(m => m.SurvivorId).Select(m => m.MinBy(e => e.EnrolledAt)!)];
        var survivors = members.ConvertAll(m => m.SurvivorId);
        var rows = await db.People.Where(p => survivors.Contains(p.SurvivorId)).ToDictionaryAsync(p => p.Id, p => p.SurvivorId, cancel);

        var course = group.CourseId is { } courseId ? catalogue.Current.CoursesById.GetValueOrDefault(courseId) : null;
        var outcomes = course is null ? [] : await ListOutcomesAsync(course, rows, cancel);
        var came = await ListVisitsAsync(rows, cancel);
        var own = await db.GatheringsForStaff(actor).Where(g => g.GroupId == id).Select(g => g.Id).ToHashSetAsync(cancel);
        var states = await phones.ListForPeopleAsync(survivors, cancel);
        var shown = members.Select(m =>
            CreateMember(m, group, course, outcomes.GetValueOrDefault(m.SurvivorId) ?? [], came[m.SurvivorId], own) with
            {
                Phones = [.. states[m.SurvivorId]],
            }
        );
        return new GroupProgress(
            group,
            [.. shown.OrderByDescending(m => m.HasStopped).ThenBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase)],
            ListMissedQuestions(course, outcomes.Values)
        )
        {
            Stuck = course is null ? [] : await stuck.ListAsync(course, rows, cancel),
        };
    }

    private GroupMember CreateMember(
        EnrolledMember member,
        StudyGroup group,
        Course? course,
        Dictionary<ActivityId, ActivityProgress> own,
        IEnumerable<GroupVisit> visits,
        HashSet<Guid> gatherings
    )
    {
        var came = visits.ToList();
        var lessons = new Dictionary<ActivityId, DateTime>();
        foreach (var (lesson, at) in came.SelectMany(v => v.Lessons.Select(l => (catalogue.Current.ResolveRenamed(l), v.At))))
        {
            lessons[lesson] = lessons.TryGetValue(lesson, out var before) && before < at ? before : at;
            own[lesson] = own.TryGetValue(lesson, out var done) ? done.Join(Finished(at)) : Finished(at);
        }

        var attended = came.Where(v => v.GroupId == group.Id).Select(v => v.GatheringId).Distinct().Count();
        var progress = course is null
            ? null
            : CourseProgress.Compute(
                course,
                own,
                new InPersonLearning(lessons, new Dictionary<string, int> { [course.Id] = attended }),
                versions
            );
        var last = came.Where(v => v.GroupId == group.Id).Select(v => (DateTime?)v.At).Append(progress?.LastAt).Max();
        var met = came.Where(v => gatherings.Contains(v.GatheringId)).MaxBy(v => v.At)?.GatheringId;
        var isDone = progress is { Next: null };
        return new GroupMember(
            member.PersonId,
            member.Name,
            member.EnrolledAt,
            progress,
            attended,
            last,
            !isDone && (last ?? member.EnrolledAt) < clock.GetUtcNow().UtcDateTime - Pause,
            met
        );
    }

    private async Task<Dictionary<HumanId, Dictionary<ActivityId, ActivityProgress>>> ListOutcomesAsync(
        Course course,
        Dictionary<PersonId, HumanId> rows,
        CancellationToken cancel
    )
    {
        var people = rows.Keys.ToList();
        var (start, end) = ActivityId.RangeWithin(course.Id);
        var of = new Dictionary<HumanId, Dictionary<ActivityId, ActivityProgress>>();
        await foreach (
            var state in db
                .ActivityStates.AsNoTracking()
                .Where(s => people.Contains(s.PersonId) && s.Activity >= start && s.Activity < end)
                .AsAsyncEnumerable()
                .WithCancellation(cancel)
        )
        {
            var own = of.TryGetValue(rows[state.PersonId], out var known)
                ? known
                : of[rows[state.PersonId]] = new Dictionary<ActivityId, ActivityProgress>();
            var activity = catalogue.Current.ResolveRenamed(state.Activity);
            own[activity] = own.TryGetValue(activity, out var former) ? former.Join(state.Progress) : state.Progress;
        }
        return of;
    }

    private async Task<ILookup<HumanId, GroupVisit>> ListVisitsAsync(Dictionary<PersonId, HumanId> rows, CancellationToken cancel)
    {
        var people = rows.Keys.ToList();
        var visits = await (
            from attendance in db.Attendances
            where people.Contains(attendance.PersonId)
            join gathering in db.Gatherings on attendance.GatheringId equals gathering.Id
            select new GroupVisit(
                attendance.PersonId,
                gathering.Id,
                gathering.GroupId,
                (gathering.RealStartAt ?? gathering.StartsAt) < attendance.MarkedAt
                    ? gathering.RealStartAt ?? gathering.StartsAt
                    : attendance.MarkedAt,
                gathering.Lessons.Select(l => l.Lesson).ToList()
            )
        ).ToListAsync(cancel);
        return visits.ToLookup(v => rows[v.PersonId]);
    }

    private static List<MissedQuestion> ListMissedQuestions(Course? course, IEnumerable<Dictionary<ActivityId, ActivityProgress>> people)
    {
        if (course is null)
            return [];
        var wrong = people
            .SelectMany(own => own.Where(o => o.Value.FirstWrongAt is not null).Select(o => o.Key))
            .GroupBy(q => q)
            .ToDictionary(q => q.Key, q => q.Count());
        return
        [
            .. (
                from lesson in course.Lessons
                from question in lesson.Questions
                where wrong.ContainsKey(question.Id)
                orderby wrong[question.Id] descending
                select new MissedQuestion(question, lesson, wrong[question.Id])
            ).Take(MostMissed),
        ];
    }

    private static ActivityProgress Finished(DateTime at) => new(at, at, null, null, null);

    private sealed record EnrolledMember(PersonId PersonId, HumanId SurvivorId, string Name, DateTime EnrolledAt);

    private sealed record GroupVisit(PersonId PersonId, Guid GatheringId, Guid? GroupId, DateTime At, IReadOnlyList<ActivityId> Lessons);
}

/// <summary>A group with where its people stand.</summary>
/// <param name="Members">Those who stopped first, then by name.</param>
/// <param name="Missed">The questions that most of them got wrong.</param>
public sealed record GroupProgress(StudyGroup Group, IReadOnlyList<GroupMember> Members, IReadOnlyList<MissedQuestion> Missed)
{
    /// <summary>Steps of practices where people got stuck, the most common first.</summary>
    public IReadOnlyList<StuckStep> Stuck { get; init; } = [];
}

/// <summary>Somebody of a group with where they stand in its course: no more of them than who runs the group needs.</summary>
/// <param name="Progress">Null where the group has no course.</param>
/// <param name="Attended">Gatherings of the group they came to.</param>
/// <param name="LastAt">When they last did anything in the course or came.</param>
/// <param name="HasStopped">Has not finished, and did nothing for two weeks.</param>
/// <param name="LastMet">
/// The last of the reader's own gatherings of the group to which they came: where a task that they show now is noted.
/// </param>
public sealed record GroupMember(
    PersonId PersonId,
    string Name,
    DateTime EnrolledAt,
    CourseProgress? Progress,
    int Attended,
    DateTime? LastAt,
    bool HasStopped,
    Guid? LastMet
)
{
    /// <summary>How their phones are doing, so that what they did does not stay there.</summary>
    public IReadOnlyList<PhoneState> Phones { get; init; } = [];

    /// <summary>Tasks of the course's modules that nobody has seen them do yet.</summary>
    public IEnumerable<ModuleProgress> TasksToShow => Tasks.Where(m => !m.IsTaskShown);

    public IEnumerable<ModuleProgress> TasksShown => Tasks.Where(m => m.IsTaskShown);

    private IEnumerable<ModuleProgress> Tasks => Progress?.Modules.Where(m => m.Module.Guide is not null) ?? [];
}

/// <summary>A question that people of a group got wrong, in the lesson where it stands.</summary>
public sealed record MissedQuestion(QuizQuestion Question, Lesson Lesson, int People);
