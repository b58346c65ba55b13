using System.Text.RegularExpressions;
using MimeKit;

namespace UsmeAprende.Mail;

/// <summary>What servers report about one e-mail of ours (RFC 3464, and 6533 for addresses beyond ASCII).</summary>
/// <param name="LetterId">Message-ID of the e-mail whose header came back with the report.</param>
public sealed partial record DeliveryReport(Guid LetterId, IReadOnlyList<ReportedRecipient> Recipients)
{
    /// <returns>Null if the message is no such report, or is not about an e-mail that may be ours.</returns>
    public static DeliveryReport? Read(MimeMessage message)
    {
        if (message.Body is not MultipartReport report)
            return null;
        var parts = Parts(report).ToList();
        var recipients = parts
            .OfType<MessageDeliveryStatus>()
            .SelectMany(status => status.StatusGroups)
            .Select(ReportedRecipient.Read)
            .OfType<ReportedRecipient>()
            .ToList();
        var emailId = parts.Select(FindEmailId).FirstOrDefault(id => id is not null);
        return emailId is { } id && recipients.Count > 0 ? new DeliveryReport(id, recipients) : null;
    }

    private static IEnumerable<MimeEntity> Parts(MimeEntity part) => part is Multipart several ? several.SelectMany(Parts) : [part];

    private static Guid? FindEmailId(MimeEntity part)
    {
        var headers = part switch
        {
            MessagePart { Message: { } returned } => returned.Headers,
            // Some servers declare the returned header as plain text.
            TextPart { Text: { Length: > 0 } text }
                when part.ContentType.MediaSubtype.EndsWith("headers", StringComparison.OrdinalIgnoreCase) => HeadersIn(text),
            _ => null,
        };
        return
            headers?[HeaderId.MessageId] is { } named
            && MessageId().Match(named) is { Success: true } match
            && Guid.TryParseExact(match.Groups[1].Value, "N", out var id)
            ? id
            : null;
    }

    private static HeaderList? HeadersIn(string text)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text + "\n\n"));
        try
        {
            return HeaderList.Load(stream);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^\s*<([0-9a-fA-F]{32})@[^<>\s]+>\s*$")]
    private static partial Regex MessageId();
}

/// <summary>What happened to the e-mail for one recipient.</summary>
/// <param name="Addresses">In lower case: the address we wrote to, and the address it was forwarded to.</param>
/// <param name="HasFailed">True if the server gave up; false if the e-mail is only late, or arrived.</param>
/// <param name="Status">As servers write it: <c>5.1.1</c> (RFC 3463).</param>
public sealed partial record ReportedRecipient(IReadOnlyList<string> Addresses, bool HasFailed, string Status)
{
    /// <summary>
    /// Whether the address itself will never accept e-mail. An e-mail that was refused because of its size, its form or its sender says
    /// nothing about the address.
    /// </summary>
    public bool IsBounce =>
        HasFailed
        && Status.StartsWith("5.", StringComparison.Ordinal)
        && !Status.StartsWith("5.6.", StringComparison.Ordinal)
        && !Status.StartsWith("5.7.", StringComparison.Ordinal)
        && Status is not ("5.2.3" or "5.3.4");

    internal static ReportedRecipient? Read(HeaderList fields)
    {
        string?[] named = [fields["Final-Recipient"], fields["Original-Recipient"]];
        var addresses = named.Select(Address).OfType<string>().Distinct().ToList();
        return
            addresses.Count > 0 && fields["Action"] is { } action && StatusCode().Match(fields["Status"] ?? "") is { Success: true } status
            ? new ReportedRecipient(addresses, action.Trim().StartsWith("failed", StringComparison.OrdinalIgnoreCase), status.Value)
            : null;
    }

    // "rfc822; ana@ejemplo.co"; some write it in angle brackets.
    private static string? Address(string? field)
    {
        var address = field?[(field.IndexOf(';', StringComparison.Ordinal) + 1)..].Trim().TrimStart('<').TrimEnd('>').ToLowerInvariant();
        return address?.Contains('@', StringComparison.Ordinal) == true ? address : null;
    }

    [GeneratedRegex(@"(?<=^\s*)[245]\.\d{1,3}\.\d{1,3}(?!\d)")]
    private static partial Regex StatusCode();
}
