using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using UsmeAprende.Jobs;
using UsmeAprende.People;

namespace UsmeAprende.Web.Jobs;

/// <summary>Progress of long work, for the progress bar of the person who started it: numbers only.</summary>
[ApiController]
[Authorize(Roles = $"{nameof(PersonRole.Facilitator)},{nameof(PersonRole.Coordinator)},{nameof(PersonRole.Administrator)}")]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class BatchesController(BatchJobQueue batches) : ControllerBase
{
    [HttpGet("/api/lotes/{batch:guid}")]
    public async Task<ActionResult<BatchProgressResponse>> Get(Guid batch, CancellationToken cancel)
    {
        if (await batches.FindAsync(batch, cancel) is not { } found)
            return NotFound();
        var progress = BatchProgress.Of(found, batches.TitleOf(found.Kind), "");
        return new BatchProgressResponse(progress.Through, progress.Total, progress.IsOpen, progress.Words);
    }
}

/// <summary>Data for the progress bar.</summary>
public sealed record BatchProgressResponse(int Through, int Total, bool IsOpen, string Words);
