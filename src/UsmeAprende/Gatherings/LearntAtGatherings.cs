using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Learning;

namespace UsmeAprende.Gatherings;

/// <summary>What the gatherings that a person came to taught them.</summary>
public sealed class LearntAtGatherings(UsmeDb db) : ILearntInPerson
{
    // A compiled query cannot call SamePerson: this is what it says.
    private static readonly Func<UsmeDb, Guid, IAsyncEnumerable<Row>> OfPerson = EF.CompileAsyncQuery((UsmeDb db, Guid person) =>
        from attendance in db.Set<Attendance>()
        where db.People.Where(p => db.People.Any(me => me.Id == person && me.SurvivorId == p.SurvivorId)).Select(p => p.Id).Contains(attendance.PersonId)
        join gathering in db.Set<Gathering>() on attendance.GatheringId equals gathering.Id
        join lesson in db.Set<GatheringLesson>() on gathering.Id equals lesson.GatheringId into covered
        from lesson in covered.DefaultIfEmpty()
        join own in db.Set<Group>() on gathering.GroupId equals own.Id into groups
        from own in groups.DefaultIfEmpty()
        select new Row(gathering.Id, gathering.RealStartAt ?? gathering.StartsAt, lesson.Lesson, own.CourseId));

    public async Task<InPerson> OfAsync(Guid person, CancellationToken cancel)
    {
        var lessons = new Dictionary<string, DateTime>(StringComparer.Ordinal);
        var cafes = new HashSet<(string Course, Guid Gathering)>();
        await foreach (var row in OfPerson(db, person).WithCancellation(cancel))
        {
            if (row.Course is not null)
                cafes.Add((row.Course, row.Gathering));
            if (row.Lesson is null)
                continue;
            cafes.Add((row.Lesson[..row.Lesson.IndexOf('/', StringComparison.Ordinal)], row.Gathering));
            lessons[row.Lesson] = lessons.TryGetValue(row.Lesson, out var before) && before < row.At ? before : row.At;
        }
        return lessons.Count + cafes.Count == 0
            ? InPerson.Nothing
            : new InPerson(lessons, cafes.GroupBy(c => c.Course).ToDictionary(c => c.Key, c => c.Count(), StringComparer.Ordinal));
    }

    private sealed record Row(Guid Gathering, DateTime At, string? Lesson, string? Course);
}
