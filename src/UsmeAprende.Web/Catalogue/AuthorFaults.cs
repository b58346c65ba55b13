using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>
/// What is wrong with the courses, for the page that the author looks at while writing. Who learns is told nothing of files and lines.
/// </summary>
public sealed class AuthorFaults(CatalogueStore courses, IHostEnvironment environment)
{
    /// <summary>Of one file, or of all that a folder holds; none where the site is not being developed.</summary>
    public IReadOnlyList<ContentFault> ListIn(string place) =>
        environment.IsDevelopment()
            ? [.. courses.Current.Faults.Where(f => f.File == place || f.File.StartsWith(place + "/", StringComparison.Ordinal))]
            : [];
}

/// <summary>Warns while something of the courses is withheld for its faults: the site serves the rest, and somebody should know.</summary>
public sealed class CatalogueHealthCheck(CatalogueStore store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var faults = store.Current.Faults;
        return Task.FromResult(
            faults.IsEmpty
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded(
                    $"Hay páginas de los cursos que no se muestran hasta que se corrijan. Faltas: {faults.Length}. La primera: {faults[0]}"
                )
        );
    }
}

/// <summary>On the coordinators' first page: what of the courses is not shown for its faults.</summary>
[ViewComponent(Name = "WithheldPages")]
public sealed class WithheldPagesViewComponent(CatalogueStore courses) : ViewComponent
{
    public IViewComponentResult Invoke() => View("/Catalogue/_Withheld.cshtml", courses.Current);
}
