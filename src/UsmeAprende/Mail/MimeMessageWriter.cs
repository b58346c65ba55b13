using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit;
using MimeKit.Text;
using UsmeAprende.Data;

namespace UsmeAprende.Mail;

/// <summary>
/// Turns a letter into a message (RFC 5322): text and HTML side by side. No value of the letter can add a header:
/// line breaks and other control characters become blanks.
/// </summary>
internal static class MimeMessageWriter
{
    /// <returns>False where the address is none that mail can be sent to.</returns>
    public static bool TryWrite(EmailMessage letter, MailOptions options, DateTimeOffset now, [NotNullWhen(true)] out MimeMessage? message)
    {
        message = null;
        if (
            letter.To.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            || !MailboxAddress.TryParse(letter.To, out var to)
            || to.Address != letter.To
            || to.Domain.Length == 0
            || to.LocalPart.Length == 0
        )
            return false;

        var from = new MailboxAddress(Encoding.UTF8, OneLine(options.FromName), options.From);
        message = new MimeMessage
        {
            Subject = OneLine(letter.Subject),
            Date = now.ToOffset(BogotaClock.Offset),
            MessageId = $"{letter.MessageId:N}@{MailboxAddress.EncodeAddrspec($"x@{from.Domain}")[2..]}",
            Body = new MultipartAlternative(
                Part(TextFormat.Plain, letter.Text),
                Part(TextFormat.Html, letter.Html ?? EmailHtmlLayout.RenderText(letter.Subject, letter.Text))
            ),
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress(Encoding.UTF8, letter.ToName is null ? null : OneLine(letter.ToName), letter.To));

        // Nobody's holiday notice is to answer it (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{unsubscribe.AbsoluteUri}>");
            // RFC 8058 asks for HTTPS: a plain link would show its token to everyone on the way.
            if (unsubscribe.Scheme == Uri.UriSchemeHttps)
                message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }
        return true;
    }

    /// <summary>
    /// Whether it can only go by a server that knows letters beyond ASCII in addresses (RFC 6531).
    /// The name of a domain can always be written without.
    /// </summary>
    public static bool IsInternational(MimeMessage message) =>
        message.From.Mailboxes.Concat(message.To.Mailboxes).Any(box => !Ascii.IsValid(box.LocalPart));

    private static TextPart Part(TextFormat format, string text)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.Base64 };
        part.SetText(Encoding.UTF8, text);
        return part;
    }

    // Quotes would end the name too soon, and names have none.
    private static string OneLine(string text) =>
        string.Concat(text.Select(c => char.IsControl(c) || c is '"' or '\\' or '\u2028' or '\u2029' ? ' ' : c)).Trim();
}
