using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using UsmeAprende.Certificates.Issuing;
using UsmeAprende.Figures;
using UsmeAprende.Learning;

namespace UsmeAprende.Tests.Learning.Summaries;

/// <summary>What is kept, beside what is computed from nothing.</summary>
public sealed partial class LearningSummariesTests
{
    private Task<List<string>> ReadStandingsAsync() =>
        _site.AskAsync(async db =>
        {
            var kept = await db.CertificateStandings.AsNoTracking().ToListAsync(Cancel);
            return kept.Select(s => $"{s.PersonId} {s.CourseId} {s.Gap} {s.Rank} {Convert.ToHexString(s.NameOrder)}")
                .Order(StringComparer.Ordinal)
                .ToList();
        });

    // Person by person and course by course, by the readers of the pages of one person.
    private async Task<List<string>> ComputeStandingsAsync()
    {
        var survivors = await _site.AskAsync(db =>
            db.People.Where(p => p.Id == (PersonId)p.SurvivorId && p.ErasedAt == null).Select(p => p.SurvivorId).ToListAsync(Cancel)
        );
        var standings = new List<string>();
        foreach (var course in _site.Catalogue.Current.Courses.Where(c => c.HasLessons))
        {
            var progress = await _site.WithAsync((CourseProgressReader r) => r.ListForPeopleAsync(course, survivors, Cancel));
            var holders = await _site.WithAsync((CertificateHolderReader r) => r.ListAsync(survivors, course.Id, Cancel));
            var held = await _site.AskAsync(db =>
                (
                    from certificate in db.Certificates
                    where certificate.Subject == course.Id && certificate.End == null
                    join person in db.People on certificate.PersonId equals person.Id
                    select person.SurvivorId
                ).ToHashSetAsync(Cancel)
            );
            standings.AddRange(
                from holder in holders
                let own = progress[holder.HumanId]
                let left = own.CertificateProgress
                where !held.Contains(holder.HumanId) && left.Missing <= 3 && HasBegun(own)
                let rank = left.Missing > 0 ? left.Missing + 1
                : holder.HasVerifiedDocument ? 0
                : 1
                select $"{holder.HumanId} {course.Id} {CertificateGap.Compute(own)} {rank} "
                    + Convert.ToHexString(CertificateStanding.ComputeNameOrder(holder.Name))
            );
        }
        return standings.Order(StringComparer.Ordinal).ToList();
    }

    private static bool HasBegun(CourseProgress own) =>
        own.Cafes > 0 || own.FinishedLessons > 0 || own.Modules.Any(m => m.IsTaskShown || m.Test?.BestScore >= 0);

    private async Task CheckMonthsAsync()
    {
        var first = await _site.WithAsync((FinishedLessonsFigure f) => f.FindFirstMonthAsync(Cancel));
        var kept = await _site.AskAsync(db => db.LessonMonths.AsNoTracking().ToListAsync(Cancel));
        if (first is not { } month)
        {
            Assert.Empty(kept);
            return;
        }
        var counted = 0;
        for (; month <= FigureMonth.Of(_site.Now.AddDays(40)); month = month.AddMonths(1))
        {
            var afresh = await _site.WithAsync((FinishedLessonsFigure f) => f.CountAsync(month, Cancel));
            var own = kept.FindAll(k => k.Month == month);
            Assert.Equal(afresh.OrderBy(p => p.Key), own.ToDictionary(k => (HumanId)k.PersonId, k => k.Lessons).OrderBy(p => p.Key));
            var told = await _site.WithAsync((LessonMonthReader r) => r.CountAsync([month], Cancel));
            Assert.Equal((afresh.Values.Sum(), afresh.Count), told!.GetValueOrDefault(month));
            counted += own.Count;
        }
        Assert.Equal(kept.Count, counted);
    }
}
