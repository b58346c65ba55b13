using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Mail;

/// <summary>
/// For letters that somebody waits for, such as a code: put down in the transaction that makes them needed, handed over a moment later by
/// whoever comes first, so that no page waits for a mail server. They need no consent and know no hours: the reader asked for them.
/// </summary>
public sealed class EmailQueue(
    UsmeDb db,
    EmailProtector seal,
    JobDispatcher jobs,
    IEmailSender mailer,
    TimeProvider clock,
    ILogger<EmailQueue> log
)
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    // Handing over is called off well before others may try.
    private static readonly TimeSpan Patience = Lease / 2;

    /// <summary>A letter that was due so long ago is fetched by nobody.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>To be called in the transaction of what the letter tells.</summary>
    /// <param name="letter">Finished.</param>
    /// <param name="usefulUntil">From then on it would only confuse.</param>
    public void Enqueue(EmailMessage letter, DateTime usefulUntil)
    {
        db.Add(WaitingEmail.Create(letter, seal, usefulUntil, Now));
        db.AfterCommit(() => jobs.Enqueue(EmailSendingJob.Name));
    }

    /// <summary>How many letters stay where they are: refused twice, or fetched by nobody for minutes.</summary>
    public Task<int> CountLateAsync(CancellationToken cancel)
    {
        var since = Now - Late;
        return db.WaitingLetters.CountAsync(l => l.Attempts > 1 || l.NextAt < since, cancel);
    }

    /// <summary>
    /// Hands over what is due. Any number may do it at once: a letter is taken for a while, and one that dies leaves it to the next.
    /// </summary>
    public async Task<EmailQueueResult> SendDueAsync(CancellationToken cancel)
    {
        var run = new EmailQueueResult(0, 0, null);
        while (await ClaimAsync(cancel) is { Count: > 0 } taken)
        {
            // What was accepted is noted even when the site is stopping, or it would be sent again.
            foreach (var (letter, outcome) in await Task.WhenAll(taken.Select(letter => HandOverAsync(letter, cancel))))
            {
                await RecordResultAsync(letter, outcome);
                run = outcome.IsAccepted
                    ? run with
                    {
                        Accepted = run.Accepted + 1,
                    }
                    : run with
                    {
                        Failed = run.Failed + 1,
                        Why = outcome.Reason,
                    };
            }
            cancel.ThrowIfCancellationRequested();
        }
        return run;
    }

    private Task<List<WaitingEmail>> ClaimAsync(CancellationToken cancel) =>
        db.WriteAsync(
            async () =>
            {
                var now = Now;
                var (lease, until) = (Guid.CreateVersion7(), now + Lease);
                await db.WaitingLetters.Where(l => l.UsefulUntil <= now).ExecuteDeleteAsync(cancel);
                var due = db.WaitingLetters.Where(l => l.NextAt <= now);
                var some = await due.OrderBy(l => l.NextAt).Select(l => l.Id).Take(AtOnce).ToListAsync(cancel);

                // Asked again while changing: another server may have been quicker.
                await due.Where(l => some.Contains(l.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(l => l.LeaseId, lease).SetProperty(l => l.NextAt, until), cancel);
                return await db.WaitingLetters.AsNoTracking().Where(l => l.LeaseId == lease).ToListAsync(cancel);
            },
            cancel
        );

    private async Task<(WaitingEmail Letter, EmailSendResult Outcome)> HandOverAsync(WaitingEmail waiting, CancellationToken cancel)
    {
        if (seal.TryUnprotect(waiting.Sealed) is not { } letter)
            return (waiting, EmailSendResult.Permanent(MailFailureReason.Unreadable));
        using var inTime = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        inTime.CancelAfter(Patience);
        try
        {
            return (waiting, await mailer.SendAsync(letter, inTime.Token));
        }
        catch (OperationCanceledException)
        {
            return (waiting, EmailSendResult.Transient(MailFailureReason.TimedOut));
        }
        catch (Exception fault)
        {
            // One letter that cannot be written, on a full disk perhaps, must not keep the others.
            log.LogError(fault, "Letter {Letter} could not be handed over", letter.MessageId);
            return (waiting, new EmailSendResult(EmailAcceptance.Transient));
        }
    }

    private static string ReasonFor(EmailSendResult outcome) =>
        $"{outcome.Reason?.ToString() ?? "it could not be written"}{(outcome.Status is { } status ? $" with status {status}" : "")}";

    private async Task RecordResultAsync(WaitingEmail letter, EmailSendResult outcome)
    {
        var mine = db.WaitingLetters.Where(l => l.Id == letter.Id && l.LeaseId == letter.LeaseId);
        var next =
            outcome.Result is EmailAcceptance.Transient && letter.Attempts < RetryBackoff.Waits.Count
                ? Now + RetryBackoff.Waits[letter.Attempts]
                : (DateTime?)null;
        var goesOn = next < letter.UsefulUntil;
        if (!outcome.IsAccepted)
            log.LogWarning("A letter was not taken: {Reason}; {Fate}", ReasonFor(outcome), goesOn ? "it is tried again" : "given up");
        var settled = await db.WriteAsync(
            () =>
                goesOn
                    ? mine.ExecuteUpdateAsync(
                        set => set.SetProperty(l => l.NextAt, next).SetProperty(l => l.Attempts, l => l.Attempts + 1),
                        CancellationToken.None
                    )
                    : mine.ExecuteDeleteAsync(CancellationToken.None),
            CancellationToken.None
        );

        // Erased while a letter to them was being written: it must not stay in the folder (R30).
        if (settled == 0 && !await db.WaitingLetters.AnyAsync(l => l.Id == letter.Id))
            mailer.DeleteForOwner(letter.OwnerId);
    }
}

/// <summary>How a round of the post went.</summary>
/// <param name="Accepted">Letters that the mail server took.</param>
/// <param name="Failed">Letters that it did not, for now or for good.</param>
/// <param name="Why">Why the last of them was not; nothing where all went well.</param>
public sealed record EmailQueueResult(int Accepted, int Failed, MailFailureReason? Why);

/// <summary>How long a letter waits that was not taken, each time longer; after the last it is given up.</summary>
public static class RetryBackoff
{
    public static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(12),
    ];
}
