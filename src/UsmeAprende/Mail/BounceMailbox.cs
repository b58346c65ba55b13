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

    // A report comes back within days. Older messages are not looked at, so that those we cannot match do not pile up.
    private const int Days = 30;

    // A report that carries one of our whole e-mails is far smaller than this.
    private const uint Largest = 2 * 1024 * 1024;

    // The next visit continues where this one stopped.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Whether a mailbox is configured.</summary>
    public bool IsConfigured => options.Value.Inbox.Host is not null;

    /// <summary>
    /// Hands over each report that is still unread. A message that is no report, or that could not be settled, stays unread.
    /// </summary>
    /// <param name="settle">
    /// Stores what a report says and returns whether the report is done with. It may be given the same report again.
    /// </param>
    /// <returns>Why the mailbox could not be read, or not to its end; nothing where all went well.</returns>
    public async Task<MailFailureReason?> ReadAsync(Func<DeliveryReport, CancellationToken, Task<bool>> settle, CancellationToken cancel)
    {
        using var client = new ImapClient();
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        timeout.CancelAfter(Longest);
        try
        {
            if (await connections.ConnectAsync(client, options.Value.InboxServer, timeout.Token) is { } error)
                return LogFailure(error);
            await ReadAsync(client, settle, timeout.Token);
            await client.DisconnectAsync(quit: true, timeout.Token);
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return LogFailure(new MailConnectionError(MailFailureReason.TimedOut));
        }
        catch (Exception fault) when (fault is FolderNotFoundException or FolderNotOpenException)
        {
            // The folder is missing or read-only.
            return LogFailure(new MailConnectionError(MailFailureReason.MailboxClosed));
        }
        catch (Exception fault) when (MailServerConnector.FindError(fault) is { } error)
        {
            return LogFailure(error);
        }
    }

    private async Task ReadAsync(ImapClient client, Func<DeliveryReport, CancellationToken, Task<bool>> settle, CancellationToken cancel)
    {
        var folder = await client.GetFolderAsync(options.Value.Inbox.Folder, cancel);
        if (await folder.OpenAsync(FolderAccess.ReadWrite, cancel) is not FolderAccess.ReadWrite)
            throw new FolderNotOpenException(folder.FullName, FolderAccess.ReadWrite);
        var since = clock.GetUtcNow().UtcDateTime.AddDays(-Days);
        var unread = await folder.SearchAsync(SearchQuery.NotSeen.And(SearchQuery.DeliveredAfter(since)), cancel);

        // The latest first: old messages that we cannot match must not keep newer ones from being read. We read the header ourselves: what
        // servers make of the structure of a broken message differs.
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

            // Marked only now. If the process dies before this, the same report is read again, and what was stored shows that it was
            // counted already.
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
            // Somebody, or another of our servers, has just moved the message.
            return null;
        }
        catch (FormatException fault)
        {
            // Anybody can write anything to this mailbox.
            log.LogInformation(fault, "A message in the mailbox could not be read");
            return null;
        }
    }

    /// <summary>
    /// Null if the folder is missing and cannot be made, or if the server cannot move a single message. Then reports are only marked as
    /// read.
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

    private MailFailureReason LogFailure(MailConnectionError error)
    {
        var server = options.Value.InboxServer;
        log.LogWarning(
            "The mailbox at {Host}:{Port} could not be read: {Reason}, {Cause}",
            server.Host,
            server.Port,
            error.Reason,
            error.Cause ?? "no more is known"
        );
        return error.Reason;
    }
}
