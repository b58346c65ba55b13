using Microsoft.EntityFrameworkCore;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.People.Accounts;

/// <summary>
/// Deletes expired codes and set-up links, once they do not count for the daily limits any more, and ended sessions whose cookie has
/// expired anyway.
/// </summary>
internal sealed class ExpiredCodeCleaningJob(UsmeDb db, TimeProvider clock) : ISiteJob
{
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(2);

    // No cookie is valid for longer (PersonSession), and the cookie of an ended session is never renewed.
    private static readonly TimeSpan s_longestSession = TimeSpan.FromDays(61);

    public async Task RunAsync(JobReport report, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var before = now - s_kept;
        var expired = now - s_longestSession;
        var deleted = await db.WriteAsync(
            async () =>
                await db.OneUseCodes.Where(c => c.ExpiresAt < before).ExecuteDeleteAsync(cancel)
                + await db.SetUpLinks.Where(l => l.ExpiresAt < before).ExecuteDeleteAsync(cancel)
                + await db.SentCodeEmails.Where(l => l.SentAt < before).ExecuteDeleteAsync(cancel)
                + await db.EndedSessions.Where(s => s.EndedAt < expired).ExecuteDeleteAsync(cancel),
            cancel
        );
        report.Complete($"Códigos vencidos borrados: {deleted}.");
    }
}
