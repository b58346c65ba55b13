using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;
using UsmeAprende.Figures;

namespace UsmeAprende.Certificates;

/// <summary>How many certificates were issued: of each course, and of all gatherings together, without what corrects another.</summary>
public sealed class CertificateTotals(UsmeDb db, CatalogueStore catalogue) : IMonthlyTotals
{
    /// <summary>The certificates of attendance, of whichever gathering.</summary>
    public const string Gatherings = "encuentros";

    public IReadOnlyList<string> Figures => [.. catalogue.Current.Courses.Select(course => course.Id).Append(Gatherings).Select(NameOf)];

    /// <param name="topic">The id of a course, or <see cref="Gatherings"/>.</param>
    public static string NameOf(string topic) => $"constancias/{topic}";

    public async Task<DateOnly?> FindFirstMonthAsync(CancellationToken cancel) =>
        await QueryFirst().MinAsync(c => (DateTime?)c.IssuedAt, cancel) is { } first ? FigureMonth.Of(first) : null;

    public async Task<IReadOnlyDictionary<string, MonthTotal>> CountAsync(DateOnly month, CancellationToken cancel)
    {
        var (start, end) = (FigureMonth.Start(month), FigureMonth.End(month));
        var issued = await (
            from certificate in QueryFirst().Where(c => c.IssuedAt >= start && c.IssuedAt < end)
            join person in db.People on certificate.PersonId equals person.Id
            select new { certificate.Subject, person.SurvivorId }
        ).ToListAsync(cancel);
        return issued
            .GroupBy(c => NameOf(new ActivityId(c.Subject).IsAboutGathering ? Gatherings : c.Subject), StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => new MonthTotal(same.Count(), same.Select(c => c.SurvivorId).Distinct().Count()),
                StringComparer.Ordinal
            );
    }

    private IQueryable<IssuedCertificate> QueryFirst() => db.Certificates.Where(c => c.PersonId != null && c.ReplacesId == null);
}
