using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using UsmeAprende.Data;
using UsmeAprende.Jobs;

namespace UsmeAprende.Mail;

/// <summary>
/// Queue of e-mails that somebody waits for, such as a code. They are stored in the transaction that needs them and sent a moment later by
/// a job, so that no page waits for a mail server. They need no consent and go at any hour, because the reader asked for them.
/// </summary>
public sealed class EmailQueue(
    UsmeDb db,
    EmailProtector protector,
    JobDispatcher jobs,
    IEmailSender mailer,
    TimeProvider clock,
    ILogger<EmailQueue> log
)
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    // Sending is cancelled well before another sender may claim the same e-mail.
    private static readonly TimeSpan Patience = Lease / 2;

    /// <summary>If an e-mail has been due for this long, no sender is working.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(10);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>To be called in the transaction that stores what the e-mail is about.</summary>
    /// <param name="email">Finished.</param>
    /// <param name="usefulUntil">After this time it is not sent any more.</param>
    public void Enqueue(EmailMessage email, DateTime usefulUntil)
    {
        db.Add(WaitingEmail.Create(email, protector, usefulUntil, Now));
        db.AfterCommit(() => jobs.Enqueue(EmailSendingJob.Name));
    }

    /// <summary>How many e-mails are stuck: refused twice, or not claimed for minutes.</summary>
    public Task<int> CountLateAsync(CancellationToken cancel)
    {
        var since = Now - Late;
        return db.WaitingLetters.CountAsync(l => l.Attempts > 1 || l.NextAt < since, cancel);
    }

    /// <summary>
    /// Sends what is due. Several senders may run at the same time: each claims e-mails for a limited time, and if it dies, another sender
    /// claims them later.
    /// </summary>
    public async Task<EmailQueueResult> SendDueAsync(CancellationToken cancel)
    {
        var run = new EmailQueueResult(0, 0, null);
        while (await ClaimAsync(cancel) is { Count: > 0 } taken)
        {
            // Accepted e-mails are recorded even if the site is stopping, or they would be sent again.
            foreach (var (email, result) in await Task.WhenAll(taken.Select(email => HandOverAsync(email, cancel))))
            {
                await RecordResultAsync(email, result);
                run = result.IsAccepted
                    ? run with
                    {
                        Accepted = run.Accepted + 1,
                    }
                    : run with
                    {
                        Failed = run.Failed + 1,
                        Why = result.Reason,
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

                // The condition is checked again in the update, since another server may have claimed some of them.
                await due.Where(l => some.Contains(l.Id))
                    .ExecuteUpdateAsync(set => set.SetProperty(l => l.LeaseId, lease).SetProperty(l => l.NextAt, until), cancel);
                return await db.WaitingLetters.AsNoTracking().Where(l => l.LeaseId == lease).ToListAsync(cancel);
            },
            cancel
        );

    private async Task<(WaitingEmail Email, EmailSendResult Result)> HandOverAsync(WaitingEmail waiting, CancellationToken cancel)
    {
        if (protector.TryUnprotect(waiting.Sealed) is not { } email)
            return (waiting, EmailSendResult.Permanent(MailFailureReason.Unreadable));
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(Patience);
        try
        {
            return (waiting, await mailer.SendAsync(email, timeout.Token));
        }
        catch (OperationCanceledException)
        {
            return (waiting, EmailSendResult.Transient(MailFailureReason.TimedOut));
        }
        catch (Exception fault)
        {
            // An e-mail that cannot be written, for example on a full disk, must not stop the others.
            log.LogError(fault, "Letter {Letter} could not be handed over", email.MessageId);
            return (waiting, new EmailSendResult(EmailAcceptance.Transient));
        }
    }

    private static string ReasonFor(EmailSendResult result) =>
        $"{result.Reason?.ToString() ?? "it could not be written"}{(result.Status is { } status ? $" with status {status}" : "")}";

    private async Task RecordResultAsync(WaitingEmail email, EmailSendResult result)
    {
        var mine = db.WaitingLetters.Where(l => l.Id == email.Id && l.LeaseId == email.LeaseId);
        var next =
            result.Result is EmailAcceptance.Transient && email.Attempts < RetryBackoff.Waits.Count
                ? Now + RetryBackoff.Waits[email.Attempts]
                : (DateTime?)null;
        var goesOn = next < email.UsefulUntil;
        if (!result.IsAccepted)
            log.LogWarning("A letter was not taken: {Reason}; {Fate}", ReasonFor(result), goesOn ? "it is tried again" : "given up");
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

        // The person was erased while the e-mail was being written: it must not stay in the folder (R30).
        if (settled == 0 && !await db.WaitingLetters.AnyAsync(l => l.Id == email.Id))
            mailer.DeleteForOwner(email.OwnerId);
    }
}

/// <summary>Result of one run of the queue.</summary>
/// <param name="Accepted">E-mails that the mail server accepted.</param>
/// <param name="Failed">E-mails that it did not accept, for now or for good.</param>
/// <param name="Why">Why the last of those failed; null if none did.</param>
public sealed record EmailQueueResult(int Accepted, int Failed, MailFailureReason? Why);

/// <summary>How long to wait before each new attempt to send an e-mail. After the last one it is given up.</summary>
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
