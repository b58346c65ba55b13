using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings.Attendance;

/// <summary>Reads what people learnt at the gatherings that they came to.</summary>
public sealed class InPersonLearningReader(UsmeDb db) : IInPersonLearning
{
    // The same condition as SamePerson, which compiled queries cannot call.
    private static readonly Func<UsmeDb, PersonId, IAsyncEnumerable<LearntRow>> OfPerson = EF.CompileAsyncQuery(
        (UsmeDb db, PersonId person) =>
            from attendance in db.Attendances
            where
                db
                    .People.Where(p => p.SurvivorId == db.People.Where(me => me.Id == person).Select(me => me.SurvivorId).FirstOrDefault())
                    .Select(p => p.Id)
                    .Contains(attendance.PersonId)
            join gathering in db.Gatherings on attendance.GatheringId equals gathering.Id
            join lesson in db.GatheringLessons on gathering.Id equals lesson.GatheringId into covered
            from lesson in covered.DefaultIfEmpty()
            join own in db.Groups on gathering.GroupId equals own.Id into groups
            from own in groups.DefaultIfEmpty()
            select new LearntRow
            {
                Survivor = (HumanId)person,
                Gathering = gathering.Id,
                At =
                    (gathering.RealStartAt ?? gathering.StartsAt) < attendance.MarkedAt
                        ? gathering.RealStartAt ?? gathering.StartsAt
                        : attendance.MarkedAt,
                Lesson = (ActivityId?)lesson.Lesson,
                Course = own.CourseId,
            }
    );

    public async Task<InPersonLearning> ReadAsync(PersonId person, CancellationToken cancel)
    {
        var rows = new List<LearntRow>();
        await foreach (var row in OfPerson(db, person).WithCancellation(cancel))
            rows.Add(row);
        return rows.Count == 0 ? InPersonLearning.Nothing : Combine(rows);
    }

    public async Task<IReadOnlyDictionary<HumanId, InPersonLearning>> ListForPeopleAsync(
        IReadOnlyCollection<HumanId> survivors,
        CancellationToken cancel,
        bool alsoErased = false
    )
    {
        var rows = await Rows(alsoErased).Where(r => survivors.Contains(r.Survivor)).ToListAsync(cancel);
        return rows.GroupBy(r => r.Survivor).ToDictionary(own => own.Key, Combine);
    }

    public IEnumerable<(PersonId Person, ActivityId Lesson, DateTime At)> ListUnsavedLessons() =>
        from entry in db.ChangeTracker.Entries<GatheringAttendance>()
        where entry.State is EntityState.Added or EntityState.Modified
        let attendance = entry.Entity
        // RecordedGatherings has read the gathering with its lessons. Attendance that is changed in another way is saved before this is
        // called.
        let gathering = db.Gatherings.Local.FindEntry(attendance.GatheringId)!.Entity
        from lesson in gathering.Lessons
        select (attendance.PersonId, lesson.Lesson, gathering.FromAt < attendance.MarkedAt ? gathering.FromAt : attendance.MarkedAt);

    public async Task<IReadOnlyList<HumanId>> ListAttendeesAsync(string course, CancellationToken cancel)
    {
        var (start, end) = ActivityId.RangeWithin(course);
        return await Rows(alsoErased: false)
            .Where(r => r.Course == course || (r.Lesson >= start && r.Lesson < end))
            .Select(r => r.Survivor)
            .Distinct()
            .ToListAsync(cancel);
    }

    private IQueryable<LearntRow> Rows(bool alsoErased) =>
        from attendance in db.Attendances
        join who in db.People on attendance.PersonId equals who.Id
        where alsoErased || who.ErasedAt == null
        join gathering in db.Gatherings on attendance.GatheringId equals gathering.Id
        join lesson in db.GatheringLessons on gathering.Id equals lesson.GatheringId into covered
        from lesson in covered.DefaultIfEmpty()
        join own in db.Groups on gathering.GroupId equals own.Id into groups
        from own in groups.DefaultIfEmpty()
        select new LearntRow
        {
            Survivor = who.SurvivorId,
            Gathering = gathering.Id,
            At =
                (gathering.RealStartAt ?? gathering.StartsAt) < attendance.MarkedAt
                    ? gathering.RealStartAt ?? gathering.StartsAt
                    : attendance.MarkedAt,
            Lesson = (ActivityId?)lesson.Lesson,
            Course = own.CourseId,
        };

    private static InPersonLearning Combine(IEnumerable<LearntRow> rows)
    {
        var lessons = new Dictionary<ActivityId, DateTime>();
        var cafes = new HashSet<(string Course, Guid Gathering)>();
        foreach (var row in rows)
        {
            if (row.Course is not null)
                cafes.Add((row.Course, row.Gathering));
            if (row.Lesson is not { } lesson)
                continue;
            cafes.Add((lesson.CourseId, row.Gathering));
            lessons[lesson] = lessons.TryGetValue(lesson, out var before) && before < row.At ? before : row.At;
        }
        return new InPersonLearning(lessons, cafes.GroupBy(c => c.Course).ToDictionary(c => c.Key, c => c.Count(), StringComparer.Ordinal));
    }

    private sealed record LearntRow
    {
        public required HumanId Survivor { get; init; }

        public required Guid Gathering { get; init; }

        /// <summary>
        /// The start of the gathering; for a person who was marked before the start, the time of the mark. So no lesson is learnt in the
        /// future (R34).
        /// </summary>
        public required DateTime At { get; init; }

        public required ActivityId? Lesson { get; init; }

        public required string? Course { get; init; }
    }
}
