using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Web.Operations;

/// <summary>The administrator's start page: what is wrong with the site now, and where to go.</summary>
[Authorize(Roles = nameof(Role.Administrator))]
public sealed class AdministrationController(HealthCheckService health, JobHistory jobs, TimeProvider clock) : Controller
{
    [HttpGet("/administracion")]
    public async Task<IActionResult> Home(CancellationToken cancel) =>
        View("Administration", new SiteCondition(await health.CheckHealthAsync(cancel), jobs.List(), clock.GetUtcNow().UtcDateTime));
}
