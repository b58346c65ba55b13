using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Figures;
using UsmeAprende.People;

namespace UsmeAprende.Reports.Board;

/// <summary>
/// Counts how the programme goes, for coordinators: people, gatherings, and where people stop in each course. Merged rows are one person
/// (R14), and staff are no learners. These are not the public figures of R29: small numbers are shown.
/// </summary>
public sealed class BoardReader(
    UsmeDb db,
    FinishedLessonQuery finished,
    CatalogueStore catalogue,
    CourseFunnelReader funnels,
    BoardMemory memory,
    TimeProvider clock
)
{
    /// <summary>Returns the last count, or counts again if it is older than <see cref="BoardMemory.Lasting"/>.</summary>
    public async Task<BoardFigures> ReadAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // A clock that was set back must not keep an old count for days.
        if (memory.Last is { } last && last.CountedAt <= now && now - last.CountedAt < BoardMemory.Lasting)
            return last;
        return memory.Last = await CountAsync(now, cancel);
    }

    public async Task<BoardFigures> CountAsync(DateTime now, CancellationToken cancel)
    {
        var staff = await ListStaffAsync(cancel);
        var start = FigureMonth.Start(FigureMonth.Of(now));
        var startBefore = FigureMonth.Start(FigureMonth.Of(now).AddMonths(-1));
        // March has more days than February: what is compared never runs into the present month.
        var untilBefore = startBefore + (now - start) < start ? startBefore + (now - start) : start;
        var courses = new List<CourseFunnel>();
        foreach (var course in catalogue.Current.Courses)
            courses.Add(await funnels.CountAsync(course, staff, cancel));
        var enrolled = await db.People.Where(p => p.ErasedAt == null).Select(p => p.SurvivorId).Distinct().ToListAsync(cancel);
        return new BoardFigures(
            now,
            enrolled.Count(human => !staff.Contains(human)),
            await CountPeriodAsync(start, now, staff, cancel),
            await CountPeriodAsync(startBefore, untilBefore, staff, cancel),
            courses
        );
    }

    private Task<HashSet<HumanId>> ListStaffAsync(CancellationToken cancel) =>
        db.People.Where(p => p.Role != PersonRole.Learner).Select(p => p.SurvivorId).ToHashSetAsync(cancel);

    private async Task<BoardPeriod> CountPeriodAsync(DateTime from, DateTime until, HashSet<HumanId> staff, CancellationToken cancel)
    {
        var now = catalogue.Current;
        var learnt = await finished
            .Of([.. now.LessonsById.Keys, .. now.Renamed.Keys])
            .Where(done => done.At >= from && done.At < until)
            .Select(done => done.Person)
            .Distinct()
            .ToListAsync(cancel);
        var held = db.Gatherings.Where(g => g.CancelledAt == null && g.StartsAt >= from && g.StartsAt < until);
        var came = await (
            from gathering in held
            join attendance in db.Attendances on gathering.Id equals attendance.GatheringId
            join person in db.People on attendance.PersonId equals person.Id
            select new
            {
                gathering.Id,
                gathering.Seats,
                person.SurvivorId,
            }
        )
            .Distinct()
            .ToListAsync(cancel);
        var learners = came.FindAll(one => !staff.Contains(one.SurvivorId));
        var gatherings = learners.DistinctBy(one => one.Id).ToList();
        return new BoardPeriod(
            learnt.Concat(learners.Select(one => one.SurvivorId)).Where(human => !staff.Contains(human)).Distinct().Count(),
            gatherings.Count,
            gatherings.Sum(one => one.Seats),
            learners.Count
        );
    }
}

/// <summary>Keeps the last count of the board, because counting reads everybody's lessons.</summary>
public sealed class BoardMemory
{
    public static readonly TimeSpan Lasting = TimeSpan.FromMinutes(10);

    private volatile BoardFigures? _last;

    public BoardFigures? Last
    {
        get => _last;
        set => _last = value;
    }
}

/// <param name="Enrolled">Learners with an account, or registered by staff, whose data are not erased.</param>
/// <param name="Month">The present month until now.</param>
/// <param name="Before">The month before, until the same day and hour.</param>
public sealed record BoardFigures(
    DateTime CountedAt,
    int Enrolled,
    BoardPeriod Month,
    BoardPeriod Before,
    IReadOnlyList<CourseFunnel> Courses
);

/// <param name="Active">Learners who finished a lesson or came to a gathering.</param>
/// <param name="Held">Gatherings that were not cancelled and to which a learner came.</param>
/// <param name="Seats">Seats of the gatherings held.</param>
/// <param name="Attended">Learners at each gathering held, added up: who came to two counts twice.</param>
public sealed record BoardPeriod(int Active, int Held, int Seats, int Attended);
