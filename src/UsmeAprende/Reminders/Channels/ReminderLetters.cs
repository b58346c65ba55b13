using System.Net;
using Microsoft.Extensions.Options;
using UsmeAprende.Mail;

namespace UsmeAprende.Reminders.Channels;

/// <summary>
/// Makes a reminder into a letter: plain text, and the same as simple HTML that any mail programme shows, in the dark too.
/// </summary>
public sealed class ReminderLetters(UnsubscribeTokens tokens, IOptions<ReminderOptions> options)
{
    /// <summary>Where the links to stop a kind lead; the token follows.</summary>
    public const string UnsubscribePath = "/avisos/baja/";

    private const string ButtonStyle =
        "display:inline-block;padding:12px 20px;border-radius:12px;background:#1a6650;color:#ffffff;font-weight:bold;text-decoration:none";

    public Letter Write(OutgoingReminder reminder)
    {
        var (site, words) = (options.Value, reminder.Words);
        var action = site.SiteUrl + words.Link;
        var stop = site.SiteUrl + UnsubscribePath + tokens.Make(reminder.To.Id, reminder.Kind.Id);
        return new Letter
        {
            Owner = reminder.To.Id,
            ToName = reminder.To.FullName,
            To = reminder.To.Email ?? throw new InvalidOperationException("A letter needs an address."),
            Subject = words.Title,
            Text = $"{words.Text}\n\n{words.Action}:\n{action}\n\n--\n{site.SiteName}\nPara no recibir más avisos como este: {stop}\n",
            Html = Html(words, site.SiteName, action, stop),
            MessageId = reminder.Id,
            Unsubscribe = new Uri(stop),
        };
    }

    // A thumb finds the button: 48 px high and more.
    private static string Html(ReminderWords words, string site, string action, string stop) =>
        LetterPage.Of(
            words.Title,
            $"""
            {words.Html.Trim()}
            <p><a href="{WebUtility.HtmlEncode(action)}" style="{ButtonStyle}">{WebUtility.HtmlEncode(words.Action)}</a></p>
            <hr style="border:0;border-top:1px solid #85715f">
            <p style="font-size:16px">{WebUtility.HtmlEncode(site)}<br><a href="{WebUtility.HtmlEncode(
                stop
            )}">No quiero más avisos como este</a></p>
            """
        );
}
