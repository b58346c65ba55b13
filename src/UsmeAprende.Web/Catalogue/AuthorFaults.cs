using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Catalogue;

namespace UsmeAprende.Web.Catalogue;

/// <summary>The faults of the courses, shown on their pages to authors in development. Learners never see files and lines.</summary>
public sealed class AuthorFaults(CatalogueStore courses, IHostEnvironment environment)
{
    /// <summary>The faults of one file or of a folder; empty outside development.</summary>
    public IReadOnlyList<ContentFault> ListIn(string place) =>
        environment.IsDevelopment()
            ? [.. courses.Current.Faults.Where(f => f.File == place || f.File.StartsWith(place + "/", StringComparison.Ordinal))]
            : [];
}

/// <summary>Health check that warns while content is withheld because of faults. The site serves the rest.</summary>
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

/// <summary>Shows on the coordinators' first page which content is withheld because of faults.</summary>
[ViewComponent(Name = "WithheldPages")]
public sealed class WithheldPagesViewComponent(CatalogueStore courses) : ViewComponent
{
    public IViewComponentResult Invoke() => View("/Catalogue/_Withheld.cshtml", courses.Current);
}
