using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MimeKit;

namespace UsmeAprende.Mail;

/// <summary>The mailbox (IMAP) where other servers put back what they could not deliver.</summary>
public sealed class BounceMailbox(
    MailServerConnector connections,
    IOptions<MailOptions> options,
    TimeProvider clock,
    ILogger<BounceMailbox> log
)
{
    private const int MostAVisit = 500;

    // A report comes back within days. What nobody can place does not pile up for ever.
    private const int Days = 30;

    // Returned with a whole letter of ours it is far smaller.
    private const uint Largest = 2 * 1024 * 1024;

    // Another visit goes on where this one stopped.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Whether there is one.</summary>
    public bool IsConfigured => options.Value.Inbox.Host is not null;

    /// <summary>Hands over each report not read yet. Whatever is not one, or is not settled, stays unread.</summary>
    /// <param name="settle">
    /// Puts down what a report says, so that it stays, and tells whether it is done with. It may be given the same report again.
    /// </param>
    /// <returns>Why the mailbox could not be read, or not to its end; nothing where all went well.</returns>
    public async Task<MailFailureReason?> ReadAsync(Func<DeliveryReport, CancellationToken, Task<bool>> settle, CancellationToken cancel)
    {
        using var client = new ImapClient();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Longest);
        try
        {
            if (await connections.ConnectAsync(client, options.Value.InboxServer, patience.Token) is { } trouble)
                return LogFailure(trouble);
            await ReadAsync(client, settle, patience.Token);
            await client.DisconnectAsync(quit: true, patience.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return LogFailure(new MailConnectionError(MailFailureReason.TimedOut));
        }
        catch (Exception fault) when (fault is FolderNotFoundException or FolderNotOpenException)
        {
            // Not there, or only to be looked at.
            return LogFailure(new MailConnectionError(MailFailureReason.MailboxClosed));
        }
        catch (Exception fault) when (MailServerConnector.FindError(fault) is { } trouble)
        {
            return LogFailure(trouble);
        }
    }

    private async Task ReadAsync(ImapClient client, Func<DeliveryReport, CancellationToken, Task<bool>> settle, CancellationToken cancel)
    {
        var folder = await client.GetFolderAsync(options.Value.Inbox.Folder, cancel);
        if (await folder.OpenAsync(FolderAccess.ReadWrite, cancel) is not FolderAccess.ReadWrite)
            throw new FolderNotOpenException(folder.FullName, FolderAccess.ReadWrite);
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        var unread = await folder.SearchAsync(SearchQuery.NotSeen.And(SearchQuery.DeliveredAfter(since)), cancel);

        // The latest first: what nobody can place must not keep those that came after it.
        // We read the header ourselves: what servers make of the structure of a broken message differs.
        var latest = unread.OrderByDescending(u => u.Id).Take(MostAVisit).ToList();
        var wanted = new FetchRequest(MessageSummaryItems.UniqueId | MessageSummaryItems.Size, [HeaderId.ContentType]);
        IMailFolder? read = null;
        foreach (var summary in latest.Count == 0 ? [] : await folder.FetchAsync(latest, wanted, cancel))
        {
            if (
                summary.Size > Largest
                || !IsReport(summary.Headers)
                || await ReadReportAsync(folder, summary.UniqueId, cancel) is not { } report
                || !await settle(report, cancel)
            )
                continue;

            // Only now: cut short before this, the same report is read again, and what was put down tells that it was.
            await folder.AddFlagsAsync(summary.UniqueId, MessageFlags.Seen, silent: true, cancel);
            read ??= await FindReadFolderAsync(client, cancel);
            if (read is not null)
                await folder.MoveToAsync(summary.UniqueId, read, cancel);
        }
    }

    private static bool IsReport(HeaderList? headers) =>
        headers?[HeaderId.ContentType]?.Contains("multipart/report", StringComparison.OrdinalIgnoreCase) == true;

    private async Task<DeliveryReport?> ReadReportAsync(IMailFolder folder, UniqueId id, CancellationToken cancel)
    {
        try
        {
            using var message = await folder.GetMessageAsync(id, cancel);
            return DeliveryReport.Read(message);
        }
        catch (MessageNotFoundException)
        {
            // Somebody else, or another server of ours, has just moved it.
            return null;
        }
        catch (FormatException fault)
        {
            // Anybody may write to it, and anything.
            log.LogInformation(fault, "A message in the mailbox could not be read");
            return null;
        }
    }

    /// <summary>
    /// Nothing where the mailbox has none and lets nobody make one, or cannot move one message without touching others:
    /// marked as read is enough.
    /// </summary>
    private async Task<IMailFolder?> FindReadFolderAsync(ImapClient client, CancellationToken cancel)
    {
        if ((client.Capabilities & (ImapCapabilities.Move | ImapCapabilities.UidPlus)) == 0)
            return null;
        var name = options.Value.Inbox.ReadFolder;
        var top = client.GetFolder(client.PersonalNamespaces[0]);
        try
        {
            return (await top.GetSubfoldersAsync(false, cancel)).FirstOrDefault(f => f.Name == name)
                ?? await top.CreateAsync(name, isMessageFolder: true, cancel);
        }
        catch (ImapCommandException)
        {
            return null;
        }
    }

    private MailFailureReason LogFailure(MailConnectionError trouble)
    {
        var server = options.Value.InboxServer;
        log.LogWarning(
            "The mailbox at {Host}:{Port} could not be read: {Reason}, {Cause}",
            server.Host,
            server.Port,
            trouble.Reason,
            trouble.Cause ?? "no more is known"
        );
        return trouble.Reason;
    }
}
