using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Catalogue;
using UsmeAprende.Web.Kit.Health;

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
        IReadOnlyList<SiteTrouble> found = faults.IsEmpty
            ? []
            :
            [
                new SiteTrouble
                {
                    Fault = $"Los cursos tienen faltas: {faults.Length}. La primera: {faults[0]}",
                    Effect = "Las páginas que las tienen no se muestran; quien ya las hizo conserva su avance.",
                    Remedy = "Pídale a quien escribe los cursos que las corrija; la orden «check-courses» las dice todas.",
                    Page = TroublePage.Courses,
                },
            ];
        return Task.FromResult(SiteTrouble.Report(found, "Los cursos se leyeron sin faltas."));
    }
}

/// <summary>Shows on the coordinators' first page which content is withheld because of faults.</summary>
[ViewComponent(Name = "WithheldPages")]
public sealed class WithheldPagesViewComponent(CatalogueStore courses) : ViewComponent
{
    public IViewComponentResult Invoke() => View("/Catalogue/_Withheld.cshtml", courses.Current);
}
