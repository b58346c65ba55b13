using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit;
using MimeKit.Text;
using UsmeAprende.Data;

namespace UsmeAprende.Mail;

/// <summary>
/// Writes an e-mail as a MIME message (RFC 5322) with text and HTML. No value can add a header: line breaks and other control characters
/// become blanks.
/// </summary>
internal static class MimeMessageWriter
{
    /// <returns>False if the address is not a valid one.</returns>
    public static bool TryWrite(EmailMessage email, MailOptions options, DateTimeOffset now, [NotNullWhen(true)] out MimeMessage? message)
    {
        message = null;
        if (
            email.To.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            || !MailboxAddress.TryParse(email.To, out var to)
            || to.Address != email.To
            || to.Domain.Length == 0
            || to.LocalPart.Length == 0
        )
            return false;

        var from = new MailboxAddress(Encoding.UTF8, OneLine(options.FromName), options.From);
        message = new MimeMessage
        {
            Subject = OneLine(email.Subject),
            Date = now.ToOffset(BogotaClock.Offset),
            MessageId = $"{email.MessageId:N}@{MailboxAddress.EncodeAddrspec($"x@{from.Domain}")[2..]}",
            Body = new MultipartAlternative(
                Part(TextFormat.Plain, email.Text),
                Part(TextFormat.Html, email.Html ?? EmailHtmlLayout.RenderText(email.Subject, email.Text))
            ),
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(Encoding.UTF8, email.ToName is null ? null : OneLine(email.ToName), email.To));

        // Asks out-of-office replies not to answer it (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (email.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
            // RFC 8058 demands HTTPS: a plain link would show its token to everyone on the network.
            if (unsubscribe.Scheme == Uri.UriSchemeHttps)
                message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        return true;
    }

    /// <summary>
    /// Whether the server must support characters beyond ASCII in addresses (RFC 6531). A domain can always be written in ASCII.
    /// </summary>
    public static bool IsInternational(MimeMessage message) =>
        message.From.Mailboxes.Concat(message.To.Mailboxes).Any(box => !Ascii.IsValid(box.LocalPart));

    private static TextPart Part(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    // Quotes would end the name too early; real names have none.
    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '"' or '\\' or '\u2028' or '\u2029' ? ' ' : c)).Trim();
}
