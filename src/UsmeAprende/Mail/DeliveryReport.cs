using System.Text.RegularExpressions;
using MimeKit;

namespace UsmeAprende.Mail;

/// <summary>What servers say became of one letter of ours (RFC 3464, and 6533 for addresses beyond ASCII).</summary>
/// <param name="LetterId">The one whose header came back with it.</param>
public sealed partial record DeliveryReport(Guid LetterId, IReadOnlyList<ReportedRecipient> Recipients)
{
    /// <returns>Nothing where it is no such report, or none about a letter that may be ours.</returns>
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
        var letter = parts.Select(LetterIn).FirstOrDefault(id => id is not null);
        return letter is { } id && recipients.Count > 0 ? new DeliveryReport(id, recipients) : null;
    }

    private static IEnumerable<MimeEntity> Parts(MimeEntity part) => part is Multipart several ? several.SelectMany(Parts) : [part];

    private static Guid? LetterIn(MimeEntity part)
    {
        var headers = part switch
        {
            MessagePart { Message: { } returned } => returned.Headers,
            // Some servers call the header alone by the name of plain text.
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

/// <summary>What became of it for one reader.</summary>
/// <param name="Addresses">In lower case: who it was for, and who it came to be for where an address leads to another.</param>
/// <param name="HasFailed">Given up; false while it is only late, and where it arrived.</param>
/// <param name="Status">As servers write it: <c>5.1.1</c> (RFC 3463).</param>
public sealed partial record ReportedRecipient(IReadOnlyList<string> Addresses, bool HasFailed, string Status)
{
    /// <summary>
    /// Whether it is the address that nothing can be delivered to, for good. A letter too large, in a form that was not wanted
    /// or from a sender that is not trusted would have gone to somebody else no better.
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
