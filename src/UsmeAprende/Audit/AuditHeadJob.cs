using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Audit;

/// <summary>
/// Writes down outside the database where the chain ends: in a file, and in the log, which often goes to another machine (R31).
/// </summary>
internal sealed class AuditHeadJob(UsmeDb db, AuditHeadFiles files, TimeProvider clock, ILogger<AuditHeadJob> log) : IJob
{
    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var head = await db.AuditHeads.AsNoTracking().SingleAsync(cancel);
        files.Append(head, clock.GetUtcNow().UtcDateTime);
        log.LogInformation("The audit ends at entry {Sequence} with {Hash}", head.Sequence, Convert.ToHexStringLower(head.Hash));
        report.Tell($"Último renglón anotado: {head.Sequence}.");
    }
}
