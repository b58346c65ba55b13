using Microsoft.EntityFrameworkCore;
using UsmeAprende.Catalogue;
using UsmeAprende.Data;

namespace UsmeAprende.Certificates;

/// <summary>Tells the titles of what certificates are for, as they are today.</summary>
public sealed class CertificateSubjectTitles(UsmeDb db, CatalogueStore catalogue)
{
    /// <summary>By subject; one that does not exist any more is left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(IEnumerable<string> subjects, CancellationToken cancel)
    {
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        var gatherings = new List<Guid>();
        foreach (var subject in subjects.Distinct(StringComparer.Ordinal))
        {
            if (CertificateSubject.TryParseGathering(subject, out var gathering))
                gatherings.Add(gathering);
            else if (catalogue.Current.CoursesById.TryGetValue(subject, out var course))
                titles[subject] = course.Title;
        }
        foreach (var portion in gatherings.Chunk(Portion))
        {
            var found = await db.Gatherings.Where(g => portion.Contains(g.Id)).Select(g => new { g.Id, g.Title }).ToListAsync(cancel);
            found.ForEach(g => titles[CertificateSubject.ForGathering(g.Id)] = g.Title);
        }
        return titles;
    }

    // Databases limit the values of one question.
    private const int Portion = 500;
}
