using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace UsmeAprende.Mail;

/// <summary>
/// Turns a letter into what the framework's client sends: accents encoded, text and HTML side by side. No value of the letter can add a header:
/// line breaks and other control characters become blanks.
/// </summary>
internal static class Envelope
{
    /// <returns>False where the address is none that mail can be sent to.</returns>
    public static bool TryWrite(Letter letter, MailOptions options, [NotNullWhen(true)] out MailMessage? message)
    {
        message = null;

        // The framework's client sends no address with letters beyond ASCII before the @ sign.
        if (!Ascii.IsValid(letter.To.AsSpan(0, Math.Max(0, letter.To.LastIndexOf('@')))) || letter.To.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
            || !MailAddress.TryCreate(letter.To, letter.ToName is null ? null : OneLine(letter.ToName), Encoding.UTF8, out var to) || to.Address != letter.To)
            return false;

        var from = new MailAddress(options.From, OneLine(options.FromName), Encoding.UTF8);
        message = new MailMessage(from, to) { Subject = OneLine(letter.Subject), SubjectEncoding = Encoding.UTF8, HeadersEncoding = Encoding.UTF8 };
        message.Headers.Add("Message-ID", $"<{letter.MessageId:N}@{from.Host}>");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (letter.Unsubscribe is { } unsubscribe)
        {
            message.Headers.Add("List-Unsubscribe", $"<{unsubscribe.AbsoluteUri}>");
            // RFC 8058 asks for HTTPS: a plain link would show its token to everyone on the way.
            if (unsubscribe.Scheme == Uri.UriSchemeHttps)
                message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        if (letter.Html is null)
        {
            message.Body = letter.Text;
            message.BodyEncoding = Encoding.UTF8;
            message.BodyTransferEncoding = TransferEncoding.Base64;
        }
        else
        {
            message.AlternateViews.Add(View(letter.Text, MediaTypeNames.Text.Plain));
            message.AlternateViews.Add(View(letter.Html, MediaTypeNames.Text.Html));
        }
        return true;
    }

    // Quotes would end the name too soon, and names have none.
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '"' or '\\' or '\u2028' or '\u2029' ? ' ' : c)).Trim();

    private static AlternateView View(string text, string type)
    {
        var view = AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);
        view.TransferEncoding = TransferEncoding.Base64;
        return view;
    }
}
