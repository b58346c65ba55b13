using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>
/// What is wrong with the courses, for the page that the author looks at while writing. Who learns is told nothing of files and lines.
/// </summary>
public sealed class AuthorFaults(CatalogueStore courses, IHostEnvironment environment)
{
    /// <summary>Of one file, or of all that a folder holds; none where the site is not being developed.</summary>
    public IReadOnlyList<ContentFault> In(string place) =>
        environment.IsDevelopment()
            ? [.. courses.Current.Faults.Where(f => f.File == place || f.File.StartsWith(place + "/", StringComparison.Ordinal))]
            : [];
}
