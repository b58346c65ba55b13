using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Learning.Summaries;

namespace UsmeAprende.Figures;

/// <summary>
/// How many lessons one human first finished in a month: <see cref="FinishedLessonsFigure"/> in rows, kept so that how a month goes can be
/// told at once. Who is erased goes on counting (R30); a month that is closed has its own figure.
/// </summary>
public sealed class LessonMonth
{
    /// <summary>First day.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The survivor's (R14).</summary>
    public required PersonId PersonId { get; init; }

    public required int Lessons { get; init; }

    internal static IEnumerable<LessonMonth> Compute(HumanLearning human, CourseCatalogue courses) =>
        human
            .JoinOutcomes(courses)
            .Where(done => done.Value.FinishedAt is not null && courses.LessonsById.ContainsKey(done.Key))
            .GroupBy(done => FigureMonth.Of(done.Value.FinishedAt!.Value))
            .Select(month => new LessonMonth
            {
                Month = month.Key,
                PersonId = (PersonId)human.SurvivorId,
                Lessons = month.Count(),
            });
}

internal sealed class LessonMonthMapping : IEntityTypeConfiguration<LessonMonth>
{
    public void Configure(EntityTypeBuilder<LessonMonth> month)
    {
        month.ToTable("LessonMonths");
        month.HasKey(m => new { m.PersonId, m.Month });
        // A month is added up from the index alone.
        month.HasIndex(m => new { m.Month, m.Lessons });
    }
}

/// <summary>Keeps <see cref="LessonMonth"/>.</summary>
internal sealed class LessonMonthSummary(UsmeDb db, CatalogueStore catalogue) : ILearningSummary
{
    public async Task<Func<CancellationToken, Task>> ComputeAsync(IReadOnlyList<HumanLearning> humans, CancellationToken cancel)
    {
        var rows = humans.SelectMany(h => h.Rows).ToList();
        var kept = (await db.LessonMonths.AsNoTracking().Where(m => rows.Contains(m.PersonId)).ToListAsync(cancel)).ToLookup(m =>
            m.PersonId
        );
        var changed = (
            from human in humans
            let now = LessonMonth.Compute(human, catalogue.Current).ToList()
            where !now.Select(ToKey).ToHashSet().SetEquals(human.Rows.SelectMany(r => kept[r]).Select(ToKey))
            select (human.Rows, Now: now)
        ).ToList();
        return cancel => StoreAsync([.. changed.SelectMany(c => c.Rows)], [.. changed.SelectMany(c => c.Now)], cancel);
    }

    private async Task StoreAsync(List<PersonId> rows, List<LessonMonth> now, CancellationToken cancel)
    {
        if (rows.Count > 0)
            await db.LessonMonths.Where(m => rows.Contains(m.PersonId)).ExecuteDeleteAsync(cancel);
        db.AddRange(now);
    }

    private static (PersonId, DateOnly, int) ToKey(LessonMonth month) => (month.PersonId, month.Month, month.Lessons);
}

/// <summary>Tells how a month that is not closed goes.</summary>
public sealed class LessonMonthReader(UsmeDb db, LearningSummaries summaries)
{
    /// <summary>Lessons and distinct people of each month; null while they are being counted anew.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, (int Lessons, int People)>?> CountAsync(
        IReadOnlyCollection<DateOnly> months,
        CancellationToken cancel
    )
    {
        if (!await summaries.CatchUpAsync(cancel))
            return null;
        var counts = await db
            .LessonMonths.Where(m => months.Contains(m.Month))
            .GroupBy(m => m.Month)
            .Select(m => new
            {
                Month = m.Key,
                Lessons = m.Sum(p => p.Lessons),
                People = m.Count(),
            })
            .ToListAsync(cancel);
        return counts.ToDictionary(c => c.Month, c => (c.Lessons, c.People));
    }
}
